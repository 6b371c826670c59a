"""The demonstration data: real matters, walked through the acts by invented people."""

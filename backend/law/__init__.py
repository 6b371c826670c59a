"""The law itself: acts, numbers, terms and procedures, in plain Python."""

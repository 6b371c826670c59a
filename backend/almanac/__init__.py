"""Days off and moved working days, as data; the calendar that is built from them."""

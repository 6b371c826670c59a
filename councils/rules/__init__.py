"""What the law, or the council's own regulation, lets a council do; no Django."""

"""Rules, plans and the dialog that frees space."""

"""Guide, keyboard shortcuts and about."""

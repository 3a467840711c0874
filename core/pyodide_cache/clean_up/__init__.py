"""Free space: rules, plans, trash and undo."""

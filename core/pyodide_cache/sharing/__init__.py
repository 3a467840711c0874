"""Share files between directories: the store, layers and snapshots."""

"""Dialogs of the store, layers and snapshots."""

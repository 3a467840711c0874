"""Dialogs of start images."""

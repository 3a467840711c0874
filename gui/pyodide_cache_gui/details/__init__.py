"""The details of one file."""

"""The treemap of a directory."""

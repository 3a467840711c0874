"""Read lock files, wheels, names and tags. Pure functions on text and bytes."""

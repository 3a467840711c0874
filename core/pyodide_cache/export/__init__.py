"""Write lock files and offline distributions."""

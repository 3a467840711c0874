"""Choose packages and sources, and download them."""

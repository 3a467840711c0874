"""What changed in the world: differences between releases, and what is outdated."""

"""Hash files, compare them with the published hashes, and repair wrong ones."""

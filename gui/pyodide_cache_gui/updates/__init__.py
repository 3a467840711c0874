"""What differs between releases, lock files and directories, and what an upgrade would change."""

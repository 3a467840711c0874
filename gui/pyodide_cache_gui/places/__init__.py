"""Known caches on this machine and cross-build environments."""

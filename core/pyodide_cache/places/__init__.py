"""Find known caches and cross-build environments on this machine."""

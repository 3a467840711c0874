"""Folders, links, locks, the trash, and files that are read and written safely."""

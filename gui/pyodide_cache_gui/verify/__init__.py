"""Verify and repair files."""

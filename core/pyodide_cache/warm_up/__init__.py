"""Resolve and download packages before they are needed."""

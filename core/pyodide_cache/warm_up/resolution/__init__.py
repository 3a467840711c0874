"""Resolve requirements to files that the runtime can load."""

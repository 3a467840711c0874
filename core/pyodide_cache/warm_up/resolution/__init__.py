"""Resolve requirements to files that the runtime can load."""

from __future__ import annotations

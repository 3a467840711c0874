"""Scan a cache directory, and tell what each file is and its status."""

from __future__ import annotations

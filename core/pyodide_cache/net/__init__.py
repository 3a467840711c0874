"""Fetch files and index pages, over HTTP or from a folder."""

from __future__ import annotations

"""Verify and repair files."""

from __future__ import annotations

"""Resolve and download packages before they are needed."""

from __future__ import annotations

"""The treemap of a directory."""

from __future__ import annotations

"""The export dialog."""

from __future__ import annotations

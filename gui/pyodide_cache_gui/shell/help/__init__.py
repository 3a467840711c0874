"""Guide, keyboard shortcuts and about."""

from __future__ import annotations

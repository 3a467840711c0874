"""Pack an app."""

from __future__ import annotations

"""The preferences dialog."""

from __future__ import annotations

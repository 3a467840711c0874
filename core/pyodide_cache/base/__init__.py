"""Problems, events and small helpers that every other package uses. No I/O."""

from __future__ import annotations

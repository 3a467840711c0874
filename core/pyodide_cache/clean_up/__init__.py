"""Free space: rules, plans, trash and undo."""

from __future__ import annotations

"""Pack an app: the smallest bundle that still runs it."""

from __future__ import annotations

"""Pack an app: the smallest bundle that still runs it, proven by running it."""

from __future__ import annotations

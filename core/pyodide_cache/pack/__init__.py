"""Make the smallest bundle that still runs an app."""

from __future__ import annotations

"""Write lock files and offline distributions."""

from __future__ import annotations

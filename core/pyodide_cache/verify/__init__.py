"""Hash files, tell who published them, and repair damaged ones."""

from __future__ import annotations

"""Show the files of a directory: table, map and ages."""

from __future__ import annotations

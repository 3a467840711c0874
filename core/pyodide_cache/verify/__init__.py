"""Hash files, compare them with the published hashes, and repair wrong ones."""

from __future__ import annotations

"""Known caches on this machine and cross-build environments."""

from __future__ import annotations

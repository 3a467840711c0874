"""Find known caches and cross-build environments on this machine."""

from __future__ import annotations

"""The commands, one module for those that belong together."""

from __future__ import annotations

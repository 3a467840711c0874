"""What belongs to the person, not to a cache directory: places, lists, presets, releases."""

from __future__ import annotations

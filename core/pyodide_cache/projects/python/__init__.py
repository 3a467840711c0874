"""Read what Python code imports and installs, following values without running it."""

from __future__ import annotations

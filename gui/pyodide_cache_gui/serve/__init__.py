"""A local mirror that runs while the window is open."""

from __future__ import annotations

"""The version of this program; packaging and the window read it from here."""

from __future__ import annotations

__version__ = "0.1.0"

"""The parts of the main window, one widget a file."""

from __future__ import annotations

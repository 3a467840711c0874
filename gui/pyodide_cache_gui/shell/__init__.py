"""The main window, its menus and commands."""

from __future__ import annotations

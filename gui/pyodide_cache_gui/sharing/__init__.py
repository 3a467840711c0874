"""Dialogs of the store, layers and snapshots."""

from __future__ import annotations

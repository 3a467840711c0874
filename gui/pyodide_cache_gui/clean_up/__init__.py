"""Rules, plans and the dialog that frees space."""

from __future__ import annotations

"""Windows of their own: plans before an act, and editors."""

from __future__ import annotations

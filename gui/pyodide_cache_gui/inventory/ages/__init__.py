"""The histogram of file ages."""

from __future__ import annotations

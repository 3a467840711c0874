"""The details of one file."""

from __future__ import annotations

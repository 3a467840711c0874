"""Columns, groups and ages behind the table."""

from __future__ import annotations

"""Everything about one file: members, dependencies, code snippets."""

from __future__ import annotations

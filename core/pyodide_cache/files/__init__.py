"""Read and write files safely: atomic writes, locks, links, trash."""

from __future__ import annotations

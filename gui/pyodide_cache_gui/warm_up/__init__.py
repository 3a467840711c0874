"""Choose packages and sources, and download them."""

from __future__ import annotations

"""Where packages come from: distributions and indexes, over HTTP or from a folder."""

from __future__ import annotations

"""Directories with wheels for the tests of stores and snapshots."""

from __future__ import annotations

from support import stores

no_reflinks = stores.no_reflinks
store = stores.store
first = stores.first
second = stores.second
root = stores.root

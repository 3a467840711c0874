"""Fixtures for the tests of several rooms."""

from __future__ import annotations

from support import exporting, layers, mirrors, releases

six = layers.six
share = layers.share
layered = layers.layered
warmed = exporting.warmed
cached = releases.cached
mirror_of = mirrors.mirror_of
published_list = releases.published_list

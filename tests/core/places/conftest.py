"""Projects and cross-build environments for the tests of places."""

from __future__ import annotations

from support import places, xbuildenvs

project = places.project
installation = xbuildenvs.installation
root = xbuildenvs.root
orphan = xbuildenvs.orphan

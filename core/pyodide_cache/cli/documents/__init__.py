"""The types of the JSON that commands write; each command names its own with ``writes``.

``pyodide-cache schema`` and docs/schema.json come from them.
"""

from __future__ import annotations

MODULES = ("files", "packages", "sharing", "places", "pack", "updates", "settings")

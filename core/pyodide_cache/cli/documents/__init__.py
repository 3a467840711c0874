"""The types of the JSON that commands write, by room; each command names its own with ``writes``.

``pyodide-cache schema`` and docs/schema.json come from them.
"""

from __future__ import annotations

ROOMS = (
    *("inventory", "warm_up", "verify", "clean_up", "export", "sharing", "team", "places", "pack", "updates"),
    "settings",
)

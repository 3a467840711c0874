"""The steps of a pack, told by its jobs. Light, since every job's row may meet one."""

from __future__ import annotations

from pyodide_cache.base.record import record

#: The step before the core's own: what the app needs is fetched.
FETCH = "fetch"


@record
class PackStep:
    """A step of a recording or of a pack begins; ``attempt`` counts the proofs from 1."""

    name: str
    attempt: int = 0

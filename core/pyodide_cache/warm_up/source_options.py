"""Where packages come from, as the user chooses it; `sources` opens it."""

from __future__ import annotations

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record


class SourceMode(StrEnum):
    """Which sources a warm-up may use."""

    AUTO = "auto"  # the distribution, and the index for what its lock file does not have
    DISTRIBUTION = "distribution"
    INDEX = "index"


@record
class SourceOptions:
    """The user's choice of sources; every part is optional."""

    distribution: str | None = None  # a folder, URL or lock file
    files: tuple[str, ...] = ()  # more folders and URLs for the distribution's files, tried first, in order
    pyodide: str | None = None  # a release, such as ``314.0.7``, ``314`` or ``latest``
    mode: SourceMode = SourceMode.AUTO  # which sources may be used
    #: A package index, or a folder; several are separated by spaces, and the first that has a project provides it
    index_url: str | None = None
    connections: int | None = None  # concurrent requests to one host; None takes the setting
    offline: bool | None = None  # send no request; None takes ``PYODIDE_CACHE_OFFLINE``, then the setting

    @property
    def release(self) -> str | None:
        """The version of the chosen release; see `release_named`."""
        from pyodide_cache.settings.releases import release_named

        return release_named(self.pyodide) if self.pyodide else None

"""What a person says about where packages come from; `sources` opens it."""

from __future__ import annotations

from enum import StrEnum

from pyodide_cache.base.record import record


class SourceMode(StrEnum):
    """Which sources a warm-up may use."""

    AUTO = "auto"  # the distribution, and the index for what its lock lacks
    DISTRIBUTION = "distribution"
    INDEX = "index"


@record
class SourceOptions:
    """What a person says about sources; every part may be left out.

    Attributes:
        distribution: a folder, URL or lock file.
        files: more folders and URLs for the distribution's files, tried first, in order.
        pyodide: an official release, such as ``314.0.7``.
        index_url: of a Simple API index.
        connections: at once to one host; None for the setting.

    """

    distribution: str | None = None
    files: tuple[str, ...] = ()
    pyodide: str | None = None
    mode: SourceMode = SourceMode.AUTO
    index_url: str | None = None
    connections: int | None = None

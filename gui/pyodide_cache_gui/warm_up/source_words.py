"""Where packages come from, in words; and which sources to try when these cannot be reached."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from pyodide_cache.base.record import replace
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

_MOST_CHARACTERS = 20


def sources_text(options: SourceOptions) -> str:
    """Return the sources in the order in which they are asked: ``CDN, then PyPI``."""
    first, index = _names(options)
    if options.mode is SourceMode.AUTO:
        return _tr("{first}, then {second}").format(first=first, second=index)
    return _tr("Only {name}").format(name=first if options.mode is SourceMode.DISTRIBUTION else index)


def sources_tip(options: SourceOptions) -> str:
    """Return what the sources mean."""
    tips = {
        SourceMode.AUTO: _tr("Packages come from the Pyodide release; what it does not have, from the package index"),
        SourceMode.DISTRIBUTION: _tr("Packages come from the Pyodide release"),
        SourceMode.INDEX: _tr("Packages come from the package index"),
    }
    return tips[options.mode]


def other_sources(options: SourceOptions) -> tuple[str, SourceOptions]:
    """Return what to try when the sources cannot be reached: the text of a button, and the sources."""
    first, index = _names(options)
    is_index = options.mode is SourceMode.INDEX
    if is_index:
        return _tr("Use {name} instead").format(name=first), replace(options, mode=SourceMode.DISTRIBUTION)
    # The lock file of a distribution that cannot be reached cannot be read either.
    distribution = None if urlsplit(options.distribution or "").hostname else options.distribution
    other = replace(options, mode=SourceMode.INDEX, distribution=distribution)
    return _tr("Use {name} instead").format(name=index), other


def _names(options: SourceOptions) -> tuple[str, str]:
    """Return the names of the distribution and of the index."""
    urls = (options.index_url or "").split()
    return _place(options.distribution) if options.distribution else _tr("CDN"), _place(urls[0]) if urls else _tr(
        "PyPI"
    )


def _place(text: str) -> str:
    """Return the host of a URL, or the name of a folder."""
    name = urlsplit(text).hostname or PurePath(text).name or text
    return name if len(name) <= _MOST_CHARACTERS else f"{name[: _MOST_CHARACTERS - 1]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("source_words", text)

"""Find pyodide-build in the Python environments of this machine, without running them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import expand
from pyodide_cache.files.paths import is_file, path_of_url
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.xbuildenv import Installation

#: The folders of packages below the prefix of an environment: on POSIX, Debian and Windows.
_SITES = (("lib", "python3*", "site-packages"), ("lib", "python3*", "dist-packages"), ("Lib", "site-packages"))


@record
class Environments:
    """Python environments."""

    prefixes: tuple[Path, ...]  # of all environments
    installations: tuple[Installation, ...]  # of pyodide-build in them


def find_environments(starts: Iterable[tuple[Path, tuple[str, ...]]], cancel: Cancel) -> Environments:
    """Return the environments in the folders that the patterns match; unreadable folders are skipped."""
    prefixes: dict[Path, None] = {}
    installations: dict[tuple[Path, Path], Installation] = {}
    for base, pattern in starts:
        for found in expand(base, pattern, cancel):
            prefix = None if found.problem else _resolved(found.path)
            if prefix is None or prefix in prefixes:
                continue
            sites = [site.path for below in _SITES for site in expand(prefix, below, cancel) if not site.problem]
            if not sites:
                continue
            prefixes[prefix] = None
            for site in sites:
                for package, version in _packages_in(site):
                    installations.setdefault((prefix, package), Installation(prefix, package, version))
    return Environments(tuple(prefixes), tuple(installations.values()))


def _packages_in(site: Path) -> Iterator[tuple[Path, str | None]]:
    try:
        metadata = sorted(site.glob("pyodide_build-*.dist-info"))
    except OSError:
        return
    version = metadata[0].name.removesuffix(".dist-info").partition("-")[2] if metadata else None
    candidates = [site]
    if metadata and (source := _editable_source(metadata[0])):
        candidates += [source, source / "src"]
    for folder in candidates:
        # Each file may be a link, as uv installs them; pyodide-build uses the location of this one.
        module = folder / "pyodide_build" / "common.py"
        if is_file(module) and (resolved := _resolved(module)):
            yield resolved.parent, version


def _editable_source(metadata: Path) -> Path | None:
    """Return the source folder of an editable installation."""
    try:
        written = parse_json(read_file(metadata / "direct_url.json"))
        if not written["dir_info"]["editable"]:
            return None
        url = str(written["url"])
        return path_of_url(url) if urlsplit(url).scheme == "file" else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return None

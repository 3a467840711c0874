"""Decide which members of each archive a pack drops, from a trace and settings alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from fnmatch import fnmatchcase

from pyodide_cache.pack.settings import Keep, PackSettings, Strategy
from pyodide_cache.pack.trace import Archive, Key, Trace, TracedPlace

_LIBRARY = re.compile(r"\.so(\.\d+)*$")
_TEST_FOLDERS = frozenset({"test", "tests", "testing_data", "test_data", "_tests"})
_DOC_FOLDERS = frozenset({"doc", "docs", "example", "examples", "include"})
_DOC_SUFFIXES = (".pyi", ".pxd", ".pyx", ".c", ".cc", ".cpp", ".h", ".hpp", ".f90", ".md", ".rst", ".map")
_LICENSE = re.compile(r"(?:^|/)(?:licen[cs]es?|copying|notice|authors|copyright)\b[^/]*(?:/|$)", re.IGNORECASE)
_METADATA = frozenset({"METADATA", "WHEEL", "RECORD", "entry_points.txt", "top_level.txt"})

#: Members of the standard library that C code or the runtime imports by itself, perhaps not in the watched run:
#: codecs, tracebacks, unpacking packages, dates.
_FOR_THE_RUNTIME = (
    *("_pyodide/*", "pyodide/*", "site.py", "zipfile/*", "tarfile.py", "importlib/*.py", "warnings.py", "copyreg.py"),
    *("_py_warnings.py", "traceback.py", "linecache.py", "tokenize.py", "token.py", "textwrap.py", "_colorize.py"),
    *("_strptime.py", "encodings/__init__.py", "encodings/aliases.py", "encodings/utf_8.py", "encodings/ascii.py"),
    *("encodings/latin_1.py", "encodings/cp437.py", "encodings/idna.py", "encodings/utf_8_sig.py"),
)


def is_library(name: str) -> bool:
    """Return whether a member is a shared library."""
    return _LIBRARY.search(name) is not None


def is_python(name: str) -> bool:
    """Return whether a member is a Python module, as source or compiled."""
    return name.endswith((".py", ".pyc"))


def is_metadata(name: str) -> bool:
    """Return whether a member is in the ``.dist-info`` folder of a wheel."""
    return name.partition("/")[0].endswith(".dist-info")


def module_of(name: str) -> str | None:
    """Return the dotted name of the module that a member is; None if it is not a module.

    >>> module_of("a/b/__init__.py"), module_of("a/_c.cpython-314-wasm32-emscripten.so"), module_of("a/data.txt")
    ('a.b', 'a._c', None)
    """
    folder, _, file = name.rpartition("/")
    stem, _, suffix = file.partition(".")
    if suffix not in {"py", "pyc"} and not is_library(file):
        return None
    parts = [*folder.split("/")] if folder else []
    if stem != "__init__":
        parts.append(stem)
    return ".".join(parts) if parts and all(part.isidentifier() for part in parts) else None


def paths_of(archive: Archive, name: str, trace: Trace) -> tuple[str, ...]:
    """Return the absolute paths of a member in the runtime."""
    match archive.place:
        case TracedPlace.ARCHIVE:
            return (f"{_zip_path(trace)}/{name}",)
        case TracedPlace.DYNLIB:
            return (f"/usr/lib/{name}",)
        case TracedPlace.STDLIB:
            return (f"{posixpath.dirname(trace.site)}/{name}",)
    found = [f"{trace.site}/{name}"]
    top, _, rest = name.partition("/")
    if top.endswith(".data") and rest.startswith("data/"):
        found.append(posixpath.join(trace.prefix, rest.removeprefix("data/")))
    return tuple(found)


def decide(trace: Trace, settings: PackSettings, missed: Collection[Key] = ()) -> dict[str, dict[str, Strategy]]:
    """Return which members of each archive are dropped, by its name and theirs, and the strategy that drops them.

    Args:
        missed: members that an earlier proof failed without.
    """
    return _Decider(trace, settings, missed).run()


class _Decider:
    def __init__(self, trace: Trace, settings: PackSettings, missed: Collection[Key]) -> None:
        self._trace = trace
        self._settings = settings
        self._missed = missed
        self._used = {posixpath.normpath(path) for path in (*trace.opened, *trace.looked, *trace.origins)}
        # importlib.metadata lists these folders; that does not mean that the app uses all files in them.
        roots = {trace.site, trace.prefix, posixpath.dirname(trace.site), "/usr/lib", "/lib", _zip_path(trace)}
        self._listed = {posixpath.normpath(path) for path in trace.listed} - roots
        #: Every member with its archive.
        self._all = {(each.name, item.name): (each, item) for each in trace.archives for item in each.members}
        self._kept: set[Key] = set()

    def run(self) -> dict[str, dict[str, Strategy]]:
        self._kept = {key for key, (archive, _) in self._all.items() if self._is_needed(archive, key[1])}
        if Keep.LAZY_IMPORTS in self._settings.keep:
            self._follow(lambda name: None if _is_test(name) else module_of(name))
        if Keep.DATA in self._settings.keep:
            self._add_data()
        strategies = {key: self._strategy_for(archive, key[1]) for key, (archive, _) in self._all.items()}
        self._kept |= {key for key, strategy in strategies.items() if strategy is None}
        self._add_parents()
        self._follow(lambda name: posixpath.basename(name) if is_library(name) else None)
        found: dict[str, dict[str, Strategy]] = {archive.name: {} for archive in self._trace.archives}
        for key, strategy in strategies.items():
            if strategy and key not in self._kept:
                found[key[0]][key[1]] = strategy
        return found

    def _is_needed(self, archive: Archive, name: str) -> bool:
        """Return whether a member stays for its own sake."""
        paths, inner = paths_of(archive, name, self._trace), name.partition("/")[2]
        return (
            (archive.name, name) in self._missed
            # Opened, passed to stat, imported, or in a folder that the app listed.
            or not self._used.isdisjoint(paths)
            or any(posixpath.dirname(path) in self._listed for path in paths)
            or any(fnmatchcase(name, pattern) for pattern in self._settings.include)
            or (is_metadata(name) and (inner in _METADATA or Keep.METADATA in self._settings.keep))
            or (_LICENSE.search(name) is not None and not is_python(name))
            or (archive.place is TracedPlace.ARCHIVE and any(fnmatchcase(name, each) for each in _FOR_THE_RUNTIME))
        )

    def _follow(self, name_of: Callable[[str], str | None]) -> None:
        """Keep what kept members need by the names that ``name_of`` gives members, and what that needs in turn."""
        by_name: dict[str, list[Key]] = {}
        for key in self._all:
            if needed := name_of(key[1]):
                by_name.setdefault(needed, []).append(key)
        queue = [*self._kept]
        for key in queue:
            for needed in self._all[key][1].needs:
                found = [each for each in by_name.get(posixpath.basename(needed), ()) if each not in self._kept]
                self._kept.update(found)
                queue += found

    def _add_data(self) -> None:
        used = {
            (owner, name.partition("/")[0]) for owner, name in self._kept if not is_metadata(name) and "/" in name
        }
        for (owner, name), (archive, _) in self._all.items():
            is_data = (owner, name.partition("/")[0]) in used and not is_python(name) and not is_library(name)
            if is_data and not self._strategy_by_kind(archive, name):
                self._kept.add((owner, name))

    def _add_parents(self) -> None:
        """Keep the packages of modules that stay."""
        for owner, name in [*self._kept]:
            folder = posixpath.dirname(name) if is_python(name) or is_library(name) else ""
            while folder:
                self._kept |= {(owner, f"{folder}/__init__.py")} & self._all.keys()
                folder = posixpath.dirname(folder)

    def _strategy_for(self, archive: Archive, name: str) -> Strategy | None:
        """Return the selected strategy that drops a member without a reason to stay; None if there is none."""
        selected = self._settings.strategies
        if kind := self._strategy_by_kind(archive, name):
            return kind
        if is_library(name):
            return Strategy.LIBRARIES if Strategy.LIBRARIES in selected else None
        unused = Strategy.STDLIB if archive.place is TracedPlace.ARCHIVE else Strategy.FILES
        return unused if unused in selected else None

    def _strategy_by_kind(self, archive: Archive, name: str) -> Strategy | None:
        selected = self._settings.strategies
        if archive.place is TracedPlace.ARCHIVE:
            return None
        if Strategy.TESTS in selected and _is_test(name):
            return Strategy.TESTS
        if Strategy.DOCS in selected and not is_metadata(name):
            folders = name.lower().split("/")[:-1]
            if not _DOC_FOLDERS.isdisjoint(folders) or name.lower().endswith(_DOC_SUFFIXES):
                return Strategy.DOCS
        return None


def _is_test(name: str) -> bool:
    *folders, file = name.lower().split("/")
    return not _TEST_FOLDERS.isdisjoint(folders) or file == "conftest.py"


def _zip_path(trace: Trace) -> str:
    major, minor, *_ = trace.python.split(".")
    return f"/lib/python{major}{minor}.zip"


def members_by_path(trace: Trace) -> Mapping[str, Key]:
    """Return the archive and name of every member by its paths in the runtime."""
    return {
        path: (archive.name, member.name)
        for archive in trace.archives
        for member in archive.members
        for path in paths_of(archive, member.name, trace)
    }

"""The unpacked npm package ``pyodide`` that an app is run with."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, parse_lock
from pyodide_cache.net.distribution import version_in
from pyodide_cache.settings.releases import range_of, release_of_lock
from pyodide_cache.warm_up.source_options import SourceOptions


def find_runtime_folder(script: Path) -> Path | None:
    """Return the nearest ``node_modules/pyodide`` above the script, else above the current folder."""
    for start in (script.absolute().parent, Path.cwd()):
        for folder in (start, *start.parents):
            found = folder / "node_modules" / "pyodide"
            if (found / "pyodide.mjs").is_file():
                return found
    return None


def release_of(runtime: Path) -> str | None:
    """Return the official release whose lock file a runtime's folder holds; None for any other lock file."""
    for name in LOCK_FILE_NAMES:
        try:
            found = release_of_lock(parse_lock(read_file(runtime / name), name))
        except (OSError, Problem):
            continue
        named = version_in(runtime)  # several releases have the same lock file
        return named if found and range_of(named) == range_of(found) else found
    return None


def options_for_runtime(source_options: SourceOptions, runtime: Path | None) -> SourceOptions:
    """Return source options that fit a runtime, unless a release or distribution was chosen.

    The lock file of the runtime says which packages fit. If it is an official one, the release is chosen, since the
    npm package holds no packages.
    """
    if runtime is None or source_options.distribution or source_options.pyodide:
        return source_options
    release = release_of(runtime)
    return replace(source_options, pyodide=release, distribution=None if release else str(runtime))

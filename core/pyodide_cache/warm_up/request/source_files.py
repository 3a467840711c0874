"""Find the files of a project that say what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os.path import normpath
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.projects.source_imports import SourceImports
from pyodide_cache.warm_up.request.project_files import (
    is_project_file,
    is_read_by_itself,
    is_script,
    is_source_script,
    is_superseded,
    is_web_file,
    uses_npm_pyodide,
)

#: Folders with installed packages or build results.
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "env", "site-packages", "build", "dist"})

#: A project with more source files than this is probably a home folder.
MOST_FILES = 5000


def source_files(path: Path) -> list[Path]:
    """Return the files of a folder that say what a project needs, or one file.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for a folder with more than `MOST_FILES` of them.
    """
    if not path.is_dir():
        return [path]
    found = []

    @cache
    def is_of_web(folder: Path) -> bool:
        return uses_npm_pyodide(folder) or (folder != path and is_of_web(folder.parent))

    for file in walk(path):
        if is_project_file(file) or (is_web_file(file) and is_of_web(file.parent)):
            found.append(file)
            if len(found) > MOST_FILES:
                error = f"more than {MOST_FILES} source files; choose a folder further down"
                raise Problem(Code.UNREADABLE_FILE, path=str(path), error=error)
    return sorted(file for file in found if not is_superseded(file))


def scripts_of(found: SourceImports, folder: Path) -> Iterator[Path]:
    """Yield the scripts that a page or script names, which need not start Pyodide themselves."""
    files = (Path(normpath(folder / name)) for name in found.files)  # scripts can import each other by ``../``
    yield from (file for file in files if file.is_file() and is_source_script(file))


def used_by(found: SourceImports, folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that a file there names, and the modules that it imports."""
    named = (Path(normpath(folder / name)) for name in found.files if is_read_by_itself(name))
    yield from (file for file in named if file.is_file() and not is_script(file))
    for top in dict.fromkeys(item.module.partition(".")[0] for item in found.imports):
        if (module := folder / f"{top}.py").is_file():
            yield module
        elif (folder / top).is_dir():  # also one without an __init__.py
            yield from (file for file in walk(folder / top) if file.suffix == ".py")


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files of a project, without those of others: installed packages, builds, and hidden folders."""
    for item in sorted(folder.iterdir()):
        if item.is_symlink() or (item.name.startswith(".") and item.name != ".binder"):
            continue
        if item.is_dir():
            if item.name not in _SKIPPED_FOLDERS:
                yield from walk(item)
        elif item.is_file():
            yield item

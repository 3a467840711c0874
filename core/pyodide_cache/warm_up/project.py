"""Read a project's requirements: what its files declare and import, with the reason for each package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.imports import (
    ALIASES,
    SourceImports,
    foreign_modules,
    read_notebook,
    read_pyproject,
    read_script,
)
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import parse_requirement, parse_requirements_file

#: Folders with installed packages or build results.
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "env", "site-packages", "build", "dist"})

#: A project with more source files than this is probably a home folder.
MOST_FILES = 5000

_MAX_BYTES = 8 * 1024 * 1024


@record
class ProjectRequirement:
    """A requirement of a project.

    Attributes:
        requirement: its text.
        reasons: where it comes from, as ``file`` or ``file:line: import name``, in the order found.

    """

    requirement: str
    reasons: tuple[str, ...]


@record
class ProjectRequirements:
    """What a project requires.

    Attributes:
        root: the folder or file that was read.
        requirements: sorted by name.
        problems: files that cannot be read and lines that are no requirements, each with the file's name.
        files: how many files were read.

    """

    root: Path
    requirements: tuple[ProjectRequirement, ...]
    problems: tuple[tuple[str, Problem], ...]
    files: int


def read_project(path: Path, lock: LockFile, *, cancel: Cancel) -> ProjectRequirements:
    """Read a folder, script, notebook, requirements file or ``pyproject.toml``.

    A declared requirement replaces an import of the same package, since it may name versions. An import is mapped
    to a package by the lock file's ``imports``, then by known aliases, then by its own name.

    Args:
        path: of the project.
        lock: maps imports to packages.
        cancel: stops the search.

    Raises:
        Problem: `Code.GONE` if ``path`` does not exist, `Code.UNREADABLE_FILE` if a folder has more than
            `MOST_FILES` source files.
        Cancelled: when ``cancel`` is set.

    """
    if not path.exists():
        raise Problem(Code.GONE, path=str(path))
    root = path if path.is_dir() else path.parent
    files = _source_files(path)
    own = _own_modules(root) if path.is_dir() else {file.stem for file in root.glob("*.py")}
    packages = _packages_by_import(lock)
    declared: dict[str, str] = {}
    reasons: dict[str, list[str]] = {}
    problems: list[tuple[str, Problem]] = []
    for file in files:
        cancel.check()
        name = file.relative_to(root).as_posix()
        try:
            found, invalid = _read(file, name)
        except Problem as problem:
            problems.append((name, problem))
            continue
        problems += invalid
        for text in found.requirements:
            try:
                package = canonicalize_name(parse_requirement(text).name)
            except Problem as problem:
                problems.append((name, problem))
                continue
            declared.setdefault(package, text)
            reasons.setdefault(package, []).append(name)
        for module, line in foreign_modules(found.imports, own).items():
            package = canonicalize_name(packages.get(module) or ALIASES.get(module) or module)
            reasons.setdefault(package, []).append(f"{name}:{line}: import {module}")
    requirements = tuple(
        ProjectRequirement(declared.get(package, package), tuple(dict.fromkeys(why)))
        for package, why in sorted(reasons.items())
    )
    return ProjectRequirements(path, requirements, tuple(problems), len(files))


def _packages_by_import(lock: LockFile) -> dict[str, str]:
    found: dict[str, str] = {}
    for package in lock.packages.values():
        if package.is_tests:
            continue
        for module in package.imports:
            top = module.partition(".")[0]
            # Several packages provide pkg_resources, for example: the one of that name is preferred.
            if top not in found or canonicalize_name(top) == package.name:
                found[top] = package.spelling
    return found


def _source_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = []
    for file in _walk(path):
        if file.suffix in {".py", ".ipynb"} or file.name == "pyproject.toml" or _is_requirements_file(file):
            found.append(file)
            if len(found) > MOST_FILES:
                error = f"more than {MOST_FILES} source files; choose a folder further down"
                raise Problem(Code.UNREADABLE_FILE, path=str(path), error=error)
    return sorted(found)


def _walk(folder: Path) -> Iterator[Path]:
    for item in sorted(folder.iterdir()):
        if item.is_symlink() or item.name.startswith("."):
            continue
        if item.is_dir():
            if item.name not in _SKIPPED_FOLDERS:
                yield from _walk(item)
        elif item.is_file():
            yield item


def _own_modules(root: Path) -> set[str]:
    """Return the names of the project's own modules: its files and folders, on any import path."""
    found: set[str] = set()
    for file in _walk(root):
        if file.suffix == ".py":
            found.add(file.stem)
            if file.parent != root:
                found.update(part for part in file.relative_to(root).parts[:-1] if part.isidentifier())
    return found


def _is_requirements_file(file: Path) -> bool:
    return file.name.startswith("requirements") and file.suffix in {".txt", ".in"}


def _read(file: Path, name: str) -> tuple[SourceImports, list[tuple[str, Problem]]]:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise Problem(Code.UNREADABLE_FILE, path=name, error=f"larger than {_MAX_BYTES} bytes")
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(Code.UNREADABLE_FILE, path=name, error=str(error)) from error
    if file.suffix == ".ipynb":
        return read_notebook(text, name), []
    if file.name == "pyproject.toml":
        return read_pyproject(text, name), []
    if file.suffix == ".py":
        return read_script(text, name), []
    parsed = parse_requirements_file(text)
    invalid = [(name, problem) for _, problem in parsed.bad]
    return SourceImports(requirements=tuple(str(item) for item in parsed.good)), invalid

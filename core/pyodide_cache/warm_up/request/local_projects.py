"""What a project in a folder declares, for a requirement that names the folder: pip would build it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection
from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.paths import is_file
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.documents import as_list, parse_toml, table_at
from pyodide_cache.formats.encoding import decode_text
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.projects.declared.manifests import read_pyproject, read_setup_cfg
from pyodide_cache.projects.declared.tool_locks import OF_WORKSPACE, is_project
from pyodide_cache.projects.scripts import read_setup_py
from pyodide_cache.projects.source_imports import SourceImports
from pyodide_cache.warm_up.request.references import named_folder

_MAX_BYTES = 8 * 1024 * 1024


def declared_in(folder: Path, extras: Collection[str]) -> SourceImports | None:
    """Return what a project needs with extras, and its modules; None if no file in its folder declares anything.

    Only a ``pyproject.toml`` is known to say which requirements an extra has; of other files, all are returned with
    any extra, as optional ones.

    Raises:
        Problem: when such a file is not valid.
        OSError: when it cannot be read; a text in no known encoding is a ValueError.
    """
    readers = {"setup.cfg": read_setup_cfg, "setup.py": read_setup_py}
    found = SourceImports()
    for name, read in readers.items():
        if is_file(folder / name):
            found += read(_text(folder / name), str(folder / name))
    found = replace(found, optional=found.optional if extras else (), rules=())
    if is_file(file := folder / "pyproject.toml"):
        found += replace(read_pyproject(_text(file), str(file), extras), optional=(), rules=())
    if not (found.requirements or found.optional or found.files or found.projects):
        return None
    packages = (file.parent.name for place in (folder, folder / "src") for file in place.glob("*/__init__.py"))
    own = (*found.own, *(name.replace("-", "_") for name in found.projects), *packages)
    return replace(found, own=own, files=tuple(name for name in found.files if name not in readers))


def names_part(text: str) -> bool:
    """Return whether a requirement names a project by its folder or as a part of the workspace; it may be missing."""
    place = text.partition(" @ ")[2].partition(" ;")[0]
    return text.startswith("-e ") or (place != "" and is_project(place))


def named_part(text: str, folder: Path) -> tuple[Path, frozenset[str], str] | None:
    """Return the folder, extras and marker of a project that a requirement in a folder names, if it is there."""
    body = text.removeprefix("-e ")
    if OF_WORKSPACE in body:
        name = canonicalize_name(re.split(r"[\s\[@]", body, maxsplit=1)[0])
        body = body.replace(OF_WORKSPACE, str(_part_of_workspace(name, folder) or OF_WORKSPACE))
    return named_folder(body, [folder])


def _part_of_workspace(name: str, folder: Path) -> Path | None:
    """Return the folder of a part, or the root, of the workspace of uv that a folder is in, by its canonical name."""
    for root in (folder.absolute(), *folder.absolute().parents):
        with contextlib.suppress(Problem, OSError, ValueError):
            workspace = table_at(parse_toml(_text(root / "pyproject.toml")), "tool", "uv", "workspace")
            members = (part for pattern in as_list(workspace.get("members")) for part in root.glob(f"./{pattern}"))
            for part in (root, *members):
                if (found := declared_in(part, ())) and name in found.projects:
                    return part
    return None


def _text(file: Path) -> str:
    return decode_text(read_file(file, _MAX_BYTES))

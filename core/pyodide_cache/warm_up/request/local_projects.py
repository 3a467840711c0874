"""What a project in a folder declares, for a requirement that names the folder: pip would build it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Mapping
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

_MAX_BYTES = 8 * 1024 * 1024
#: A requirement on a project without an address, with its extras.
_PART = re.compile(rf"\s*([\w.-]+)\s*(\[[^\]]*\])?\s*(?:[<>=!~;(]|@ {OF_WORKSPACE}|$)")


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


def with_place(text: str, parts: Mapping[str, Path]) -> str:
    """Return a requirement with the folder of the part that it names, of those of a workspace by their names."""
    match = _PART.match(text)
    if match and (part := parts.get(canonicalize_name(match[1]))):
        return f"{part}{match[2] or ''}{text[text.find(';') :] if ';' in text else ''}"
    return text.removeprefix("-e ")


def parts_around(folder: Path) -> dict[str, Path]:
    """Return the folders of uv's workspace that a folder is in: its root and parts, by their canonical names."""
    for root in (folder.absolute(), *folder.absolute().parents):
        with contextlib.suppress(Problem, OSError, ValueError):
            workspace = table_at(parse_toml(_text(root / "pyproject.toml")), "tool", "uv", "workspace")
            members = (part for pattern in as_list(workspace.get("members")) for part in root.glob(f"./{pattern}"))
            found = ((part, declared_in(part, ())) for part in (root, *members)) if workspace else ()
            if parts := {name: part for part, declared in found if declared for name in declared.projects}:
                return parts
    return {}


def _text(file: Path) -> str:
    return decode_text(read_file(file, _MAX_BYTES))

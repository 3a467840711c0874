"""Cached packages as pins for other installers: a requirements file, or a ``pylock.toml`` (PEP 751)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyodide_cache.base.version import EXPORT_HEADER, __version__
from pyodide_cache.export.selection import ExportPackage
from pyodide_cache.files.paths import is_there
from pyodide_cache.files.reader import open_target
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.warm_up.artifacts import official_address


def is_installable(package: ExportPackage) -> bool:
    """Return whether an installer can take a package: a wheel, and no library or module of the runtime itself."""
    return package.file_name.endswith(".whl")


def may_replace(path: Path) -> bool:
    """Return whether nothing, or an earlier export of pins or lists, is at a path."""
    try:
        with open_target(path) as file:
            head = file.read(400)
            return head.startswith(b"# Exported by pyodide-cache") or b'created-by = "pyodide-cache' in head
    except OSError:
        return not is_there(path)


def requirements_text(packages: Iterable[ExportPackage], *, hashes: bool) -> str:
    """Return a requirements file with the exact versions of the packages that are installable."""
    lines = [EXPORT_HEADER]
    for item in filter(is_installable, packages):
        pin = f"{item.name}=={item.version}"
        lines.append(f"{pin} \\\n    --hash=sha256:{item.sha256}" if hashes else pin)
    return "".join(f"{line}\n" for line in lines)


def pylock_text(packages: Sequence[ExportPackage], runtime: Runtime, *, wheels: Path, folder: Path) -> str:
    """Return a ``pylock.toml`` of the packages that are installable, for one runtime; its place is ``folder``."""
    pinned = [item for item in packages if is_installable(item)]
    names = {item.name for item in pinned}
    lines = [
        'lock-version = "1.0"',
        f"requires-python = {_text(f'=={runtime.python_short}.*')}",
        f"created-by = {_text(f'pyodide-cache {__version__}')}",
    ]
    for item in pinned:
        lines += ["", "[[packages]]", f"name = {_text(item.name)}", f"version = {_text(item.version)}"]
        if depends := [name for name in item.depends if name in names]:
            lines.append(f"dependencies = [{', '.join(f'{{ name = {_text(name)} }}' for name in depends)}]")
        lines += ["", "[[packages.wheels]]", f"name = {_text(item.file_name)}"]
        if address := official_address(item.file_name, item.sha256):
            lines.append(f"url = {_text(str(address))}")
        path = Path(os.path.relpath(wheels / item.file_name, folder)).as_posix()
        lines += [f"path = {_text(path)}", f"size = {item.size}", f"hashes = {{ sha256 = {_text(item.sha256)} }}"]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # TOML has no pairs of surrogates

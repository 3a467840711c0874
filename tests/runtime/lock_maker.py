"""Make a distribution from real wheels: a lock file with real hashes, and the wheels beside it."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from packaging.metadata import parse_email
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

LOCK = "pyodide-lock.json"


def make_distribution(folder: Path, info: dict[str, Any], wheels: Iterable[Path]) -> Path:
    """Copy ``wheels`` to ``folder`` and write their lock file; ``info`` is that of an official lock."""
    folder.mkdir(parents=True, exist_ok=True)
    packages = {}
    for wheel in wheels:
        shutil.copyfile(wheel, folder / wheel.name)
        entry = lock_entry(wheel)
        packages[entry["name"]] = entry
    (folder / LOCK).write_text(json.dumps({"info": info, "packages": dict(sorted(packages.items()))}))
    return folder


def lock_entry(wheel: Path) -> dict[str, Any]:
    """Describe a wheel as a lock file does; requirements under a marker are left out."""
    name, version, _, _ = parse_wheel_filename(wheel.name)
    return {
        "name": str(name),
        "version": str(version),
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": _imports(wheel),
        "depends": _depends(wheel),
        "unvendored_tests": False,
    }


def _depends(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        member = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        raw, _ = parse_email(archive.read(member))
    needed = [Requirement(text) for text in raw.get("requires_dist", [])]
    return sorted(str(canonicalize_name(item.name)) for item in needed if item.marker is None)


def _imports(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        paths = [PurePosixPath(name) for name in archive.namelist()]
    packages = {path.parts[0] for path in paths if len(path.parts) == 2 and path.name == "__init__.py"}
    modules = {path.stem for path in paths if len(path.parts) == 1 and path.suffix == ".py"}
    return sorted(packages | modules)

"""Make folders to look at: few big files, many small ones, very many names."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable
from pathlib import Path

from support.wheels import INFO, WASM_TAG

_BLOCK = 1024 * 1024
_PLATFORMS = ("py3-none-any", WASM_TAG, "cp313-cp313-pyodide_2025_0_wasm32", "cp312-cp312-pyodide_2024_0_wasm32")


def published_files(folder: Path, sizes: Iterable[int]) -> list[Path]:
    """Write files of these sizes under wheels' names, and a lock file that publishes them."""
    folder.mkdir(parents=True)
    packages = {}
    paths = []
    for number, size in enumerate(sizes):
        path = folder / f"package{number}-1.0-py3-none-any.whl"
        packages[f"package{number}"] = {
            "name": f"package{number}",
            "version": "1.0",
            "file_name": path.name,
            "install_dir": "site",
            "sha256": _fill(path, size, number),
            "package_type": "package",
            "imports": [],
            "depends": [],
            "unvendored_tests": False,
        }
        paths.append(path)
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": INFO, "packages": packages}))
    return paths


def _fill(path: Path, size: int, seed: int) -> str:
    block = random.Random(seed).randbytes(min(size, _BLOCK))
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for start in range(0, size, len(block)):
            piece = block[: size - start]
            file.write(piece)
            digest.update(piece)
    return digest.hexdigest()


def wheel_names(count: int) -> list[str]:
    """Return names of wheels: 20 versions of each package, of several platforms."""
    return [
        f"package_{number // 20}-{number % 20}.{number % 7}.1-{_PLATFORMS[number % len(_PLATFORMS)]}.whl"
        for number in range(count)
    ]


def many_files(folder: Path, count: int) -> None:
    """Write files under wheels' names that hold a few bytes each."""
    folder.mkdir(parents=True)
    for number, name in enumerate(wheel_names(count)):
        (folder / name).write_bytes(b"x" * (number % 97 + 1))

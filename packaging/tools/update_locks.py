"""Fetch the official lock files of Pyodide's releases and store them in resources/.

The npm package ``pyodide`` carries the lock file of its release; ``npm pack`` fetches it by name.
Every release since 0.25 is stored, and the newest of each line before. Run it when a release is out:

    python packaging/tools/update_locks.py
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TARGET = Path(__file__).parents[2] / "resources" / "pyodide_cache_resources" / "locks"
LOCK_NAMES = ("pyodide-lock.json", "repodata.json", "packages.json")
FIRST_COMPLETE_LINE = (0, 25)


def main() -> int:
    listing = subprocess.run(
        ["npm", "view", "pyodide", "versions", "--json"], check=True, capture_output=True, text=True
    ).stdout
    TARGET.mkdir(parents=True, exist_ok=True)
    index_file = TARGET / "releases.json"
    known = json.loads(index_file.read_text()) if index_file.exists() else {}
    for version in _wanted(json.loads(listing)):
        release = _pep_440(version)
        if release in known:
            continue
        lock = _lock_of(version)
        if lock is None:
            print(f"{version}: the npm package holds no lock file")
            continue
        (TARGET / f"{release}.json.gz").write_bytes(gzip.compress(lock, 9, mtime=0))
        info = json.loads(lock)["info"]
        known[release] = {
            "sha256": hashlib.sha256(lock).hexdigest(),
            "python": info.get("python"),
            "platform": info.get("platform"),
            "abi": info.get("abi_version"),
        }
        print(f"{version}: {len(lock)} bytes")
    ordered = dict(sorted(known.items(), key=lambda item: _key(item[0]), reverse=True))
    index_file.write_text(json.dumps(ordered, indent=1) + "\n")
    return 0


def _wanted(versions: list[str]) -> list[str]:
    newest: dict[tuple[int, ...], str] = {}
    wanted = []
    for version in versions:
        line = _line(version)
        if line >= FIRST_COMPLETE_LINE:
            if "alpha" not in version or not any(
                v.startswith(version.split("-")[0]) and "alpha" not in v for v in versions
            ):
                wanted.append(version)
        elif line >= (0, 20) and "alpha" not in version:
            newest[line] = version
    return [*newest.values(), *wanted]


def _line(version: str) -> tuple[int, ...]:
    major, minor = (int(part) for part in re.findall(r"\d+", version)[:2])
    return (major, minor) if major == 0 else (major, 0)


def _pep_440(version: str) -> str:
    return version.replace("-alpha.", "a").replace("-beta.", "b").replace("-rc.", "rc")


def _key(release: str) -> tuple[list[int], str]:
    numbers, letter, _ = re.fullmatch(r"([\d.]+)([a-z]*)(.*)", release).groups()  # type: ignore[union-attr]
    pre = re.findall(r"[a-z]+(\d+)$", release)
    return [*(int(n) for n in numbers.rstrip(".").split(".")), int(pre[0]) if letter else 10_000], letter


def _lock_of(version: str) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", f"pyodide@{version}", "--silent"], cwd=folder, check=True, capture_output=True)
        archive = next(Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as package:
            for name in LOCK_NAMES:
                try:
                    member = package.extractfile(f"package/{name}")
                except KeyError:
                    continue
                if member:
                    return member.read()
    return None


if __name__ == "__main__":
    sys.exit(main())

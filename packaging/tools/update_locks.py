"""Fetch the official lock files of Pyodide's releases and store them in resources/.

The npm package ``pyodide`` contains the lock file of its release; ``npm pack`` fetches it by name.
Every release since 0.25 is stored, and the newest of each earlier line. Run it after each Pyodide release:

    python packaging/tools/update_locks.py

With ``--rebuild`` it fetches nothing and writes the stored lock files again, for a change of the format.
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
from collections.abc import Mapping
from pathlib import Path

from pyodide_cache.formats.catalog import format_index
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.settings.releases import releases, shipped_lock_bytes

TARGET = Path(__file__).parents[2] / "resources" / "pyodide_cache_resources" / "locks"
LOCK_NAMES = ("pyodide-lock.json", "repodata.json", "packages.json")
FIRST_COMPLETE_LINE = (0, 25)


def main() -> int:
    locks = stored_locks()
    if "--rebuild" not in sys.argv[1:]:
        locks |= _new_locks(locks)
    files = built(locks)
    for path in TARGET.glob("*.json.gz"):
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        (TARGET / name).write_bytes(data)
    print(f"{len(locks)} lock files, {sum(map(len, files.values()))} bytes")
    return 0


def stored_locks() -> dict[str, bytes]:
    """Return the lock files in resources/, by release."""
    return {release.version: shipped_lock_bytes(release.version) or b"" for release in releases()}


def built(locks: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files to store for these lock files, by name.

    Identical lock files are stored once, named by the newest of their releases.
    """
    stored: dict[str, bytes] = {}
    names_by_hash: dict[str, str] = {}
    table = {}
    ordered = {release: locks[release] for release in sorted(locks, key=_key, reverse=True)}
    for release, lock in ordered.items():
        sha256 = hashlib.sha256(lock).hexdigest()
        info = json.loads(lock)["info"]
        if sha256 not in names_by_hash:
            names_by_hash[sha256] = f"{release}.json.gz"
            stored[names_by_hash[sha256]] = gzip.compress(lock, mtime=0)
        table[release] = {
            "sha256": sha256,
            "python": info.get("python"),
            "platform": info.get("platform"),
            "abi": info.get("abi_version"),
            "lock": names_by_hash[sha256],
        }
    names, index = format_index(
        (release, parse_lock(lock, release).packages.values()) for release, lock in ordered.items()
    )
    rows = ",\n".join(f"{json.dumps(release)}: {json.dumps(row)}" for release, row in table.items())
    return {
        **stored,
        "names.txt": names.encode(),
        "index.tsv": index,
        "releases.json": f"{{\n{rows}\n}}\n".encode(),
    }


def _new_locks(known: Mapping[str, bytes]) -> dict[str, bytes]:
    listing = subprocess.run(
        ["npm", "view", "pyodide", "versions", "--json"], check=True, capture_output=True, text=True
    ).stdout
    found = {}
    for version in _wanted(json.loads(listing)):
        release = _pep_440(version)
        if release in known:
            continue
        lock = _lock_of(version)
        if lock is None:
            print(f"{version}: no lock file in the npm package")
            continue
        found[release] = lock
        print(f"{version}: {len(lock)} bytes")
    return found


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

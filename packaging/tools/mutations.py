"""Break the code in ways that must not go unnoticed, one at a time, and check that the named tests fail.

Usage: .venv/bin/python packaging/tools/mutations.py

Works on a scratch copy; the checkout is not changed. When a snippet is no longer found, the code was rewritten: put
the new lines here, so that the same mistake is still made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCES = ("core", "gui", "resources")
TESTS_FAILED = 1


class Mutation(NamedTuple):
    """A mistake: ``old`` becomes ``new`` in a file of the core, and ``tests`` must notice."""

    mistake: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


STATUS = "tests/core/inventory/test_status.py"
DURABLE = ("tests/core/files", "tests/core/inventory/test_own_lock.py", "tests/core/settings/test_settings.py")

MUTATIONS = (
    Mutation(
        "a file fetched for one release counts as verified for another",
        "inventory/status.py",
        "if record.published and not releases:",
        "if record.published:",
        (STATUS,),
    ),
    Mutation(
        "a file that another release publishes counts as verified",
        "inventory/status.py",
        "if releases and (self.release is None or self.release in releases):",
        "if releases:",
        (STATUS,),
    ),
    Mutation(
        "a budget that is met takes one more file",
        "clean_up/rules.py",
        "if left <= size:",
        "if left < size:",
        ("tests/core/clean_up/test_rules.py",),
    ),
    Mutation(
        "the client does not keep Retry-After",
        "net/http.py",
        'facts |= retry_facts(after, response.headers.get("date"))',
        "pass",
        ("tests/core/net/test_transfer.py",),
    ),
    Mutation(
        "the wait ignores Retry-After",
        "net/retries.py",
        "max(_asked_wait(problem), backoff)",
        "backoff",
        ("tests/core/net/test_transfer.py",),
    ),
    Mutation(
        "the look-up in the trash ignores the time of modification",
        "files/trash.py",
        "(status.st_size, status.st_mtime_ns) == (size, modified_ns)",
        "status.st_size == size",
        ("tests/core/files/test_trash.py",),
    ),
    Mutation(
        "a file is renamed before its bytes are synced",
        "files/atomic.py",
        "    os.fsync(file.fileno())\n",
        "",
        DURABLE,
    ),
    Mutation(
        "the folder of a file is not synced",
        "files/atomic.py",
        "    sync_directory(target.parent)\n",
        "",
        DURABLE,
    ),
    Mutation(
        "the folder is opened, but not synced",
        "files/sync.py",
        "        os.fsync(handle)\n    except OSError",
        "        pass\n    except OSError",
        DURABLE,
    ),
    Mutation(
        "a signature by a stranger counts",
        "team/signing.py",
        "    for key in trusted:\n",
        "    for key in (*trusted, *signatures):\n",
        ("tests/core/team/test_signing.py",),
    ),
    Mutation(
        "a manifest with other bytes than its name says is read",
        "team/channel.py",
        "    if hash_of_manifest(content.data) != digest:",
        "    if False:",
        ("tests/core/team/test_channel.py",),
    ),
    Mutation(
        "a wheel of a team cache is accepted because the index has its name",
        "team/pull.py",
        "if (item.file_name, item.sha256) == (file.file_name, file.sha256)",
        "if item.file_name == file.file_name",
        ("tests/core/team/test_pull.py",),
    ),
    Mutation(
        "a push does not look again for what a cleanup deleted",
        "team/push.py",
        "            yield from self.upload_missing(files)\n            if not is_new",
        "            if not is_new",
        ("tests/core/team/test_push.py",),
    ),
    Mutation(
        "a cleanup of a team cache ignores running pushes",
        "team/gc.py",
        "    live |= leased\n",
        "",
        ("tests/core/team/test_gc.py",),
    ),
    Mutation(
        "the public index learns the names of private packages",
        "updates/other_indexes.py",
        "not in hosts}",
        "is None}",
        ("tests/core/updates/test_audit.py", "tests/core/updates/test_other_indexes.py"),
    ),
    Mutation(
        "a list that may have another value keeps that alone",
        "projects/python/expressions.py",
        "value if former is None else either(former, value)",
        "value",
        ("tests/core/projects/python/test_program.py",),
    ),
)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="mutations-") as scratch:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            unnoticed = [line for line in pool.map(_check, MUTATIONS, _folders(Path(scratch))) if line]
        folder = _copy(Path(scratch) / "unchanged")
        everything = sorted({test for mutation in MUTATIONS for test in mutation.tests})
        if _pytest(folder, *everything):
            unnoticed.append("These tests fail without any mutation, too: they prove nothing.")
    print("\n".join(unnoticed) or f"{len(MUTATIONS)} mutations, and the tests noticed each.")
    return 1 if unnoticed else 0


def _folders(scratch: Path) -> Iterator[Path]:
    yield from (scratch / str(number) for number in range(len(MUTATIONS)))


def _check(mutation: Mutation, folder: Path) -> str:
    """Return what is wrong; nothing when a test failed as it must."""
    path = _copy(folder) / "core" / "pyodide_cache" / mutation.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutation.old) != 1:
        return f"{mutation.mistake}: {mutation.file} does not hold {mutation.old.strip()!r} exactly once"
    path.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
    status = _pytest(folder, *mutation.tests)
    shutil.rmtree(folder)
    return "" if status == TESTS_FAILED else f"{mutation.mistake}: no test noticed (pytest: {status})"


def _copy(folder: Path) -> Path:
    for name in ("core", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "runtime", "gui"))
    for name in ("gui", "resources", "packaging"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def _pytest(folder: Path, *tests: str) -> int:
    # The copy comes before the installed package, in the tests' child processes too.
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(str(folder / name) for name in SOURCES)}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not slow", *tests]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())

"""Record what a write does to make its file durable: which files it syncs, and which it renames, in which order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

#: ``("sync", file or folder, "")`` or ``("rename", old name, new name)``.
Step = tuple[str, str, str]


@contextmanager
def recorded_steps() -> Iterator[list[Step]]:
    """Yield a list that gets each ``fsync`` and rename of this process, in order."""
    steps: list[Step] = []
    real_sync, real_replace, real_rename = os.fsync, os.replace, os.rename

    def sync(handle: Any) -> None:
        number = handle if isinstance(handle, int) else handle.fileno()
        real_sync(number)
        steps.append(("sync", os.path.realpath(f"/proc/self/fd/{number}"), ""))

    def replace(old: Any, new: Any, **options: Any) -> None:
        real_replace(old, new, **options)
        steps.append(("rename", os.path.abspath(old), os.path.abspath(new)))

    def rename(old: Any, new: Any, **options: Any) -> None:
        real_rename(old, new, **options)
        steps.append(("rename", os.path.abspath(old), os.path.abspath(new)))

    with patch("os.fsync", sync), patch("os.replace", replace), patch("os.rename", rename):
        yield steps


def assert_durable(steps: list[Step], target: Path) -> None:
    """Assert that ``target`` got its name by a rename, after a sync of its bytes and before one of its folder."""
    renames = [step for step in steps if step[0] == "rename" and step[2] == str(target)]
    assert len(renames) == 1, f"{target} was not renamed into place exactly once: {steps}"
    at = steps.index(renames[0])
    before, after = steps[:at], steps[at + 1 :]
    assert ("sync", renames[0][1], "") in before, f"renamed before its bytes were synced: {steps}"
    assert ("sync", str(target.parent), "") in after, f"its folder was not synced after the rename: {steps}"


#: Calls that change the bytes of the file with the path.
_WRITING = frozenset({"write", "pwrite", "pwrite64", "ftruncate", "ftruncate64", "sendfile", "sendfile64"})


def undurable(calls: list[list[str]], is_kept: Callable[[str], bool]) -> list[str]:
    """Return what a loss of power could take from a trace of calls, each with what is missing.

    Args:
        calls: see `support.injecting.Injections.trace`.
        is_kept: whether a path is a final name whose bytes must survive.

    """
    dirty: set[str] = set()
    unsaved: dict[str, set[str]] = {}
    found = []
    for what, path, old in calls:
        if what in _WRITING:
            dirty.add(path)
        elif what in {"fsync", "fdatasync"}:
            dirty.discard(path)
            unsaved.pop(path, None)
        elif what in {"rename", "link"}:
            below = [item for item in dirty if item == old or item.startswith(f"{old}/")]
            if is_kept(path):
                found += [f"{path} got its name before its bytes were synced: {item}" for item in below]
            dirty.update(path + item.removeprefix(old) for item in below)
            if what == "rename":
                dirty.difference_update(below)
            unsaved.setdefault(os.path.dirname(path), set()).add(path)
        elif what == "open":
            unsaved.setdefault(os.path.dirname(path), set()).add(path)
        elif what in {"unlink", "unlinkat", "rmdir"}:
            dirty.discard(path)
            for names in unsaved.values():
                names.discard(path)
    found += [f"{path} was never synced" for path in sorted(dirty) if is_kept(path)]
    for folder, names in unsaved.items():
        found += [f"{folder} was not synced after it got {path}" for path in sorted(names) if is_kept(path)]
    return found

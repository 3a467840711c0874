"""Find Node, and run a script in it with no more rights than it needs."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record

_OLDEST = 18

#: Of each of standard output and error; what comes after is read and dropped, so that the app can go on.
MOST_OUTPUT = 1024 * 1024

_POLL = 0.05


@record
class Node:
    """A Node.

    Attributes:
        version: major, minor, patch.

    """

    path: Path
    version: tuple[int, int, int]

    @property
    def permission_flag(self) -> str | None:
        """What turns the permission model on; None where there is none (before 20).

        Source: Node's documents; the name changed in 22.13 and 23.5.
        """
        if self.version >= (23, 5) or ((22, 13) <= self.version < (23,)):
            return "--permission"
        return "--experimental-permission" if self.version >= (20,) else None

    @property
    def text(self) -> str:
        """The version as Node writes it, without the v."""
        return ".".join(map(str, self.version))


@record
class Ran:
    """What a run left.

    Attributes:
        outcome: what the script wrote; empty when it did not come so far.
        stdout: at most `MOST_OUTPUT` bytes, as ``stderr``.
        timed_out: whether it was ended after its time.

    """

    outcome: Mapping[str, Any]
    stdout: bytes
    stderr: bytes
    timed_out: bool


def find_node() -> Node:
    """Return the Node on the path.

    Raises:
        Problem: `Code.NO_NODE` when there is none, or an older one than 18.

    """
    path = shutil.which("node")
    if path is None:
        raise Problem(Code.NO_NODE, oldest=_OLDEST)
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout
        major, minor, patch = (int(part) for part in said.strip().lstrip("v").split("-")[0].split("."))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise Problem(Code.NO_NODE, oldest=_OLDEST, found=path, error=str(error)) from error
    if major < _OLDEST:
        raise Problem(Code.NO_NODE, oldest=_OLDEST, found=path, version=said.strip())
    return Node(Path(path), (major, minor, patch))


def run_node(
    node: Node,
    script: Path,
    request: Mapping[str, Any],
    *,
    read: Sequence[Path],
    work: Path,
    seconds: float,
    cancel: Cancel,
) -> Ran:
    """Run ``script`` with ``request``, and wait for it.

    Where Node has its permission model, the script reads ``read`` and ``work`` alone, writes ``work`` alone, and
    starts neither processes nor threads nor native add-ons. It gets none of our environment.

    Args:
        node: see `find_node`.
        script: lies in ``work``.
        request: for the script; ``outcome``, where it writes what it found, is added.
        read: folders.
        work: a scratch folder of this run.
        seconds: after these it is ended.
        cancel: ends it at once.

    Raises:
        Cancelled: when asked for.

    """
    outcome = work / "outcome.json"
    outcome.unlink(missing_ok=True)
    wish_file = work / "wish.json"
    wish_file.write_text(json.dumps({**request, "outcome": str(outcome), "work": str(work)}), encoding="utf-8")
    flags = ["--no-warnings"]
    if node.permission_flag:
        flags.append(node.permission_flag)
        # Each once: Node 20 stops dead at a folder that it is told of twice.
        flags += [f"--allow-fs-read={folder}{os.sep}" for folder in dict.fromkeys((*read, work))]
        flags.append(f"--allow-fs-write={work}{os.sep}")
    process = subprocess.Popen(
        [str(node.path), *flags, str(script), str(wish_file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=work,
        env=_environment(work),
        start_new_session=os.name == "posix",
    )
    assert process.stdout is not None
    assert process.stderr is not None
    readers = [_Reader(process.stdout), _Reader(process.stderr)]
    deadline = time.monotonic() + seconds
    timed_out = False
    try:
        while process.poll() is None:
            cancel.wait(_POLL)
            if time.monotonic() > deadline:
                timed_out = True
                break
    finally:
        _end(process)
        for reader in readers:
            reader.finish()
    return Ran(_read(outcome), readers[0].data, readers[1].data, timed_out)


def _environment(work: Path) -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "LANG")
    own = {name: os.environ[name] for name in kept if name in os.environ}
    return {**own, "HOME": str(work), "TMPDIR": str(work), "TEMP": str(work), "TMP": str(work)}


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    process.wait()


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class _Reader:
    """Reads a pipe to its end, and keeps the beginning."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self.data = b""
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        while chunk := os.read(self._pipe.fileno(), 65536):
            if len(self.data) < MOST_OUTPUT:
                self.data += chunk[: MOST_OUTPUT - len(self.data)]

    def finish(self) -> None:
        self._thread.join()
        self._pipe.close()

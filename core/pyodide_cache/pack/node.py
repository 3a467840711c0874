"""Find Node, and run a script in it with as few permissions as possible."""

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
from pyodide_cache.files.reader import read_object
from pyodide_cache_resources import resource

_OLDEST = 18

#: Bytes to keep of standard output and of standard error; more is read and dropped, so that the app does not block.
MAX_OUTPUT = 1024 * 1024

_POLL = 0.05


@record
class Node:
    """An installed Node."""

    path: Path
    version: tuple[int, int, int]  # major, minor, patch

    @property
    def permission_flag(self) -> str | None:
        """The option that enables the permission model; None before Node 20, which has none.

        Source: the documentation of Node; the option was renamed in 22.13 and 23.5.
        """
        if self.version >= (23, 5) or ((22, 13) <= self.version < (23,)):
            return "--permission"
        return "--experimental-permission" if self.version >= (20,) else None

    @property
    def text(self) -> str:
        """The version, such as ``20.20.0``."""
        return ".".join(map(str, self.version))


@record
class NodeRun:
    """What a finished run left."""

    outcome: Mapping[str, Any]  # the JSON object that the script wrote; empty if it wrote none
    stdout: bytes  # at most `MAX_OUTPUT` bytes
    stderr: bytes  # at most `MAX_OUTPUT` bytes
    timed_out: bool  # whether it was stopped at its time limit


def find_node() -> Node:
    """Return the Node that is on the search path; raise `Code.NO_NODE` if there is none, or one older than 18."""
    path = shutil.which("node")
    if path is None:
        raise Problem(Code.NO_NODE, oldest=_OLDEST)
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout
        major, minor, patch = (int(part) for part in answer.strip().lstrip("v").split("-")[0].split("."))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise Problem(Code.NO_NODE, oldest=_OLDEST, found=path, error=str(error)) from error
    if major < _OLDEST:
        raise Problem(Code.NO_NODE, oldest=_OLDEST, found=path, version=answer.strip())
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
) -> NodeRun:
    """Run ``script`` with ``request``, and wait for it.

    If Node has a permission model, the script can read only ``read`` and ``work``, write only ``work``, and start no
    processes, threads or native add-ons. It gets almost none of this process's environment variables.

    Args:
        script: the file to run; it is copied to ``work``, with ``sandbox.mjs``, which it may import.
        request: for the script; ``outcome``, the path to write the result to, is added.
        work: a temporary folder for this run.
        seconds: time limit, after which the process is killed.
    """
    for path in (script, resource("node", "sandbox.mjs")):
        (work / path.name).write_bytes(path.read_bytes())
    outcome = work / "outcome.json"
    outcome.unlink(missing_ok=True)
    request_file = work / "request.json"
    request_file.write_text(json.dumps({**request, "outcome": str(outcome), "work": str(work)}), encoding="utf-8")
    flags = ["--no-warnings"]
    if node.permission_flag:
        flags.append(node.permission_flag)
        # Each once: Node 20 fails an assertion if a folder is listed twice.
        flags += [f"--allow-fs-read={folder}{os.sep}" for folder in dict.fromkeys((*read, work))]
        flags.append(f"--allow-fs-write={work}{os.sep}")
    process = subprocess.Popen(
        [str(node.path), *flags, str(work / script.name), str(request_file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=work,
        env=_environment(work),
        start_new_session=os.name == "posix",
    )
    assert process.stdout is not None
    assert process.stderr is not None
    output, errors = bytearray(), bytearray()
    readers = [
        threading.Thread(target=_read, args=pair, daemon=True)
        for pair in ((process.stdout, output), (process.stderr, errors))
    ]
    for reader in readers:
        reader.start()
    deadline = time.monotonic() + seconds
    timed_out = False
    try:
        while process.poll() is None:
            cancel.wait(_POLL)
            if time.monotonic() > deadline:
                timed_out = True
                break
    finally:
        _kill(process)
        for reader in readers:
            reader.join()
    return NodeRun(read_object(outcome), bytes(output), bytes(errors), timed_out)


def _environment(work: Path) -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "LANG")
    own = {name: os.environ[name] for name in kept if name in os.environ}
    return {**own, "HOME": str(work), "TMPDIR": str(work), "TEMP": str(work), "TMP": str(work)}


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    process.wait()


def _read(pipe: IO[bytes], kept: bytearray) -> None:
    """Read a pipe to its end, and keep the first bytes."""
    with pipe:
        while chunk := os.read(pipe.fileno(), 65536):
            kept += chunk[: MAX_OUTPUT - len(kept)]

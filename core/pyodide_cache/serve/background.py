"""A mirror that is a process of its own, and continues when the program that started it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import as_dict, from_dict, record, replace
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.paths import stored_path
from pyodide_cache.files.reader import read_object
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.serve.traffic import MOST_LINES, Traffic, TrafficCounter
from pyodide_cache.settings.paths import AppPath

#: How long a process may take to start, to answer a question, and to end, in seconds.
_START_SECONDS, _ANSWER_SECONDS, _END_SECONDS = 60.0, 2.0, 10.0
_LOOK_SECONDS = 0.1

#: A mirror of every release answers with some kilobytes.
_MOST_ANSWER_BYTES = 100_000

#: How often a mirror in the background writes what it answered, in seconds.
_REPORT_SECONDS = 0.5

#: The processes that this program started, so that it reaps them.
_children: dict[int, subprocess.Popen[bytes]] = {}


@record
class Background:
    """A mirror that runs in the background."""

    url: str  # its address on this machine, without a slash at its end
    directory: Path  # that it serves
    host: str  # the address that it listens on; empty if not known
    fill: bool  # whether it downloads what is missing
    pid: int = 0  # of its process; this and the releases are what it answers
    releases: tuple[str, ...] = ()  # that it serves


def background_mirror() -> Background | None:
    """Return the mirror that was started in the background, if it still answers."""
    try:
        kept = read_object(AppPath.SERVING.path)
        directory, host, fill = stored_path(kept["directory"]), str(kept.get("host", "")), bool(kept.get("fill"))
        found = _ask(Background(str(kept["url"]), directory, host, fill))
        # What listens there now can be the program of another user, and must not choose the process that is stopped.
        return found if found and found.pid == kept["pid"] else None
    except (KeyError, TypeError, ValueError):
        return None


def start_background(options: Sequence[str], mirror: Background) -> Background:
    """Start ``pyodide-cache serve`` in a process of its own, wait until it answers, and return what it answers.

    Args:
        options: those of the command.
        mirror: what it will be.

    Raises:
        Problem: `Code.APP_FAILED` with what it wrote last.
        OSError: when it cannot be started, or not be remembered.
    """
    program = [sys.executable, "-m", "pyodide_cache"]
    if getattr(sys, "frozen", False):
        program = [str(Path(sys.executable).with_name("pyodide-cache"))]
    AppPath.SERVING_REQUESTS.path.unlink(missing_ok=True)
    before = background_mirror()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*program, "serve", "--report", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
        is_up = False
        try:
            _remember(replace(mirror, pid=process.pid))  # before it answers: this program may end first
            end = time.monotonic() + _START_SECONDS
            while process.poll() is None and time.monotonic() < end:
                # Another mirror may have taken the port. On Windows, a launcher has a process of its own.
                if (found := _ask(mirror)) and (os.name == "nt" or found.pid == process.pid):
                    _remember(found)
                    _children[found.pid] = process
                    is_up = True
                    return found
                time.sleep(_LOOK_SECONDS)
        finally:
            if not is_up:
                process.kill()
                process.wait()
                AppPath.SERVING.path.unlink(missing_ok=True)
                if before:
                    _remember(before)
        log.seek(0)
        lines = log.read().decode(errors="replace").strip().splitlines()
    raise Problem(Code.APP_FAILED, path="pyodide-cache serve", error=lines[-1] if lines else str(process.returncode))


def _remember(mirror: Background) -> None:
    write_file(AppPath.SERVING.path, json.dumps(as_dict(mirror), default=str), private=True)


def report_traffic(counter: TrafficCounter, stopped: threading.Event) -> None:
    """Write what a mirror answers to the user's state, at most twice a second, until it is stopped."""
    kept = Traffic()
    while not stopped.wait(_REPORT_SECONDS):
        traffic = counter.take()
        if traffic.lines:
            kept = replace(traffic, lines=(*kept.lines, *traffic.lines)[-MOST_LINES:])
            with suppress(OSError):  # on a full disk the mirror continues
                write_file(AppPath.SERVING_REQUESTS.path, json.dumps(as_dict(kept)), private=True)


def reported_traffic() -> Traffic:
    """Return what the mirror in the background answered: the last requests, and totals."""
    try:
        return from_dict(Traffic, read_object(AppPath.SERVING_REQUESTS.path))
    except ValueError:
        return Traffic()


def stop_background(mirror: Background) -> None:
    """Stop a mirror, and wait until it has ended."""
    with suppress(ProcessLookupError):  # it has ended by itself
        os.kill(mirror.pid, signal.SIGTERM)
    end = time.monotonic() + _END_SECONDS
    while _ask(mirror) and time.monotonic() < end:
        time.sleep(_LOOK_SECONDS)
    if child := _children.pop(mirror.pid, None):
        child.wait(_END_SECONDS)
    for path in (AppPath.SERVING.path, AppPath.SERVING_REQUESTS.path):
        path.unlink(missing_ok=True)


def _ask(mirror: Background) -> Background | None:
    """Return a mirror with what it answers; None if none answers at its address."""
    try:
        with closing(HTTPConnection(urlsplit(mirror.url).netloc, timeout=_ANSWER_SECONDS)) as connection:
            connection.request("GET", "/-/status")
            answer = parse_json(connection.getresponse().read(_MOST_ANSWER_BYTES))
        pid, releases = answer["pid"], tuple(str(release["version"]) for release in answer["releases"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return None
    # What listens there now can be another program. A number that is not positive would stop many processes.
    is_mirror = type(pid) is int and pid > 0 and pid != os.getpid()
    return replace(mirror, pid=pid, releases=releases) if is_mirror else None

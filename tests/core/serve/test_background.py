from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from pyodide_cache import Cache
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.serve.background import Background, start_background
from pyodide_cache.serve.server import Server
from pyodide_cache.settings.paths import AppPath
from support.asking import get
from support.patience import wait_until


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server_of(pid: object) -> Server:
    """Start a program that answers as a mirror of a process does."""

    async def answer(_scope: object, _receive: object, send: Callable[[dict[str, object]], Awaitable[None]]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps({"pid": pid, "releases": []}).encode()})

    server = Server(answer, "127.0.0.1", 0)
    server.start()
    return server


@pytest.mark.slow
def test_a_mirror_in_the_background_is_found_and_stopped_by_another_program(cache_dir: Path) -> None:
    cache_dir.mkdir()
    with Cache(cache_dir, offline=True) as cache:
        started = cache.serving.start_background(port=free_port(), fill=False)
    with Cache(cache_dir.parent / "other") as other:
        found = other.serving.background()
        assert found == started
        assert found.directory == cache_dir
        assert (found.host, found.fill) == ("127.0.0.1", False)
        assert found.pid != os.getpid()
        assert get(f"{found.url}/simple/").status_code == 200
        other.serving.stop_background(found)
        assert other.serving.background() is None
    with pytest.raises(httpx.ConnectError):
        get(started.url)


#: Starts a mirror, and ends before it answers.
_ENDS_EARLY = """
import os, sys
from pathlib import Path
from pyodide_cache import Cache
# It asks the mirror whether it is up.
sys.addaudithook(lambda event, _arguments: event == "http.client.connect" and os._exit(0))
with Cache(Path(sys.argv[1]), offline=True) as cache:
    cache.serving.start_background(port=int(sys.argv[2]), fill=False)
"""


@pytest.mark.slow
def test_a_mirror_whose_program_ends_before_it_answers_is_found_and_stopped(cache_dir: Path) -> None:
    cache_dir.mkdir()
    subprocess.run([sys.executable, "-c", _ENDS_EARLY, cache_dir, str(free_port())], check=True)
    with Cache(cache_dir) as cache:
        wait_until(lambda: cache.serving.background() is not None)
        found = cache.serving.background()
        assert found
        cache.serving.stop_background(found)
        assert cache.serving.background() is None


def test_a_mirror_that_cannot_be_remembered_is_ended(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(start(*arguments, **options))  # type: ignore[call-overload]
        return started[0]

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(subprocess, "Popen", noted)
    monkeypatch.setattr("pyodide_cache.serve.background.write_file", full)
    with Cache(cache_dir, offline=True) as cache, pytest.raises(OSError, match="No space left"):
        cache.serving.start_background(port=free_port(), fill=False)
    assert started[0].poll() is not None


def test_a_mirror_that_has_just_ended_is_forgotten(cache_dir: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    mirror = Background(f"http://127.0.0.1:{free_port()}", cache_dir, "127.0.0.1", fill=False, pid=ended.pid)
    AppPath.SERVING.path.parent.mkdir(parents=True, exist_ok=True)
    AppPath.SERVING.path.write_text("{}")
    with Cache(cache_dir) as cache:
        cache.serving.stop_background(mirror)
    assert not AppPath.SERVING.path.exists()


def test_what_prevents_it_is_said_before_a_process_is_started(cache_dir: Path) -> None:
    with socket.socket() as taken, Cache(cache_dir) as cache:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Problem) as caught:
            cache.serving.start_background(port=taken.getsockname()[1])
    assert caught.value.code is Code.PORT_IN_USE
    assert not AppPath.SERVING.path.exists()


@pytest.mark.slow
def test_a_mirror_that_took_the_port_meanwhile_is_not_taken_for_the_new_one(cache_dir: Path) -> None:
    other = server_of(os.getppid())
    options = ["--cache-dir", str(cache_dir), "--port", str(other.port), "--offline"]
    with pytest.raises(Problem) as caught:
        start_background(options, Background(other.url, cache_dir, "127.0.0.1", fill=False))
    other.stop()
    assert caught.value.code is Code.APP_FAILED
    assert str(other.port) in caught.value.facts["error"]
    assert not AppPath.SERVING.path.exists()


@pytest.mark.slow
def test_a_mirror_that_runs_already_is_kept_in_mind_when_another_one_fails(cache_dir: Path) -> None:
    earlier, other = server_of(os.getppid()), server_of(os.getppid())
    kept = {"url": earlier.url, "directory": str(cache_dir), "pid": os.getppid()}
    AppPath.SERVING.path.parent.mkdir(parents=True, exist_ok=True)
    AppPath.SERVING.path.write_text(json.dumps(kept))
    options = ["--cache-dir", str(cache_dir), "--port", str(other.port), "--offline"]
    with pytest.raises(Problem):
        start_background(options, Background(other.url, cache_dir, "127.0.0.1", fill=False))
    with Cache(cache_dir) as cache:
        found = cache.serving.background()
    earlier.stop()
    other.stop()
    assert found
    assert found.url == earlier.url


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", json.dumps({"url": "http://[", "directory": "/x", "pid": 1})),
        json.dumps({"url": "http://127.0.0.1:9", "directory": "\0", "pid": 1}),
        *(json.dumps({"url": url, "directory": "/x", "pid": 1}) for url in ("http://127.0.0.1:9", "http://h:x", "")),
    ],
)
def test_a_mirror_that_is_gone_is_not_found(cache_dir: Path, text: str) -> None:
    AppPath.SERVING.path.parent.mkdir(parents=True, exist_ok=True)
    AppPath.SERVING.path.write_text(text)
    with Cache(cache_dir) as cache:
        assert cache.serving.background() is None


@pytest.mark.parametrize("pid", [-1, 0, 1, 1.5, True, "1", None])
def test_another_program_at_the_address_chooses_no_process_to_stop(cache_dir: Path, pid: object) -> None:
    server = server_of(pid)
    AppPath.SERVING.path.parent.mkdir(parents=True, exist_ok=True)
    AppPath.SERVING.path.write_text(json.dumps({"url": server.url, "directory": "/x", "pid": os.getppid()}))
    with Cache(cache_dir) as cache:
        assert cache.serving.background() is None
    server.stop()


@pytest.mark.slow
def test_15_what_a_mirror_in_the_background_answers_is_known_to_other_programs(cache_dir: Path) -> None:
    cache_dir.mkdir()
    with Cache(cache_dir, offline=True) as cache:
        mirror = cache.serving.start_background(port=free_port(), fill=False)
        assert cache.serving.background_traffic().requests == 0
        get(f"{mirror.url}/nothing")
        wait_until(lambda: cache.serving.background_traffic().lines)
        found = cache.serving.background_traffic()
        assert [(line.path, line.status) for line in found.lines] == [("/nothing", 404)]
        assert (found.requests, found.refused) == (1, 1)
        cache.serving.stop_background(mirror)
        assert cache.serving.background_traffic().lines == ()
    assert not AppPath.SERVING_REQUESTS.path.exists()

"""Mirrors with a full disk, a slow or dead upstream, crowds, and signals: a clear answer each, nothing wrong kept."""

from __future__ import annotations

import asyncio
import os
import re
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from support import mirrors, other_user
from support.asking import get
from support.measured import measured
from support.mirrors import StartMirror
from support.patience import PATIENCE, wait_until
from support.servers import StartIndex
from support.wheels import Wheel, build_wheel

tmp_path = other_user.tmp_path
mirror_of = mirrors.mirror_of

CROWD = 1000

ON_SMALL_DISK = """
mount --make-rprivate / 2>/dev/null
mount -t tmpfs -o size=1m tmpfs "$1" || exit 99
disk=$1; shift
"$@" &
trap 'kill -TERM $!' TERM
wait $!; wait $!
ls -A "$disk" > "$disk.left"
umount "$disk"
"""


def command(cache_dir: Path, index_url: str) -> list[str]:
    words = ["--port", "0", "--cache-dir", str(cache_dir), "--pyodide", "314.0.7", "--index-url", index_url]
    return [sys.executable, "-u", "-m", "pyodide_cache", "serve", *words]


@contextmanager
def running(words: list[str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command, and give its process and address."""
    process = subprocess.Popen(words, env=measured(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        for line in process.stdout:
            if match := re.search(r"Package index: (\S+)/simple/", line):
                yield process, match[1]
                break
        else:
            assert process.stderr
            pytest.fail(process.stderr.read())
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)


def path_of(wheel: Wheel) -> str:
    return f"/files/{wheel.sha256}/{wheel.file_name}"


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_disk_that_fills_up_is_an_answer_and_nothing_half_is_left(index_server: StartIndex, tmp_path: Path) -> None:
    wheel = build_wheel("large", payload=3_000_000)
    index = index_server(wheel)
    disk = tmp_path / "disk"
    disk.mkdir()
    maps = [] if os.getuid() == 0 else ["--map-root-user"]
    words = ["unshare", "--mount", "--propagation", "unchanged", *maps, "sh", "-c", ON_SMALL_DISK, "sh", str(disk)]
    with running([*words, *command(disk, index.url)]) as (_, url):
        answer = get(url + path_of(wheel), timeout=PATIENCE)
        assert answer.status_code == 507
        assert answer.json()["code"] == "no-space"
        assert wheel.file_name in answer.json()["error"]
        assert get(f"{url}/simple/large/").status_code == 200  # it goes on
    assert (tmp_path / "disk.left").read_text().split() == []


def test_a_signal_in_the_middle_of_a_download_leaves_nothing_half(index_server: StartIndex, cache_dir: Path) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("large", payload=3_000_000)
    index = index_server(wheel)
    index.server.midway.clear()
    with ThreadPoolExecutor(1) as pool, running(command(cache_dir, index.url)) as (process, url):
        answer = pool.submit(get, url + path_of(wheel), timeout=PATIENCE)
        wait_until(lambda: any(cache_dir.glob(".*-part")), "a partial file")
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert answer.exception() or answer.result().status_code >= 500
    assert left(cache_dir) == []


def test_two_mirrors_of_one_directory_fetch_the_same_file_at_once(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    wheel = build_wheel("large", payload=500_000)
    index = index_server(wheel)
    both = [mirror_of(index.url), mirror_of(index.url)]
    index.server.gate.clear()
    with ThreadPoolExecutor(2) as pool:
        answers = [pool.submit(mirror.get, path_of(wheel)) for mirror in both]
        index.server.gate.set()
        assert [answer.result().content == wheel.data for answer in answers] == [True, True]
    assert left(cache_dir) == [wheel.file_name]
    assert (cache_dir / wheel.file_name).read_bytes() == wheel.data


def test_requests_that_wait_for_a_slow_server_do_not_keep_others_waiting(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    cached = build_wheel("cached", "1.0")
    cached.write_to(cache_dir)
    slow = [build_wheel(f"slow{number}", "1.0") for number in range(60)]
    index = index_server(*slow)
    mirror = mirror_of(index.url)
    index.server.gate.clear()
    with ThreadPoolExecutor(len(slow)) as pool:
        waiting = [pool.submit(get, mirror.url + path_of(wheel), timeout=PATIENCE) for wheel in slow]
        wait_until(lambda: index.server.total > 0, "a request upstream")
        assert mirror.get(path_of(cached)).content == cached.data
        assert mirror.get("/-/status").status_code == 200
        index.server.gate.set()
        assert {answer.result().status_code for answer in waiting} == {200}


async def ask(url: str, path: str) -> bytes:
    """Ask once, as a client that keeps its own connection, and return the body."""
    host, _, port = url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return answer.partition(b"\r\n\r\n")[2]


async def ask_together(url: str, path: str) -> list[bytes]:
    return list(await asyncio.gather(*(ask(url, path) for _ in range(CROWD))))


def test_a_thousand_clients_at_once_get_one_download(index_server: StartIndex, cache_dir: Path) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    wheel = build_wheel("demo", "1.0", payload=50_000)
    index = index_server(wheel)
    index.server.gate.clear()
    threading.Timer(2, index.server.gate.set).start()  # while all of them wait
    with running(["prlimit", "--nofile=1024:", *command(cache_dir, index.url)]) as (_, url):
        for _round in range(2):  # the second time from the cache
            bodies = asyncio.run(asyncio.wait_for(ask_together(url, path_of(wheel)), PATIENCE))
            assert set(bodies) == {wheel.data}
    assert index.requests[f"/files/{wheel.file_name}"] == 1

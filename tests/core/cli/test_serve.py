from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from support.cli import run
from support.measured import measured
from support.patience import PATIENCE


@pytest.mark.parametrize("client", ["browser", "node", "micropip", "pip", "uv"])
def test_the_lines_for_a_client_are_printed_without_a_server(client: str) -> None:
    answer = run("serve", "--print-config", client, "--port", "1234", "--pyodide", "0.29.5")
    assert answer.code == 0
    assert "http://127.0.0.1:1234/pyodide/v0.29.5/" in answer.out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_mirror_runs_until_a_signal_and_shows_requests(cache_dir: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-u", "-m", "pyodide_cache", "serve", "--port", "0", "--offline", "--verbose"]
    process = subprocess.Popen(
        [*command, "--cache-dir", str(cache_dir)],
        env=measured(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    lines = [process.stdout.readline() for _ in range(4)]
    match = re.search(r"Package index: (\S+)/simple/", "".join(lines))
    assert match, lines
    assert httpx.get(f"{match[1]}/-/status?token=secret").status_code == 200
    process.send_signal(number)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert err.splitlines() == ["200 GET /-/status"]


def test_a_port_in_use_and_an_unknown_release_are_errors(cache_dir: Path) -> None:
    answer = run("serve", "--pyodide", "9.9.9", "--cache-dir", str(cache_dir))
    assert answer.code != 0
    assert "Pyodide 9.9.9 is not known" in answer.err

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pyodide_cache.files.atomic import write_file
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.serve.clients import LOAD_RUNTIME, Client, client_config
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.releases import newest_release, shipped_lock
from support.asking import get
from support.cli import run
from support.measured import measured
from support.patience import PATIENCE
from support.wheels import build_lock


@pytest.mark.parametrize("client", Client)
def test_the_lines_for_a_client_are_printed_without_a_server(client: Client, cache_dir: Path) -> None:
    options = ("--port", "1234", "--pyodide", "0.29.5", "--cache-dir", str(cache_dir))
    answer = run("serve", "--print-config", client, *options)
    assert run("serve", "-q", "--print-config", client, *options).out == answer.out
    assert answer.code == 0
    assert answer.out == client_config(client, "http://127.0.0.1:1234", "0.29.5", shipped_lock("0.29.5"))
    assert ("--runtime" in answer.err) is (client in LOAD_RUNTIME)


def test_the_printed_lines_name_the_release_that_would_be_served_and_an_address_that_works(cache_dir: Path) -> None:
    cache_dir.mkdir()
    info = shipped_lock("0.27.7").document["info"]
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(build_lock([], info=info)))
    options = ("--print-config", "micropip", "--cache-dir", str(cache_dir))
    assert "http://[::1]:8642/pyodide/v0.27.7/" in run("serve", "--host", "::", *options).out
    assert "http://127.0.0.1:8642/pyodide/v0.27.7/" in run("serve", "--host", "0.0.0.0", *options).out
    refused = run("serve", "--port", "0", *options)
    assert refused.code == 2
    assert "--print-config needs the port" in refused.err


def started(cache_dir: Path, *options: str, **variables: str) -> tuple[subprocess.Popen[str], str]:
    """Start a mirror, and return the process and its address."""
    command = [sys.executable, "-u", "-m", "pyodide_cache", "serve", "--port", "0", "--cache-dir", str(cache_dir)]
    process = subprocess.Popen(
        [*command, *options],
        env=measured() | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    lines = [process.stdout.readline() for _ in range(4)]
    match = re.search(r"Package index: (\S+)/simple/", "".join(lines))
    assert match, lines
    return process, match[1]


def test_a_mirror_names_what_it_could_not_answer(cache_dir: Path) -> None:
    process, address = started(cache_dir, HTTPS_PROXY="http://127.0.0.1:9")  # nothing upstream can be reached
    release = newest_release().version
    file_name = shipped_lock(release).packages[canonicalize_name("micropip")].file_name
    micropip = f"/pyodide/v{release}/full/{file_name}"
    assert get(f"{address}{micropip}").status_code in {502, 504}
    assert get(f"{address}/nothing").status_code == 404
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=PATIENCE)
    assert re.fullmatch(f"50[24] GET {re.escape(micropip)}\n", err)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_mirror_runs_until_a_signal_and_shows_requests(cache_dir: Path, number: signal.Signals) -> None:
    write_file(AppPath.SETTINGS.path, "theme = 5\n")
    process, address = started(cache_dir, "--offline", "--verbose")
    assert get(f"{address}/simple/?token=secret").status_code == 200
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert out.splitlines()[-1] == "1 request, 0 downloaded, 0 refused; 0 B served without a download"
    _, warning, request = err.splitlines()
    assert warning.endswith("theme must be system, light or dark. The default is used")
    assert request == "200 GET /simple"


def test_a_port_in_use_and_an_unknown_release_are_errors(cache_dir: Path) -> None:
    answer = run("serve", "--pyodide", "9.9.9", "--cache-dir", str(cache_dir))
    assert answer.code != 0
    assert "Pyodide 9.9.9 is not known" in answer.err


@pytest.mark.parametrize("origin", ["notebooks.example", "https://a.example/page", "file:///x"])
def test_an_origin_that_no_browser_sends_is_refused(cache_dir: Path, origin: str) -> None:
    answer = run("serve", "--allow-origin", origin, "--cache-dir", str(cache_dir))
    assert answer.code == 2
    assert f"{origin} is not a website" in answer.err


@pytest.mark.parametrize("name", ["a b", "", "https://packages.example", "packages.example/x"])
def test_a_host_that_no_browser_sends_is_refused(cache_dir: Path, name: str) -> None:
    answer = run("serve", "--allow-host", name, "--cache-dir", str(cache_dir))
    assert answer.code == 2
    assert f"{name} is not the name of a host" in answer.err


def test_an_address_of_another_machine_is_named(cache_dir: Path) -> None:
    answer = run("serve", "--host", "192.0.2.1", "--port", "0", "--cache-dir", str(cache_dir))
    assert answer.code == 2
    assert "192.0.2.1 is not a name or address of this computer" in answer.err
    assert "--host 0.0.0.0" in answer.err

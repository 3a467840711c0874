"""A team cache in Azure's own emulator: pushes lose nothing, an upgrade takes the difference, a cleanup deletes."""

from __future__ import annotations

import base64
import contextlib
import email.utils
import hmac
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.settings.teams import Team, new_team
from pyodide_cache.team.bucket import ignores_conditions, open_bucket
from pyodide_cache.team.channel import read_channel
from pyodide_cache.team.check import check_abilities
from pyodide_cache.team.gc import plan_team_gc, run_team_gc
from pyodide_cache.team.layout import BLOBS, DELTAS, blob_key, delta_key
from runtime.registry import npm_tools
from support.patience import wait_until
from support.teams import keys_of, push, push_file, report_of
from support.wheels import build_wheel, prose

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

#: The account that the emulator documents.
ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
OLD, NEW = (build_wheel("pkg", version, modules={"pkg": prose("a")}) for version in ("1.0", "1.1"))


@pytest.fixture
def azure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    """Return an empty team cache in a new container."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--blobPort", str(port)]
    with (tmp_path / "log").open("wb") as log:
        program = npm_tools("azurite", "3.35.0") / "azurite-blob"
        process = subprocess.Popen([program, "--location", tmp_path / "data", *options], stdout=log, stderr=log)
    endpoint = f"http://127.0.0.1:{port}/{ACCOUNT}"
    try:

        def is_ready() -> bool:
            assert process.poll() is None, (tmp_path / "log").read_text()[-2000:]
            with contextlib.suppress(OSError):
                return _create_container(endpoint)
            return False

        wait_until(is_ready, "Azurite")
        monkeypatch.setenv("AZURE_STORAGE_ACCOUNT_KEY", KEY)
        yield new_team("class", "az://team/some/prefix", endpoint=endpoint, account=ACCOUNT)
    finally:
        process.terminate()
        process.wait()


def _create_container(endpoint: str) -> bool:
    """Create the container as the REST API of Azure describes it: obstore cannot."""
    headers = {"x-ms-date": email.utils.formatdate(usegmt=True), "x-ms-version": "2021-08-06"}
    lines = "\n".join(f"{name}:{value}" for name, value in headers.items())
    text = "PUT" + "\n" * 12 + f"{lines}\n/{ACCOUNT}/{ACCOUNT}/team\nrestype:container"
    signature = base64.b64encode(hmac.digest(base64.b64decode(KEY), text.encode(), "sha256")).decode()
    headers |= {"Authorization": f"SharedKey {ACCOUNT}:{signature}", "Content-Length": "0"}
    request = urllib.request.Request(f"{endpoint}/team?restype=container", method="PUT", headers=headers)
    with urllib.request.urlopen(request) as answer:
        return bool(answer.status == 201)


def test_azure_keeps_what_is_pushed(azure: Team, tmp_path: Path) -> None:
    cancel, bucket = Cancel(), open_bucket(azure)
    assert [check.problem for check in check_abilities(bucket, cancel)] == [None] * 5
    assert not ignores_conditions(bucket, "v1/leases/probe")
    for wheel in (OLD, NEW):
        push(azure, push_file(tmp_path / "pushed", wheel))
    found = read_channel(bucket, "stable", cancel).manifest.files
    assert {file.sha256 for file in found} == {OLD.sha256, NEW.sha256}
    assert keys_of(bucket, DELTAS) == {delta_key(NEW.sha256, OLD.sha256)}
    assert b"".join(bucket.chunks(blob_key(NEW.sha256), 9)) == NEW.data[9:]
    push(azure, push_file(tmp_path / "pushed", NEW), replaces=True)
    report_of(run_team_gc(plan_team_gc(bucket, keep_days=-1, cancel=cancel), bucket, cancel=cancel))
    assert keys_of(bucket, BLOBS) == {blob_key(NEW.sha256)}

"""Case C5: a warm directory on a share that may only be read needs neither the network nor the right to write."""

from __future__ import annotations

import json
from pathlib import Path

from support import other_user
from support.cli import warm
from support.other_user import Nobody
from support.servers import StartIndex
from support.wheels import build_wheel

tmp_path = other_user.tmp_path


def test_c5_a_warm_directory_may_be_read_only(
    nobody: Nobody, home: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("alpha", requires=["beta"]), build_wheel("beta"))
    share = tmp_path / "share"
    words = ("alpha", "--source", "index", "--index-url", index.url)
    assert warm(share, *words).code == 0
    for path in (home, *home.rglob("*")):
        path.chmod(0o755)
    share.chmod(0o555)
    asked = index.server.total
    index.stop()
    before = {path.name: path.stat().st_mtime_ns for path in share.iterdir()}
    for offline in ([], ["--offline"]):
        done = nobody.command("--cache-dir", share, "warm-up", *words, "--json", *offline)
        assert done.returncode == 0, done.stderr
        assert len(json.loads(done.stdout)["cached"]) == 2
    assert index.server.total == asked
    assert {path.name: path.stat().st_mtime_ns for path in share.iterdir()} == before
    share.chmod(0o755)

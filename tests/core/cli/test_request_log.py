from __future__ import annotations

import logging
from pathlib import Path

from support.cli import run
from support.servers import Serve
from support.wheels import DistributionFolder


def test_c10_verbose_shows_each_address_without_passwords(
    distribution: DistributionFolder, cache_dir: Path, serve: Serve
) -> None:
    address = str(serve(distribution)).replace("://", "://me:hidden@")
    answer = run("warm-up", "six", "--distribution", address, "--cache-dir", cache_dir, "-v", "--json")
    assert answer.code == 0
    lines = [line for line in answer.err.splitlines() if line.startswith("GET http://")]
    assert any("/pyodide-lock.json → 200" in line for line in lines)
    assert any(f"/{distribution.wheels['six'].file_name} → 200" in line for line in lines)
    assert "hidden" not in answer.err
    assert not logging.getLogger("httpx").handlers


def test_without_verbose_no_address_is_shown(distribution: DistributionFolder, cache_dir: Path, serve: Serve) -> None:
    answer = run("warm-up", "six", "--distribution", serve(distribution), "--cache-dir", cache_dir)
    assert "GET" not in answer.err

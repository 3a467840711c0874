"""I12: a pre-release does not make a release old."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache
from support.wheels import build_wheel


@pytest.mark.parametrize(
    ("versions", "old"),
    [
        (["1.8", "1.9", "2.0rc1"], {"1.8"}),
        (["1.9", "2.0rc1", "2.0b2"], {"2.0b2"}),
        (["2.0rc1", "2.0"], set()),
        (["1.0.dev1", "1.0.dev2"], {"1.0.dev1"}),
    ],
)
def test_releases_and_pre_releases_are_apart(cache_dir: Path, versions: list[str], old: set[str]) -> None:
    cache_dir.mkdir()
    for version in versions:
        build_wheel("demo", version).write_to(cache_dir)
    with Cache(cache_dir) as cache:
        plan = cache.plan_prune(["superseded"])
    assert {item.entry.identity.version for item in plan.items} == old

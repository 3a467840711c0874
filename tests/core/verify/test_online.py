from __future__ import annotations

from pathlib import Path

from pyodide_cache.cache import Cache
from pyodide_cache.inventory.inventory import Status
from support.cli import run
from support.servers import StartIndex
from support.wheels import build_wheel


def test_r8_the_index_proves_a_genuine_wheel_under_an_official_name(
    cache_dir: Path, index_server: StartIndex
) -> None:
    cache_dir.mkdir()
    genuine, own = build_wheel("six", "1.17.0", tag="py2.py3-none-any"), build_wheel("mine", "1.0")
    for wheel in (genuine, own):
        wheel.write_to(cache_dir)
    index = index_server(genuine)
    with Cache(cache_dir, index_url=str(index)) as cache:
        offline = cache.execute(cache.plan_verify())
        assert {entry.identity.name: entry.status for entry in offline.entries} == {
            "mine": Status.NOT_VERIFIED,
            "six": Status.DIFFERS,  # official lock files have other bytes under this name
        }
        assert not cache.plan_repair().items
        assert not index.requests
    answer = run("verify", "--online", "--index-url", index, "--cache-dir", cache_dir, "--json")
    assert answer.code == 0
    assert {row["file_name"]: row["status"] for row in answer.json["entries"]} == {
        genuine.file_name: "verified",
        own.file_name: "not_verified",
    }
    with Cache(cache_dir) as cache:  # it is remembered
        assert cache.inventory().by_name[genuine.file_name].status is Status.VERIFIED


def test_an_index_that_is_out_of_reach_is_reported_for_each_file(cache_dir: Path) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("mine", "1.0")
    wheel.write_to(cache_dir)
    answer = run("verify", "--online", "--index-url", "http://127.0.0.1:9/simple", "--cache-dir", cache_dir, "--json")
    assert answer.code == 1
    assert [row["file_name"] for row in answer.json["failed"]] == [wheel.file_name]

from __future__ import annotations

import json
from pathlib import Path

from support.cli import run, warm
from support.servers import StartIndex
from support.wheels import build_wheel

GHSA = {"id": "GHSA-demo", "aliases": ["CVE-2026-1"], "summary": "Reads too much", "fixed_in": ["1.1", "2.0"]}


def test_findings_have_a_row_each_and_an_exit_status_for_ci(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("demo"), build_wheel("old"), advisories={"demo/1.0": [GHSA]})
    words = ("--pyodide", "314.0.7", "--index-url", index)
    assert warm(cache_dir, "demo", "old", *words).code == 0
    index.yanked.add(build_wheel("old").file_name)
    answer = run("audit", "--cache-dir", cache_dir, *words)
    assert answer.code == 1
    lines = [line.split() for line in answer.out.splitlines()]
    assert lines[1][:3] == ["demo", "1.0", "vulnerable"]
    assert "GHSA-demo/CVE-2026-1: Reads too much (fixed in 1.1, 2.0)" in answer.out
    assert lines[2] == ["old", "1.0", "yanked", "broken"]
    assert f"1 vulnerable, 1 yanked, in {cache_dir}." in answer.out
    rows = run("audit", "--cache-dir", cache_dir, *words, "--json").json
    assert [item["recall"] for item in rows["findings"]] == ["vulnerable", "yanked"]
    answer = run("audit", "--cache-dir", cache_dir, *words, "--ignore", "CVE-2026-1", "--ignore", "old")
    assert answer.code == 0
    assert answer.out == f"Checked 2 packages in {cache_dir}: no findings.\n"
    assert answer.err == ""


def test_what_could_not_be_checked_is_named(cache_dir: Path, index_server: StartIndex) -> None:
    build_wheel("mine").write_to(cache_dir)
    index = index_server(build_wheel("demo"))
    words = ("--pyodide", "314.0.7", "--index-url", index)
    assert warm(cache_dir, "demo", *words).code == 0
    answer = run("audit", "--cache-dir", cache_dir, *words)
    assert answer.code == 0
    assert f"{index} does not publish known vulnerabilities" in answer.err
    assert "1 package could not be compared, since the index has no such version: mine" in answer.err
    assert run("audit", "--cache-dir", cache_dir, *words, "-q").err == ""


def test_an_index_that_is_out_of_reach_fails_the_check(cache_dir: Path) -> None:
    build_wheel("mine").write_to(cache_dir)
    answer = run("audit", "--cache-dir", cache_dir, "--index-url", "http://127.0.0.1:9/simple/")
    assert answer.code == 1
    assert answer.out == ""
    assert "the package index http://127.0.0.1:9/simple/ cannot be reached" in answer.err


def test_an_empty_directory_has_nothing_to_check(cache_dir: Path) -> None:
    answer = run("audit", "--cache-dir", cache_dir)
    assert (answer.code, answer.out) == (0, f"Nothing to audit: no package in {cache_dir} is on the package index.\n")


def test_a_local_copy_of_osv_needs_no_network(cache_dir: Path, tmp_path: Path) -> None:
    build_wheel("demo").write_to(cache_dir)
    affected = {"package": {"ecosystem": "PyPI", "name": "demo"}, "versions": ["1.0"]}
    osv = tmp_path / "osv.json"
    osv.write_text(json.dumps({"id": "GHSA-demo", "modified": "2026-11-02T00:00:00Z", "affected": [affected]}))
    answer = run("audit", "--cache-dir", cache_dir, "--offline", "--osv", osv)
    assert answer.code == 1
    assert "demo     1.0      vulnerable  GHSA-demo" in answer.out
    assert answer.err == "The OSV data has 1 advisory, the newest of 2026-11-02.\n"
    document = run("audit", "--cache-dir", cache_dir, "--offline", "--osv", osv, "--json").json
    assert document["osv"] == {"advisories": 1, "newest": "2026-11-02", "unread": 0}
    osv.write_text("[]")
    answer = run("audit", "--cache-dir", cache_dir, "--offline", "--osv", osv)
    assert answer.code == 2
    assert "has no vulnerabilities of Python packages in OSV’s JSON format" in answer.err

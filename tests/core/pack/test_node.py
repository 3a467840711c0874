from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.node import MAX_OUTPUT, Node, find_node, run_node

SCRIPT = """
import fs from "node:fs";
const request = JSON.parse(fs.readFileSync(process.argv[2]));
let refused = 0;
for (const act of [() => fs.writeFileSync(request.out, ""), () => fs.readFileSync(request.secret)])
  try { act(); } catch { refused += 1; }
process.stdout.write(Buffer.from([255, 0]));
fs.writeFileSync(request.outcome, JSON.stringify({ refused, home: process.env.HOME }));
while (request.hang) {}
"""


def fake_node(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> Path:
    """Make a program ``node`` the only one on the search path."""
    folder.mkdir()
    path = folder / "node"
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return path


def test_a_script_writes_only_its_work_folder_and_is_stopped_by_a_cancel_and_a_time_limit(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    script = tmp_path / "script.mjs"
    script.write_text(SCRIPT)
    (tmp_path / "secret").write_text("secret")
    request = {"out": str(tmp_path / "out"), "secret": str(tmp_path / "secret")}
    node = find_node()
    run = run_node(node, script, request, read=(work,), work=work, seconds=60, cancel=Cancel())
    assert run.stderr.decode() == ""
    assert (run.outcome, run.stdout, run.timed_out) == ({"refused": 2, "home": str(work)}, b"\xff\0", False)
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        run_node(node, script, {**request, "hang": True}, read=(work,), work=work, seconds=60, cancel=cancel)
    assert run_node(
        node, script, {**request, "hang": True}, read=(work,), work=work, seconds=0.2, cancel=Cancel()
    ).timed_out


def test_only_the_beginning_of_a_long_output_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fake_node(tmp_path / "bin", monkeypatch, f"/usr/bin/head -c {3 * MAX_OUTPUT} /dev/zero", "echo end >&2")
    node = Node(path, (18, 0, 0))
    (tmp_path / "x").touch()
    run = run_node(node, tmp_path / "x", {}, read=(), work=tmp_path, seconds=60, cancel=Cancel())
    assert (len(run.stdout), run.stderr, run.outcome) == (MAX_OUTPUT, b"end\n", {})


def test_a_missing_node_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Problem) as raised:
        find_node()
    assert raised.value == Problem(Code.NO_NODE, oldest=18)


@pytest.mark.parametrize("answer", ["echo v16.1.0", "echo nonsense", "exit 1"])
def test_an_old_or_broken_node_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    path = fake_node(tmp_path / "bin", monkeypatch, answer)
    with pytest.raises(Problem) as raised:
        find_node()
    assert (raised.value.code, raised.value.facts["found"]) == (Code.NO_NODE, str(path))


@pytest.mark.parametrize(
    ("version", "flag"),
    [
        ((18, 19, 0), None),
        ((20, 0, 0), "--experimental-permission"),
        ((22, 12, 0), "--experimental-permission"),
        ((22, 13, 0), "--permission"),
        ((23, 0, 0), "--experimental-permission"),
        ((24, 1, 0), "--permission"),
    ],
)
def test_the_option_for_the_permission_model_depends_on_the_version(
    version: tuple[int, int, int], flag: str | None
) -> None:
    assert Node(Path("node"), version).permission_flag == flag

"""Several processes work on one cache directory, its lock and one home at once, beside a naive writer.

``PYODIDE_CACHE_CROWD_SECONDS`` is how long they work; the test takes a few seconds more.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from support.cli import run
from support.crowd import acts_of, work_at_once
from support.stores import sha256, unfinished
from support.wheels import build_wheel, write_distribution

PROCESSES = 8
SECONDS = float(os.environ.get("PYODIDE_CACHE_CROWD_SECONDS") or 3)
_MEMBER = Path(__file__).with_name("desk_member.py")


@pytest.mark.slow
def test_f2_f4_many_processes_on_one_directory_lose_no_change_and_publish_right_bytes(tmp_path: Path) -> None:
    wheels = [build_wheel(f"w{number}", payload=20_000) for number in range(6)]
    write_distribution(tmp_path / "published", wheels)
    extra = [build_wheel(f"i{number}", payload=20_000) for number in range(6)]
    for wheel in extra:
        wheel.write_to(tmp_path / "index" / wheel.name)
    for number in range(PROCESSES):
        (tmp_path / "layers" / str(number)).mkdir(parents=True)
    directory = tmp_path / "cache"
    directory.mkdir()
    answers = work_at_once(_MEMBER, PROCESSES, SECONDS, tmp_path)
    saved = {number: answer["saved"] for number, answer in enumerate(answers)}
    print(dict(acts_of(answers)))  # noqa: T201 -- `make soak` shows it

    lists = {row["name"] for row in run("lists", "--json").json["lists"]}
    assert lists == {f"list-{number}-{count}" for number in saved for count in range(saved[number])}
    attached = {Path(layer["path"]).name for layer in run("--cache-dir", directory, "list", "--json").json["layers"]}
    assert attached == {str(number) for number in saved if saved[number]}
    assert unfinished(directory) == []

    words = ("--distribution", tmp_path / "published", "--index-url", tmp_path / "index")
    names = [wheel.name for wheel in (*wheels, *extra)]
    assert run("--cache-dir", directory, "warm-up", *names, *words).code == 0
    right = {wheel.file_name: wheel.sha256 for wheel in (*wheels, *extra)}
    assert {path.name: sha256(path) for path in directory.glob("*.whl")} == right
    locked = json.loads((directory / "pyodide-lock.json").read_text())["packages"]
    assert {entry["file_name"]: entry["sha256"] for entry in locked.values()} == right
    assert run("--cache-dir", directory, "verify").code == 0

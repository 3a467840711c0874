from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.net.http import Http
from pyodide_cache.pack.harness import Harness
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.make import Maker
from pyodide_cache.pack.node import find_node
from pyodide_cache.pack.plan import plan_pack
from pyodide_cache.pack.settings import DEFAULT, Form, PackSettings, Strategy
from pyodide_cache.pack.trace import Trace
from pyodide_cache.pack.workspace import open_workspace
from support.cli import files_of
from support.packs import NODE, SITE, SimulatedNode, members_of
from support.patience import PATIENCE

REWRITING = DEFAULT | {Strategy.DOCSTRINGS, Strategy.COMPILE}


@pytest.fixture
def maker(inputs: PackInputs, node: SimulatedNode) -> Iterator[Maker]:
    with closing(Http()) as http, open_workspace(inputs, http, Cancel()) as workspace:
        yield Maker(inputs, workspace, Harness(inputs, workspace, NODE, Cancel()))


@pytest.fixture
def trace(maker: Maker) -> Trace:
    return maker.harness.record(PackSettings())


def made(maker: Maker, name: str) -> Path:
    (path,) = maker.workspace.made.glob(name)
    return path


def test_a_pack_of_wheels_has_a_lock_file_of_its_trimmed_wheels(maker: Maker, trace: Trace) -> None:
    maker.make(plan_pack(trace, PackSettings()), Cancel())
    star = made(maker, "star-1.0-0pack*.whl")
    assert {"star/__init__.py", "star/names.py"} <= set(members_of(star))
    assert "star/unused.py" not in members_of(star)
    lock = json.loads(made(maker, "pyodide-lock.json").read_text())
    assert lock["packages"]["star"]["file_name"] == star.name
    assert lock["packages"]["dust"]["imports"] == []  # nothing of it is left to import
    assert lock["tool"]["pyodide-cache-pack"]["form"] == "wheels"
    document = json.loads(made(maker, "pack.json").read_text())
    assert document["packages"] == ["star", "dust"]
    assert (maker.workspace.made / document["app"]).is_file()
    assert {"run.mjs", "index.html", "index.js", "loader.mjs", "pyodide.mjs"} <= {
        path.name for path in maker.workspace.made.iterdir()
    }
    page = made(maker, "index.html").read_text()
    assert f'href="{star.name}"' in page
    assert '<link rel="modulepreload" href="loader.mjs">' in page


@pytest.mark.parametrize("form", Form)
def test_c13_a_file_that_was_changed_or_removed_keeps_a_pack_from_running(
    maker: Maker, trace: Trace, form: Form
) -> None:
    maker.make(plan_pack(trace, PackSettings(form=form)), Cancel())
    pack = maker.workspace.made
    hashed = json.loads((pack / "pack.json").read_text())["sha256"]
    assert set(hashed) == files_of(pack) - {"pack.json", "run.mjs", "index.html"}
    for name in hashed:
        before = (pack / name).read_bytes()
        for after in (before[:-1] + b"?", None):
            (pack / name).write_bytes(after) if after else (pack / name).unlink()
            done = subprocess.run(
                [find_node().path, pack / "run.mjs"], capture_output=True, text=True, timeout=PATIENCE, check=False
            )
            refused = f"{name} is missing, or is not the file that was packed. Make the pack again\n"
            assert (done.returncode, done.stdout, done.stderr) == (1, "", refused)
        (pack / name).write_bytes(before)


def test_a_bundle_holds_all_packages_and_the_app_at_their_paths(maker: Maker, trace: Trace) -> None:
    maker.make(plan_pack(trace, PackSettings(form=Form.BUNDLE)), Cancel())
    members = members_of(made(maker, "bundle-*.zip"))
    assert {f"{SITE[1:]}/star/names.py", "app/sky.py"} <= set(members)
    assert not list(maker.workspace.made.glob("*.whl"))
    assert json.loads(made(maker, "pyodide-lock.json").read_text())["packages"] == {}


def test_compiled_modules_replace_their_sources(maker: Maker, trace: Trace) -> None:
    maker.make(plan_pack(trace, PackSettings(strategies=REWRITING)), Cancel())
    members = members_of(made(maker, "star-*-cp314-*.whl"))
    assert "star/__init__.pyc" in members
    assert "star/__init__.py" not in members
    assert "json/__init__.pyc" in members_of(made(maker, "python_stdlib.zip"))


def test_a_source_is_rewritten_only_once(maker: Maker, trace: Trace, node: SimulatedNode) -> None:
    settings = PackSettings(strategies=REWRITING)
    for missed in ((), (), (("star", "star/late.py"),)):
        maker.make(plan_pack(trace, settings, missed), Cancel())
    assert node.tasks.count("rewrite") == 2
    assert "star/late.pyc" in members_of(made(maker, "star-*.whl"))


def test_the_same_plan_gives_the_same_bytes(maker: Maker, trace: Trace) -> None:
    files = []
    for _ in range(2):
        maker.make(plan_pack(trace, PackSettings()), Cancel())
        files.append({path.name: path.read_bytes() for path in maker.workspace.made.iterdir()})
    assert files[0] == files[1]

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.http import Http
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.trace import STDLIB
from pyodide_cache.pack.workspace import archives_in, open_workspace
from support.packs import STAR, members_of
from support.wheels import build_zip


@pytest.fixture
def http() -> Iterator[Http]:
    with closing(Http()) as http:
        yield http


def test_a_workspace_holds_everything_to_run_the_app_and_is_removed(inputs: PackInputs, http: Http) -> None:
    with open_workspace(inputs, http, Cancel()) as workspace:
        names = {path.name for path in workspace.whole.iterdir()}
        assert {"star-1.0-py3-none-any.whl", "pyodide.asm.wasm", "python_stdlib.zip", "loader.mjs"} <= names
        assert json.loads((workspace.whole / "pack.json").read_text())["packages"] == ["star", "dust"]
        assert set(members_of(workspace.whole / "app.zip")) == {"app/sky.py"}
        assert {path.name for path in workspace.work.iterdir()} == {"recorder.py", "rewrite.py"}
        assert list(workspace.made.iterdir()) == []
    assert not workspace.whole.parent.exists()


def test_the_archives_describe_packages_and_standard_library(inputs: PackInputs, http: Http) -> None:
    with open_workspace(inputs, http, Cancel()) as workspace:
        star, _dust, standard = archives_in(inputs, workspace, Cancel())
    assert [member.name for member in star.members] == sorted(STAR)
    needs = {member.name: member.needs for member in star.members}
    assert needs["star/__init__.py"] == ("star", "star.names")
    assert (standard.name, standard.version) == (STDLIB, "314.0.7")


def test_a_package_that_changed_since_the_plan_is_refused(inputs: PackInputs, http: Http) -> None:
    path = inputs.directory / inputs.packages[0].file_name
    path.write_bytes(build_zip({"star/__init__.py": b"other"}))
    with pytest.raises(Problem) as raised, open_workspace(inputs, http, Cancel()):
        pass
    assert raised.value == Problem(Code.CHANGED, path=str(path))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (build_zip({"../evil.py": b""}), Code.UNSAFE_NAME),
        (build_zip({"a.py": b"x" * 1000}).replace(b"PK\1\2", b"PK\1\3", 1), Code.NOT_A_ZIP),
    ],
    ids=["leads out", "damaged"],
)
def test_a_bad_archive_is_refused(inputs: PackInputs, http: Http, data: bytes, code: Code) -> None:
    with open_workspace(inputs, http, Cancel()) as workspace:
        (workspace.whole / "python_stdlib.zip").write_bytes(data)
        with pytest.raises(Problem) as raised:
            archives_in(inputs, workspace, Cancel())
    assert raised.value.code is code


def test_a_cancel_stops_the_copying(inputs: PackInputs, http: Http) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled), open_workspace(inputs, http, cancel):
        pass

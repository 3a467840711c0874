from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache.opened import Opened
from pyodide_cache.pack.app import read_app
from pyodide_cache.pack.inputs import PackInputs, gather_inputs, pack_document
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import TracedPlace
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support.packs import write_app, write_runtime
from support.wheels import DistributionFolder


def gather(folder: Path, distribution: DistributionFolder, runtime: Path | None, *names: str) -> PackInputs:
    """Gather from a cache directory that holds all files of the distribution."""
    options = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
    app = read_app(write_app(folder / "app"), PackSettings(), cancel=Cancel())
    with closing(Opened(distribution.path, options)) as opened:
        return gather_inputs(app, names, opened.sources, opened.inventory(), runtime=runtime, cancel=Cancel())


def test_inputs_are_the_named_packages_with_their_lock_file_and_the_runtime(
    tmp_path: Path, distribution: DistributionFolder
) -> None:
    runtime = write_runtime(tmp_path / "runtime")
    numpy, library = distribution.wheels["numpy"].file_name, "libopenblas-0.3.31.zip"
    inputs = gather(tmp_path, distribution, runtime, numpy, library)
    assert {item.name: item.file_name for item in inputs.packages} == {"libopenblas": library, "numpy": numpy}
    assert inputs.places == {"libopenblas": TracedPlace.DYNLIB, "numpy": TracedPlace.SITE}
    assert set(json.loads(inputs.lock)["packages"]) == {"libopenblas", "numpy"}
    assert inputs.failures == ()
    assert inputs.release == "314.0.7"
    names = {file.file_name for file in inputs.runtime}
    assert {"pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip"} <= names
    assert "pyodide.mjs.map" not in names


def test_a_missing_runtime_is_a_problem(tmp_path: Path, distribution: DistributionFolder) -> None:
    with pytest.raises(Problem) as raised:
        gather(tmp_path, distribution, tmp_path)
    assert raised.value.code is Code.NO_RUNTIME


def test_a_package_with_wrong_bytes_is_a_failure(tmp_path: Path, distribution: DistributionFolder) -> None:
    six = distribution.wheels["six"].file_name
    (distribution.path / six).write_bytes(distribution.wheels["pytz"].data)
    inputs = gather(tmp_path, distribution, write_runtime(tmp_path / "runtime"), six)
    assert "six" in {failure.name for failure in inputs.failures}


def test_the_document_of_a_pack_names_what_to_load(inputs: PackInputs) -> None:
    document = json.loads(pack_document(inputs, packages=["star"], app="app.zip", files={"a": b""}))
    assert document == {
        "pack": 1,
        "pyodide": "314.0.7",
        "script": "/app/sky.py",
        "packages": ["star"],
        "app": "app.zip",
        "bundle": None,
        "libraries": [],
        "sha256": {"a": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    }

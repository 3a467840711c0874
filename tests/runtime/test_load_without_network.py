from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from runtime.lock_maker import LOCK
from runtime.pyodide_node import load, probe
from runtime.registry import BEFORE, NEWEST, OLD, Release, published_folder, pyodide_folder
from support.servers import Serve

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

RICH = ["rich", "markdown-it-py", "mdurl", "pygments"]

RENDER = """
import io, rich.console
console = rich.console.Console(file=io.StringIO(), width=20)
console.print("[bold]warm[/bold]")
rendered = console.file.getvalue().strip()
"""
PACK = """
import msgpack
packed = msgpack.unpackb(msgpack.packb({"answer": [42, None, "ü"]}))
"""
VALIDATE = """
import pydantic_core
validator = pydantic_core.SchemaValidator({"type": "list", "items_schema": {"type": "int"}})
validated = validator.validate_python(["1", 2])
try:
    validator.validate_python(["one"])
except pydantic_core.ValidationError as error:
    refused = error.error_count()
"""

CASES = [
    pytest.param(
        NEWEST,
        ["rich", "msgpack", "pydantic_core", "idna"],
        {*RICH, "msgpack", "pydantic-core", "typing-extensions", "idna"},
        f"{RENDER}{PACK}{VALIDATE}\nimport idna\nrepr([rendered, packed, validated, refused, idna.encode('bücher')])",
        repr(["warm", {"answer": [42, None, "ü"]}, [1, 2], 1, b"xn--bcher-kva"]),
        id="314.0.7",
    ),
    pytest.param(
        BEFORE,
        ["rich", "msgpack"],
        {*RICH, "msgpack"},
        f"{RENDER}{PACK}\nrepr([rendered, packed])",
        repr(["warm", {"answer": [42, None, "ü"]}]),
        id="0.29.5",
    ),
    pytest.param(
        OLD,
        ["rich", "idna"],
        {*RICH, "idna"},
        f"{RENDER}\nimport idna\nrepr([rendered])",
        repr(["warm"]),
        id="0.27.7",
    ),
]


@pytest.mark.parametrize(("release", "requested", "expected", "code", "result"), CASES)
def test_packages_from_a_distribution_load_and_work_without_a_network(
    release: Release,
    requested: list[str],
    expected: set[str],
    code: str,
    result: str,
    cache_dir: Path,
    distribution_of: Any,
    warm_up: Any,
    serve: Serve,
) -> None:
    folder = distribution_of(release)
    server = serve(folder)

    said = warm_up(*requested, "--distribution", f"{server}/")
    assert said["failed"] == []
    assert {item["name"] for item in said["fetched"]} == expected
    wheels = {path: count for path, count in server.requests.items() if path.endswith(".whl")}
    assert set(wheels.values()) == {1}

    outcome = load(published_folder(release), cache_dir, folder / LOCK, requested, code)
    assert outcome.errors == ()
    assert outcome.attempts == ()
    assert outcome.version == release.version
    assert {name.replace("_", "-") for name in outcome.loaded} == expected
    assert outcome.result == result
    assert sum(count for path, count in server.requests.items() if path.endswith(".whl")) == len(expected)


def test_a_second_warm_up_fetches_nothing(distribution_of: Any, warm_up: Any, serve: Serve) -> None:
    server = serve(distribution_of(NEWEST))
    first = warm_up("rich", "msgpack", "--distribution", f"{server}/")
    before = {path: count for path, count in server.requests.items() if path.endswith(".whl")}
    second = warm_up("rich", "msgpack", "--distribution", f"{server}/")
    assert second["fetched"] == []
    assert second["bytes_fetched"] == 0
    assert {item["name"] for item in second["cached"]} == {item["name"] for item in first["fetched"]}
    assert {path: count for path, count in server.requests.items() if path.endswith(".whl")} == before


def test_the_network_block_stops_every_connection(distribution_of: Any, serve: Serve) -> None:
    server = serve(distribution_of(NEWEST))
    outcome = probe(f"{server}/{LOCK}")
    assert [attempt.split()[0] for attempt in outcome.attempts] == ["fetch", "connect", "connect", "send", "lookup"]
    assert server.total == 0


@pytest.mark.parametrize("release", [NEWEST, OLD], ids=str)
def test_from_an_empty_directory_the_runtime_tries_the_network_and_loads_nothing(
    release: Release, tmp_path: Path, distribution_of: Any
) -> None:
    folder = distribution_of(release)
    outcome = load(pyodide_folder(release), tmp_path / "empty", folder / LOCK, ["idna"], "0")
    assert outcome.loaded == ()
    assert outcome.errors
    assert [attempt.split()[0] for attempt in outcome.attempts] == ["fetch"]

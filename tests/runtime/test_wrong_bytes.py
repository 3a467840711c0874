from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from runtime.lock_maker import LOCK
from runtime.pyodide_node import load
from runtime.registry import BEFORE, NEWEST, Release, pyodide_folder
from support.servers import Serve
from support.wheels import alter

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

Damage = Callable[[Path], None]

ASK = "import idna\ngetattr(idna, 'ALTERED', 'genuine')"


def _cut(wheel: Path) -> None:
    wheel.write_bytes(wheel.read_bytes()[:-100])


def _error_page(wheel: Path) -> None:
    wheel.write_text("<!doctype html><title>502 Bad Gateway</title>")


def _empty(wheel: Path) -> None:
    wheel.write_bytes(b"")


@pytest.mark.parametrize("release", [NEWEST, BEFORE], ids=str)
def test_the_runtime_loads_an_altered_wheel_silently_and_a_warm_up_puts_the_right_bytes_back(
    release: Release, cache_dir: Path, distribution_of: Any, warm_up: Any, serve: Serve
) -> None:
    folder = distribution_of(release)
    address = f"{serve(folder)}/"
    pyodide = pyodide_folder(release)
    (fetched,) = warm_up("idna", "--distribution", address)["fetched"]
    wheel = cache_dir / fetched["file_name"]

    alter(wheel)
    fooled = load(pyodide, cache_dir, folder / LOCK, ["idna"], ASK)
    assert fooled.errors == ()
    assert fooled.result == "altered"

    _is_put_right(cache_dir, address, warm_up, {"idna"})
    outcome = load(pyodide, cache_dir, folder / LOCK, ["idna"], ASK)
    assert outcome.attempts == ()
    assert outcome.result == "genuine"


def test_the_runtime_never_heals_damaged_wheels_and_a_warm_up_does(
    cache_dir: Path, distribution_of: Any, warm_up: Any, serve: Serve
) -> None:
    folder = distribution_of(NEWEST)
    address = f"{serve(folder)}/"
    pyodide = pyodide_folder(NEWEST)
    damages: dict[str, Damage] = {"idna": _cut, "mdurl": _error_page, "pygments": _empty}
    fetched = {item["name"]: item for item in warm_up(*damages, "--distribution", address)["fetched"]}
    for name, damage in damages.items():
        damage(cache_dir / fetched[name]["file_name"])
    damaged = {path: path.read_bytes() for path in cache_dir.iterdir()}

    broken = load(pyodide, cache_dir, folder / LOCK, list(damages), "0")
    assert broken.loaded == ()
    assert len(broken.errors) >= len(damages)
    assert broken.attempts == ()  # it does not even try to fetch them again
    assert {path: path.read_bytes() for path in cache_dir.iterdir()} == damaged

    _is_put_right(cache_dir, address, warm_up, set(damages))
    outcome = load(pyodide, cache_dir, folder / LOCK, list(damages), "import idna, mdurl, pygments\n'all'")
    assert outcome.errors == ()
    assert outcome.result == "all"


def _is_put_right(cache_dir: Path, address: str, warm_up: Any, names: set[str]) -> None:
    said = warm_up(*names, "--distribution", address)
    assert {(item["name"], item["replaces"]) for item in said["fetched"]} == {(name, True) for name in names}
    assert said["cached"] == []
    right = {item["file_name"]: item["sha256"] for item in said["fetched"]}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in cache_dir.glob("*.whl")}
    assert there == right

"""Distributions are opened, or the reason is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.formats.filenames import Flavor, Identity, Kind
from pyodide_cache.settings.releases import shipped_lock_bytes
from support.cli import ONLY, packages_of, reasons_of, run, warm
from support.servers import Serve, StartIndex
from support.wheels import INFO, build_lock, build_wheel, lock_entry, write_distribution

PURE = Identity(Kind.WHEEL, flavor=Flavor.PURE)


def test_an_unpacked_old_release_is_a_distribution(cache_dir: Path, tmp_path: Path) -> None:
    wheel = build_wheel("regex", "2022.1", tag="cp310-cp310-emscripten_3_1_14_wasm32")
    lock = build_lock([wheel], info={"arch": "wasm32", "platform": "emscripten_3_1_14", "python": "3.10.2"})
    folder = write_distribution(tmp_path / "old", [wheel], lock=lock, lock_name="repodata.json")
    answer = warm(cache_dir, "regex", "--distribution", folder, *ONLY)
    assert answer.code == 0, answer.err
    assert packages_of(cache_dir) == {wheel.file_name}


@pytest.mark.parametrize(
    ("content", "words"),
    [("{not json", "not valid JSON"), ("{}", "not a Pyodide lock file"), (None, "no lock file in")],
)
def test_a_distribution_without_a_valid_lock_file_is_reported(
    content: str | None, words: str, cache_dir: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    if content is not None:
        (folder / "pyodide-lock.json").write_text(content)
    answer = warm(cache_dir, "six", "--distribution", folder)
    assert answer.code == 2
    assert answer.json["error"]["message"] in answer.err
    assert words in answer.err
    assert not cache_dir.exists()


@pytest.mark.parametrize(
    ("text", "status"),
    [("/no/such/folder", 2), ("ftp://127.0.0.1/x", 2), ("http://[broken", 2), ("http://u:secret@127.0.0.1:9/", 1)],
)
def test_a_distribution_that_does_not_exist_is_reported(text: str, status: int, cache_dir: Path) -> None:
    answer = warm(cache_dir, "six", "--distribution", text)
    assert answer.code == status  # 2: no address or folder
    assert answer.json["error"]["message"] in answer.err
    assert answer.err.startswith("Error: ")
    assert "Traceback" not in answer.err
    assert "secret" not in answer.err


def test_the_lock_file_of_a_shipped_release_needs_no_network(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    answer = warm(cache_dir, "six", "--pyodide", "314.0.7", "--distribution", files, *ONLY)
    assert reasons_of(answer) == {"six": "unreachable"}  # the official address, since it is not in the folder
    assert answer.json["pyodide"] == "314.0.7"


def test_a_release_that_is_neither_shipped_nor_reachable_is_reported(cache_dir: Path) -> None:
    answer = run(
        "warm-up", "six", "--pyodide", "0.0.0", "--distribution", "http://127.0.0.1:9/", "--cache-dir", cache_dir
    )
    assert answer.code == 1
    assert "cannot be reached" in answer.err


def test_r1_the_own_lock_of_a_directory_decides_the_release(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("rich"), build_wheel("tomli-w", modules=["tomli_w"]))
    words = ("--source", "index", "--index-url", index.url)
    assert warm(cache_dir, "rich", *words, "--pyodide", "0.27.6").json["pyodide"] == "0.27.6"
    assert warm(cache_dir, "tomli-w", *words).json["pyodide"] == "0.27.6"
    (path,) = cache_dir.glob("*.json")
    lock = json.loads(path.read_text())
    assert lock["info"]["version"] == "0.27.6"
    assert {"rich", "tomli-w"} <= lock["packages"].keys()
    exported = run("--cache-dir", cache_dir, "export", "lock", "--all", "--json")
    assert exported.code == 0, exported.err
    assert json.loads(Path(exported.json["lock_file"]).read_text())["info"] == lock["info"]


def test_r3_files_of_a_lock_file_that_is_not_official_are_in_an_own_lock(cache_dir: Path, tmp_path: Path) -> None:
    official = json.loads(shipped_lock_bytes("314.0.7") or b"")
    rich = build_wheel("rich", "99")
    official["packages"]["rich"] = lock_entry(rich)
    folder = write_distribution(tmp_path / "d", [rich], lock=official)
    answer = warm(cache_dir, "rich", "--distribution", folder)
    lock = json.loads(Path(answer.json["lock_file"]).read_text())
    assert lock["packages"]["rich"]["sha256"] == rich.sha256
    assert lock["packages"].keys() == official["packages"].keys()
    again = warm(cache_dir, "rich", "--distribution", folder)
    assert (again.json["fetched"], again.json["lock_file"]) == ([], answer.json["lock_file"])
    assert again.json["bytes_fetched"] == 0
    # Beside the lock file itself, none is needed.
    assert warm(folder.path, "rich", "--distribution", folder).json["lock_file"] is None


def test_r3_a_frozen_lock_in_the_directory_itself_is_no_help_for_the_runtime(cache_dir: Path) -> None:
    rich = build_wheel("rich", "99")
    entries = {"rich": lock_entry(rich, file_name=str(cache_dir / rich.file_name))}
    write_distribution(cache_dir, [rich], lock={"info": INFO, "packages": entries})
    answer = warm(cache_dir, "rich", "--distribution", cache_dir)
    own = Path(answer.json["lock_file"])
    assert own.name == "pyodide-lock-2026_0.json"
    assert json.loads(own.read_text())["packages"]["rich"]["file_name"] == rich.file_name
    assert f'{own.name}",' in run("--cache-dir", cache_dir, "show", "rich").out  # in the code that loads it


def test_r4_the_exact_files_of_a_frozen_lock_are_fetched_from_their_addresses(
    cache_dir: Path, tmp_path: Path, serve: Serve, index_server: StartIndex
) -> None:
    old, new = build_wheel("msgpack", "1.1.2"), build_wheel("msgpack", "1.2.4")
    old.write_to(tmp_path / "files")
    address = f"{serve(tmp_path / 'files')}/{old.file_name}"
    entries = {"msgpack": lock_entry(old, file_name=address, imports=[])}
    frozen = write_distribution(tmp_path / "d", [], lock={"info": INFO, "packages": entries})
    index = index_server(new)
    for words in (ONLY, ("--index-url", index.url)):
        answer = warm(cache_dir, "msgpack", "--distribution", frozen.lock_path, *words)
        assert answer.code == 0, answer.err
        assert packages_of(cache_dir) == {old.file_name}
    entry = json.loads((cache_dir / "pyodide-lock.json").read_text())["packages"]["msgpack"]
    assert (entry["file_name"], entry["sha256"], entry["imports"]) == (old.file_name, old.sha256, ["msgpack"])


def test_a_wheel_is_opened_again_only_if_the_lock_file_says_something_new_about_it(
    cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = [build_wheel("msgpack", "1.1.2"), build_wheel("six", "1.17.0")]
    entries = {wheel.name: lock_entry(wheel, imports=[]) for wheel in wheels}
    opened: list[str] = []

    def names_in(_file: object, name: str) -> tuple[str, ...]:
        opened.append(name)
        return (name.partition("-")[0],)

    monkeypatch.setattr("pyodide_cache.warm_up.lock_additions.importable_names", names_in)

    def packages() -> dict[str, Any]:
        opened.clear()
        made = write_distribution(tmp_path / "d", wheels, lock={"info": INFO, "packages": entries})
        assert warm(cache_dir, *entries, "--distribution", made.lock_path, *ONLY).code == 0
        found: dict[str, Any] = json.loads((cache_dir / "pyodide-lock.json").read_text())["packages"]
        return found

    first = packages()
    assert sorted(opened) == [wheel.file_name for wheel in wheels]
    assert packages() == first
    assert opened == []
    # What was in a layer then is in the directory now.
    own, layer = cache_dir / "pyodide-lock.json", tmp_path / "layer"
    wheels[1].write_to(layer)
    document = json.loads(own.read_text())
    document["tool"]["pyodide-cache"]["layers"] = {"six": str(layer)}
    own.write_text(json.dumps(document))
    assert packages() == first
    assert "layers" not in json.loads(own.read_text())["tool"]["pyodide-cache"]
    entries["msgpack"]["depends"] = ["six"]
    assert packages()["msgpack"]["depends"] == ["six"]
    assert opened == [wheels[0].file_name]


def test_r4_another_version_is_never_taken_for_an_entry_that_is_refused(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    old, new = build_wheel("msgpack", "1.1.2"), build_wheel("msgpack", "1.2.4")
    top = build_wheel("top", requires=["msgpack"])
    entries = {"msgpack": lock_entry(old, file_name=f"../{old.file_name}")}
    folder = write_distribution(tmp_path / "d", [], lock={"info": INFO, "packages": entries})
    index = index_server(new, top)
    answer = warm(cache_dir, "msgpack", "top", "--distribution", folder, "--index-url", index.url)
    assert answer.code == 1
    assert reasons_of(answer) == {"msgpack": "outside-distribution", "top": "dependency-unavailable"}
    assert packages_of(cache_dir) == set()

    (tmp_path / "files").mkdir()
    old.write_to(tmp_path / "files")
    answer = warm(cache_dir, "msgpack", "--distribution", folder, "--files", tmp_path / "files")
    assert answer.code == 0, answer.err
    assert packages_of(cache_dir) == {old.file_name}


def test_r4_official_files_of_a_lock_frozen_in_node_are_fetched_from_their_release(tmp_path: Path) -> None:
    # micropip.freeze in Node writes absolute paths for all packages, also those that are not there.
    official = json.loads(shipped_lock_bytes("0.29.5") or b"")
    for entry in official["packages"].values():
        entry["file_name"] = f"/gone/{entry['file_name']}"
    folder = write_distribution(tmp_path / "d", [], lock=official)
    answer = run("--cache-dir", tmp_path / "c", "warm-up", "six", "--distribution", folder, "--dry-run", "--json")
    assert answer.code == 0, answer.err
    assert [row["name"] for row in answer.json["to_fetch"]] == ["six"]
    assert [row["code"] for row in answer.json["notes"]] == ["not-in-distribution"]


def test_i25_the_npm_package_without_wheels_is_a_distribution(tmp_path: Path) -> None:
    (tmp_path / "pyodide-lock.json").write_bytes(shipped_lock_bytes("0.29.5") or b"")
    answer = run("--cache-dir", tmp_path / "c", "warm-up", "numpy", "--distribution", tmp_path, "--dry-run")
    assert answer.code == 0, answer.err
    assert f"not in {tmp_path}: fetched from Pyodide’s official address" in answer.err
    assert "Would download 1 file; 0 cached" in answer.out


def test_r10_the_npm_package_says_which_of_several_releases_it_is(tmp_path: Path) -> None:
    (tmp_path / "pyodide-lock.json").write_bytes(shipped_lock_bytes("314.0.0") or b"")
    words = ("--cache-dir", tmp_path / "c", "warm-up", "six", "--distribution", tmp_path, "--dry-run")
    assert "For Pyodide 314.0.0–314.0.1:" in run(*words).out
    (tmp_path / "package.json").write_text('{"name": "pyodide", "version": "314.0.0"}')
    assert run(*words, "--json").json["pyodide"] == "314.0.0"

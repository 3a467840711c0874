from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pyodide_cache.cache import Cache
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.settings.releases import shipped_lock
from support.mirrors import RELEASE, StartMirror
from support.servers import StartIndex
from support.wheels import Wheel, build_lock, build_wheel, write_index

FULL = f"/pyodide/v{RELEASE}/full"
SIMPLE = f"/pyodide/v{RELEASE}/simple"


def test_a_package_of_the_lock_file_is_listed_alone(mirror_of: StartMirror, index_server: StartIndex) -> None:
    index = index_server(build_wheel("numpy", "99.0"))
    mirror = mirror_of(index.url)
    [listed] = mirror.get(f"{SIMPLE}/numpy/").json()["files"]
    package = shipped_lock(RELEASE).packages["numpy"]
    assert listed["filename"] == package.file_name
    assert listed["hashes"] == {"sha256": package.sha256}
    assert "core-metadata" not in listed  # it is not here, so its metadata could not be served
    assert [item["filename"] for item in mirror.get("/simple/numpy/").json()["files"]] == [
        "numpy-99.0-py3-none-any.whl"
    ]


def test_the_index_of_a_release_lists_what_it_can_load(mirror_of: StartMirror, index_server: StartIndex) -> None:
    fits = build_wheel("demo", "1.0", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
    other = build_wheel("demo", "1.1", tag="cp313-cp313-pyodide_2025_0_wasm32")
    mirror = mirror_of(index_server(fits, other).url)
    assert [item["filename"] for item in mirror.get(f"{SIMPLE}/demo/").json()["files"]] == [fits.file_name]
    assert len(mirror.get("/simple/demo/").json()["files"]) == 2


def test_without_a_network_only_what_is_cached_is_listed(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    old = build_wheel("demo", "1.0", requires_python=">=3.9")
    (cache_dir / old.file_name).write_bytes(old.data)
    index = index_server(old, build_wheel("demo", "2.0"))
    dead = mirror_of("http://127.0.0.1:9/simple")
    [listed] = dead.get(f"{SIMPLE}/demo/").json()["files"]
    assert listed["filename"] == old.file_name
    assert listed["requires-python"] == ">=3.9"
    metadata = dead.get(listed["url"].removeprefix(dead.url) + ".metadata").content
    assert hashlib.sha256(metadata).hexdigest() == listed["core-metadata"]["sha256"]
    # A client that reads 404 takes the project from its next index, and pip does not try again.
    for address in (f"{SIMPLE}/unknown/", f"/files/{old.sha256}/unknown-1.0-py3-none-any.whl"):
        assert dead.get(address).status_code == 504
    offline = mirror_of(index.url, offline=True)
    assert len(offline.get(f"{SIMPLE}/demo/").json()["files"]) == 1
    assert offline.get(f"{SIMPLE}/unknown/").status_code == 404
    assert not index.requests


def test_a_wheel_of_the_directory_that_no_index_has_is_listed_too(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    own = build_wheel("ours", "1.0")
    own.write_to(cache_dir)
    mirror = mirror_of(index_server(build_wheel("demo", "1.0")).url)
    [listed] = mirror.get(f"{SIMPLE}/ours/").json()["files"]
    assert mirror.get(listed["url"].removeprefix(mirror.url)).content == own.data


def test_metadata_of_the_index_is_passed_on_only_with_a_hash(
    mirror_of: StartMirror, index_server: StartIndex
) -> None:
    wheel = build_wheel("demo", "1.0")
    mirror = mirror_of(index_server(wheel).url)  # it offers metadata, without a hash
    [listed] = mirror.get(f"{SIMPLE}/demo/").json()["files"]
    assert "core-metadata" not in listed
    assert mirror.get(listed["url"].removeprefix(mirror.url) + ".metadata").status_code == 404


def test_a_file_with_wrong_bytes_in_the_directory_is_not_served(mirror_of: StartMirror, cache_dir: Path) -> None:
    cache_dir.mkdir()
    name = shipped_lock(RELEASE).packages["msgpack"].file_name
    (cache_dir / name).write_bytes(b"other bytes")
    answer = mirror_of("http://127.0.0.1:9/simple", fill=False).get(f"{FULL}/{name}")
    assert answer.status_code == 404
    assert (cache_dir / name).read_bytes() == b"other bytes"


def test_the_own_lock_file_of_the_directory_is_served_as_it_is_now(mirror_of: StartMirror, cache_dir: Path) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("own", "1.0")
    info = shipped_lock(RELEASE).document["info"]
    lock = cache_dir / "pyodide-lock.json"
    lock.write_text(json.dumps(build_lock([wheel], info=info)))
    (cache_dir / wheel.file_name).write_bytes(wheel.data)
    mirror = mirror_of("http://127.0.0.1:9/simple")
    served = mirror.get(f"{FULL}/pyodide-lock.json")
    assert served.content == lock.read_bytes()
    assert served.headers["cache-control"] == "no-cache"
    assert mirror.get(f"{FULL}/{wheel.file_name}").content == wheel.data
    metadata = mirror.get(f"{FULL}/{wheel.file_name}.metadata")
    assert metadata.content == wheel.metadata
    lock.write_text(json.dumps(build_lock([build_wheel("own", "2.0")], info=info)))
    assert "own-2.0" in mirror.get(f"{FULL}/pyodide-lock.json").text


def test_what_is_cached_and_can_be_loaded_is_listed_for_jupyterlite(mirror_of: StartMirror, cache_dir: Path) -> None:
    cache_dir.mkdir()
    wheels = [build_wheel("demo", "1.9", requires_python=">=3.9"), build_wheel("demo", "1.10")]
    other = build_wheel("demo", "2.0", tag="cp313-cp313-pyodide_2025_0_wasm32")
    for wheel in (*wheels, other):
        (cache_dir / wheel.file_name).write_bytes(wheel.data)
    (cache_dir / "broken-1.0-py3-none-any.whl").write_bytes(b"no archive")
    mirror = mirror_of("http://127.0.0.1:9/simple")
    document = mirror.get(f"/pyodide/v{RELEASE}/piplite/all.json").json()
    releases = document["demo"]["releases"]
    assert sorted(releases) == ["1.10", "1.9"]
    [file] = releases["1.9"]
    assert file["digests"] == {"sha256": wheels[0].sha256}
    assert file["requires_python"] == ">=3.9"
    assert mirror.get(file["url"].removeprefix(mirror.url)).content == wheels[0].data
    assert not document.get("broken", {}).get("releases")


def test_cached_versions_are_listed_newest_first_and_a_damaged_wheel_is_left_out(
    mirror_of: StartMirror, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    for wheel in (build_wheel("demo", "1.9"), build_wheel("demo", "1.10")):
        (cache_dir / wheel.file_name).write_bytes(wheel.data)
    (cache_dir / "demo-1.11-py3-none-any.whl").write_bytes(b"no archive")
    files = mirror_of("http://127.0.0.1:9/simple").get(f"{SIMPLE}/demo/").json()["files"]
    assert [file["filename"].split("-")[1] for file in files] == ["1.10", "1.9"]


@pytest.mark.parametrize("in_folder", [False, True])
def test_a_package_of_the_own_lock_file_that_is_gone_is_fetched_from_the_index(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path, tmp_path: Path, in_folder: bool
) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("own", "1.0")
    info = shipped_lock(RELEASE).document["info"]
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(build_lock([wheel], info=info)))
    mirror = mirror_of(write_index(tmp_path / "index", wheel) if in_folder else index_server(wheel).url)
    assert mirror.get(f"{FULL}/{wheel.file_name}").content == wheel.data
    assert (cache_dir / wheel.file_name).read_bytes() == wheel.data


def test_what_was_fetched_is_verified_in_the_directory(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    wheel = build_wheel("demo", "1.0")
    mirror = mirror_of(index_server(wheel).url)
    [listed] = mirror.get(f"{SIMPLE}/demo/").json()["files"]
    mirror.get(listed["url"].removeprefix(mirror.url))
    with Cache(cache_dir) as cache:
        [entry] = cache.inventory().packages
    assert entry.status is Status.VERIFIED


class Sdist(Wheel):
    """A source distribution, which the index server serves as it serves wheels."""

    @property
    def file_name(self) -> str:
        return f"{self.name}-{self.version}.tar.gz"


def test_source_distributions_are_in_the_plain_index_and_not_beside_the_packages(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    sdist = Sdist("demo", "1.1", "", b"source")
    wheel = build_wheel("demo", "1.0")
    mirror = mirror_of(index_server(wheel, sdist).url)
    page = mirror.get("/simple/demo/").json()
    assert [file["filename"] for file in page["files"]] == [sdist.file_name, wheel.file_name]
    assert page["versions"] == ["1.0", "1.1"]
    answer = mirror.get(page["files"][0]["url"].removeprefix(mirror.url))
    assert answer.content == sdist.data
    assert not list(cache_dir.glob("*.tar.gz"))
    assert [file["filename"] for file in mirror.get(f"{SIMPLE}/demo/").json()["files"]] == [wheel.file_name]

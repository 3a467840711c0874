"""I14, I22: several indexes, folders as indexes, and other hashes than sha256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from support.cli import files_of, warm
from support.servers import JSON_TYPE, Server, StartIndex
from support.wheels import Wheel, build_wheel

SIX = canonicalize_name("six")


@pytest.fixture
def http() -> Iterator[Http]:
    found = Http()
    yield found
    found.close()


def versions(index: Index, name: str = "six") -> list[str]:
    return [str(file.version) for file in index.project(canonicalize_name(name)).files]


def test_i22_the_first_index_that_has_a_project_provides_it(http: Http, index_server: StartIndex) -> None:
    private = index_server(build_wheel("six", "1.0"))
    public = index_server(build_wheel("six", "9.0"), build_wheel("attrs", "3.0"))
    index = Index(http, lambda: [IndexPlace(private.url), IndexPlace(public.url)])
    assert versions(index) == ["1.0"]
    assert versions(index, "attrs") == ["3.0"]
    with pytest.raises(Problem) as raised:
        index.project(canonicalize_name("ghost"))
    assert raised.value.code is Code.NOT_ON_INDEX
    assert str(private.url).rstrip("/") in str(raised.value.facts["index"])


def test_i22_an_index_that_fails_is_not_passed_over(http: Http, index_server: StartIndex) -> None:
    public = index_server(build_wheel("six", "9.0"))
    index = Index(http, lambda: [IndexPlace("http://127.0.0.1:9/simple"), IndexPlace(public.url)])
    with pytest.raises(Problem) as raised:
        index.project(SIX)
    assert raised.value.code is Code.UNREACHABLE, "another index must not provide the private package"


@pytest.mark.parametrize("form", ["pages", "folders", "flat", "file-url"])
def test_i22_a_folder_is_an_index(http: Http, tmp_path: Path, cache_dir: Path, form: str) -> None:
    wheel = build_wheel("six", "1.17")
    folder = tmp_path / "index"
    own = folder if form in ("flat", "file-url") else folder / "six"
    own.mkdir(parents=True)
    wheel.write_to(own)
    if form == "pages":
        (own / "index.html").write_text(f'<a href="{wheel.file_name}#sha256={wheel.sha256}">x</a>')
    place = folder.as_uri() if form == "file-url" else str(folder)
    answer = warm(cache_dir, "six", "--source", "index", "--index-url", place)
    assert answer.code == 0, answer.err
    assert wheel.file_name in files_of(cache_dir)
    with pytest.raises(Problem) as raised:
        Index(http, lambda: [IndexPlace(place)]).project(canonicalize_name("ghost"))
    assert raised.value.code is Code.NOT_ON_INDEX


def test_i22_a_template_names_the_place_of_the_project(http: Http) -> None:
    wheel = build_wheel("six", "1.17")
    asked: list[str] = []

    def answer(path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        asked.append(path)
        return 200, {"Content-Type": JSON_TYPE}, json.dumps({"files": [{"url": wheel.file_name}]}).encode()

    server = Server(answer)
    try:
        assert versions(Index(http, lambda: [IndexPlace(f"{server.url}/packages/{{package_name}}/json")])) == ["1.17"]
    finally:
        server.stop()
    assert asked == ["/packages/six/json"]


def serve_with_hash(wheel: Wheel, algorithm: str, digest: str) -> Server:
    def answer(path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        if path.endswith(".whl"):
            return 200, {}, wheel.data
        files = [{"url": f"/{wheel.file_name}", "hashes": {algorithm: digest}}]
        return 200, {"Content-Type": JSON_TYPE}, json.dumps({"files": files}).encode()

    return Server(answer)


@pytest.mark.parametrize("algorithm", ["md5", "sha384", "sha512", "blake2b"])
@pytest.mark.parametrize("right", [True, False])
def test_i14_other_hashes_are_checked(cache_dir: Path, algorithm: str, right: bool) -> None:
    wheel = build_wheel("six", "1.17")
    digest = hashlib.new(algorithm, wheel.data if right else b"other").hexdigest().upper()
    server = serve_with_hash(wheel, algorithm, digest)
    try:
        with Cache(cache_dir, source="index", index_url=f"{server.url}/simple") as cache:
            report = cache.execute(cache.plan_warm_up(["six"]))
            again = cache.plan_warm_up(["six"])
    finally:
        server.stop()
    if right:
        assert [item.name for item in report.fetched] == ["six"]
        assert [item.name for item in again.cached] == ["six"]
    else:
        assert [failure.problem.code for failure in report.failed] == [Code.WRONG_HASH]
        assert wheel.file_name not in files_of(cache_dir)


def test_i22_the_files_of_a_folder_come_before_those_of_the_next_index(
    index_server: StartIndex, tmp_path: Path, cache_dir: Path
) -> None:
    """A partial copy for one platform, as pip's extra-index-url often names: pip finds the other wheels, too."""
    folder = tmp_path / "folder"
    folder.mkdir()
    build_wheel("six", "1.17", tag="cp314-cp314-manylinux_2_28_x86_64").write_to(folder)
    build_wheel("attrs", "1.0").write_to(folder)
    build_wheel("plotly", "3.0").write_to(folder)
    public = index_server(build_wheel("six", "9.0"), build_wheel("attrs", "3.0"), build_wheel("plotly", "2.0"))
    both = ("--index-url", folder, "--index-url", public.url, "--source", "index")
    assert warm(cache_dir, "six", "attrs", "plotly<3", *both).code == 0
    assert {name.split("-py3")[0] for name in files_of(cache_dir) if name.endswith(".whl")} == {
        *("six-9.0", "attrs-1.0", "plotly-2.0")
    }


def test_i22_a_page_on_disk_has_the_links_of_many_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = [build_wheel("six", "1.17"), build_wheel("attrs", "3.0", requires=["six"])]
    (tmp_path / "wheels").mkdir()
    for wheel in wheels:
        wheel.write_to(tmp_path / "wheels")
    links = "".join(f'<a href="wheels/{wheel.file_name}">a</a>' for wheel in wheels)
    (tmp_path / "all.html").write_text(links)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "all.html"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert warm(tmp_path / "cache", "attrs", "--source", "index").code == 0
    assert {wheel.file_name for wheel in wheels} <= files_of(tmp_path / "cache")
    monkeypatch.delenv("PIP_FIND_LINKS")
    assert "no-index" in warm(tmp_path / "cache", "ghost").out


def test_i22_a_page_of_links_is_fetched_once(http: Http) -> None:
    names = ("six", "attrs", "plotly")
    asked: list[str] = []
    page = "".join(f'<a href="/{build_wheel(name, "1.0").file_name}">a</a>' for name in names).encode()

    def answer(path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        asked.append(path)
        return 200, {"content-type": "text/html"}, page

    server = Server(answer)
    try:
        index = Index(http, lambda: [IndexPlace(f"{server.url}/all.html", links=True)])
        index.prefetch(map(canonicalize_name, names))
        assert [versions(index, name) for name in names] == [["1.0"]] * 3
    finally:
        server.stop()
    assert asked == ["/all.html"]


def test_i22_a_folder_is_enough_where_the_next_index_cannot_be_reached(http: Http, tmp_path: Path) -> None:
    build_wheel("attrs", "1.0").write_to(tmp_path)
    index = Index(http, lambda: [IndexPlace(str(tmp_path)), IndexPlace("http://127.0.0.1:9/simple")])
    assert versions(index, "attrs") == ["1.0"]

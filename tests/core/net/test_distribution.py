"""A distribution is a lock file with its files: in a folder, on a server, or in a mirror of all releases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.distribution import PackageLocation, official_place, open_distribution, read_lock
from pyodide_cache.net.http import Http
from support.servers import Serve
from support.wheels import INFO, DistributionFolder, build_wheel, lock_entry, write_distribution


def test_places_are_parsed_in_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = tmp_path / "a b%25c"
    odd.mkdir()
    monkeypatch.chdir(tmp_path)
    for text in (str(odd), "a b%25c", odd.as_uri()):
        assert PackageLocation.parse(text).root == odd
    assert PackageLocation.parse("http://127.0.0.1/x").locate("a b#1.whl") == "http://127.0.0.1/x/a b%231.whl"
    assert "secret" not in str(PackageLocation.parse("http://user:secret@127.0.0.1/x"))


def test_a_distribution_can_be_named_by_its_lock_file(
    distribution: DistributionFolder, http: Http, serve: Serve
) -> None:
    found = open_distribution(str(distribution.lock_path), http)
    assert found.places[0].root == distribution.path
    served = open_distribution(f"{serve(distribution)}/pyodide-lock.json", http)
    assert served.lock == found.lock
    for address in ("pyodide-lock.json?v=1&x=a/b", "pyodide%2Dlock.json"):
        named = open_distribution(f"{serve(distribution)}/{address}", http)
        assert (named.lock, len(named.places)) == (found.lock, 1)


def test_a_mirror_of_all_releases_is_opened_by_version(
    distribution: DistributionFolder, http: Http, tmp_path: Path, serve: Serve
) -> None:
    mirror = tmp_path / "mirror"
    (mirror / "v314.0.7").mkdir(parents=True)
    distribution.path.rename(mirror / "v314.0.7" / "full")
    for text in (str(mirror), str(serve(mirror))):
        found = open_distribution(text, http, version="314.0.7")
        assert str(found.places[0]).rstrip("/").endswith("v314.0.7/full")


def test_an_official_release_is_on_the_cdn() -> None:
    assert official_place("314.0.7").locate("six.whl") == "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/six.whl"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/no/such/folder", Code.NO_SUCH_FOLDER),
        (f"/{'long' * 75}", Code.NO_SUCH_FOLDER),
        (__file__, Code.NOT_A_DIRECTORY),
        ("file:///no/such/folder", Code.NO_SUCH_FOLDER),
        ("ftp://host/x", Code.BAD_URL),
        ("http://[broken", Code.BAD_URL),
    ],
)
def test_a_place_that_is_not_valid_is_a_problem(text: str, code: Code) -> None:
    with pytest.raises(Problem) as caught:
        PackageLocation.parse(text)
    assert caught.value.code is code


def test_a_folder_without_a_lock_file_is_a_problem(http: Http, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        open_distribution(str(tmp_path), http)
    assert (caught.value.code, caught.value.facts["place"]) == (Code.LOCK_NOT_FOUND, str(tmp_path))
    with pytest.raises(Problem) as caught:
        read_lock(tmp_path / "pyodide-lock.json", http)
    assert caught.value.code is Code.FILE_NOT_FOUND


def test_i8_locations_in_a_folder_are_decoded_and_stay_in_it(http: Http, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    wheel = build_wheel("x")
    here = {
        "plain": wheel.file_name,
        "dot": f"./{wheel.file_name}",
        "below": f"a%20b/{wheel.file_name}?v=3",
        "url": f"https://host/{wheel.file_name}?v=3",
        "scheme": f"//host/{wheel.file_name}",
        "inside": str(folder / "sub" / wheel.file_name),
    }
    away = {
        "up": "../gone-1-py3-none-any.whl",
        "escaped": "%2e%2e/gone-1-py3-none-any.whl",
        "deep": "sub/../../gone-1-py3-none-any.whl",
        "root": "/gone-1-py3-none-any.whl",
        "file": "file:///gone-1-py3-none-any.whl",
    }
    beside = {"beside": f"../elsewhere/{wheel.file_name}"}
    entries = {name: lock_entry(wheel, file_name=text) for name, text in {**here, **beside, **away}.items()}
    write_distribution(folder, [wheel], lock={"info": INFO, "packages": entries})
    found = open_distribution(str(folder), http)
    places = {name: [str(item) for item in found.locations(package)] for name, package in found.lock.packages.items()}
    plain = str(folder / wheel.file_name)
    assert places.pop("below")[1:] == [
        str(folder / "a b" / wheel.file_name),
        str(folder / "a%20b" / f"{wheel.file_name}?v=3"),
    ]
    assert places == {
        "plain": [plain],
        "dot": [plain, plain],
        "url": [plain, here["url"]],
        "scheme": [plain, f"https:{here['scheme']}"],
        "inside": [plain, here["inside"]],
        "beside": [plain],  # the file that it names elsewhere is not read
    }
    assert found.lock.refused.keys() == away.keys()
    assert {problem.code for problem in found.lock.refused.values()} == {Code.OUTSIDE_DISTRIBUTION}
    assert not open_distribution(str(folder), http, elsewhere=lambda package: True).lock.refused


def test_i8_a_remote_lock_file_names_no_file_of_this_machine(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("x")
    names = {"up": f"../pypi/{wheel.file_name}", "root": f"/{wheel.file_name}", "disk": f"file:///{wheel.file_name}"}
    entries = {name: lock_entry(wheel, file_name=text) for name, text in names.items()}
    write_distribution(tmp_path / "lite" / "locks", [], lock={"info": INFO, "packages": entries})
    server = serve(tmp_path)
    found = open_distribution(f"{server}/lite/locks/", http)
    places = {name: found.locations(package) for name, package in found.lock.packages.items()}
    assert places == {
        "up": (f"{server}/lite/pypi/{wheel.file_name}",),
        "root": (f"{server}/{wheel.file_name}",),
        "disk": (f"{server}/lite/locks/{wheel.file_name}",),
    }


@pytest.mark.parametrize("remote", [False, True])
def test_i8_the_files_of_a_jupyterlite_site_may_be_anywhere_in_it(
    remote: bool, http: Http, tmp_path: Path, serve: Serve
) -> None:
    wheel = build_wheel("x")
    entries = {"x": lock_entry(wheel, file_name=f"../../pypi/{wheel.file_name}")}
    write_distribution(tmp_path / "lite/static/pyodide-lock", [], lock={"info": INFO, "packages": entries})
    root = f"{serve(tmp_path)}/lite" if remote else str(tmp_path / "lite")
    found = open_distribution(root, http)
    (package,) = found.lock.packages.values()
    assert str(found.locations(package)[-1]) == f"{root}/pypi/{wheel.file_name}"


def test_i8_a_folder_that_is_named_besides_the_lock_file_may_be_above_it(tmp_path: Path, http: Http) -> None:
    wheel = build_wheel("mine", "1.0")
    locks = tmp_path / "site" / "static" / "locks"
    locks.mkdir(parents=True)
    (tmp_path / "site" / "pypi").mkdir()
    path = wheel.write_to(tmp_path / "site" / "pypi")
    entry = {"name": "mine", "version": "1.0", "file_name": f"../../pypi/{wheel.file_name}", "sha256": wheel.sha256}
    (locks / "pyodide-lock.json").write_text(json.dumps({"info": INFO, "packages": {"mine": entry}}))
    assert open_distribution(str(locks), http).lock.refused
    more = [PackageLocation.parse(str(tmp_path / "site"))]
    found = open_distribution(str(locks), http, more=more, elsewhere=lambda package: True)
    assert path in found.locations(found.lock.packages[canonicalize_name("mine")])
    more = [PackageLocation.parse(str(tmp_path / "site" / "static"))]
    assert open_distribution(str(locks), http, more=more).lock.refused

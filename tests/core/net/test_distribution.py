"""A distribution is a lock file with its files: in a folder, on a server, or in a mirror of all releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.distribution import PackageLocation, official_place, open_distribution, read_lock
from pyodide_cache.net.http import Http
from support.servers import Serve
from support.wheels import DistributionFolder


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

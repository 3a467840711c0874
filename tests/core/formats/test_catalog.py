from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from pyodide_cache.formats.catalog import Catalog, Publication, format_index
from pyodide_cache.formats.lockfile import LockPackage, parse_lock
from pyodide_cache.formats.names import canonicalize_name

OLD, NEW = "a" * 64, "b" * 64
WHEEL = "six-1.0-py3-none-any.whl"
LOCKS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("0.3", "0.3", {"six": {"file_name": WHEEL, "version": "1.0", "sha256": NEW}}),
    (
        "0.2",
        "0.1–0.2",
        {
            "six": {"file_name": WHEEL, "version": "1.0", "sha256": OLD},
            "six-tests": {"file_name": "six-tests.tar", "version": "1.0", "sha256": OLD},
            "bad": {"file_name": "bad.whl", "version": "1", "sha256": "not a hash"},
            "elsewhere": {"file_name": "../elsewhere.whl", "version": "1", "sha256": OLD},
            "other": "not a table",
        },
    ),
    (
        "0.1",
        "0.1–0.2",
        {
            "Six": {"file_name": WHEEL, "version": "1.0", "sha256": NEW},
            "six-tests": {"file_name": "six-tests.tar", "version": "0.9"},
        },
    ),
)


def parsed(packages: dict[str, Any]) -> Iterable[LockPackage]:
    return parse_lock(json.dumps({"info": {}, "packages": packages}).encode(), "a test").packages.values()


@pytest.fixture(params=["locks", "index"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    if request.param == "locks":
        return Catalog.of_locks((release, line, parsed(packages)) for release, line, packages in LOCKS)
    names, index = format_index((release, parsed(packages)) for release, _, packages in LOCKS)
    return Catalog.of_index(names, lambda: index, lambda: {release: line for release, line, _ in LOCKS})


def test_publications_are_listed_newest_first(catalog: Catalog) -> None:
    name = canonicalize_name("six")
    assert catalog.publications(WHEEL) == (
        Publication("0.3", "0.3", name, "1.0", NEW, "package", False),
        Publication("0.2", "0.1–0.2", name, "1.0", OLD, "package", False),
        Publication("0.1", "0.1–0.2", name, "1.0", NEW, "package", False),
    )
    assert catalog.newest(WHEEL) == catalog.publications(WHEEL)[0]
    assert catalog.releases_with(WHEEL, NEW) == ("0.3", "0.1")


def test_what_publications_agree_on_is_returned(catalog: Catalog) -> None:
    assert catalog.version(WHEEL) == "1.0"
    assert len(catalog.lines(WHEEL)) > 1
    assert catalog.version("six-tests.tar") is None
    assert catalog.lines("six-tests.tar") == {"0.1–0.2"}
    assert all(item.is_tests for item in catalog.publications("six-tests.tar"))
    assert catalog.publications("six-tests.tar")[1].sha256 is None


@pytest.mark.parametrize("name", ["", "six", "bad.whl", "../elsewhere.whl", "six-2.0-py3-none-any.whl"])
def test_unknown_names_and_unusable_entries_are_not_published(catalog: Catalog, name: str) -> None:
    assert not catalog.publishes(name)
    assert catalog.newest(name) is None
    assert catalog.version(name) is None
    assert catalog.releases_with(name, OLD) == ()


def test_a_file_that_a_lock_file_has_elsewhere_is_in_its_catalog_but_not_in_an_index() -> None:
    [lock] = [(release, line, parsed(packages)) for release, line, packages in LOCKS if release == "0.2"]
    assert Catalog.of_locks([lock]).releases_with("elsewhere.whl", OLD) == ("0.2",)
    names, index = format_index([(lock[0], lock[2])])
    found = Catalog.of_index(names, lambda: index, lambda: {"0.2": None})
    assert found.releases_with("elsewhere.whl", OLD) == ()
    assert found.releases_with("six-tests.tar", OLD) == ("0.2",)


def test_an_index_is_sorted_by_file_name_and_has_each_name_once() -> None:
    names, index = format_index((release, parsed(packages)) for release, _, packages in LOCKS)
    assert names.splitlines() == [WHEEL, "six-tests.tar"]
    assert len(index.splitlines()) == 2


def test_the_index_is_not_read_for_names_that_it_does_not_have() -> None:
    names, _ = format_index((release, parsed(packages)) for release, _, packages in LOCKS)
    assert not Catalog.of_index(names, pytest.fail, pytest.fail).publishes("mine-1.0-py3-none-any.whl")


def test_a_value_with_white_space_cannot_be_in_an_index() -> None:
    with pytest.raises(ValueError, match=r"white space in 0\.1"):
        format_index([("0.1", parsed({"six": {"file_name": WHEEL, "version": "1.0 final"}}))])

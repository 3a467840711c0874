"""Lock files of every generation are read; entries that are unsafe or not valid are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name, parse_lock, without_circles
from pyodide_cache.formats.names import safe_file_name
from pyodide_cache.settings.releases import catalog, releases, shipped_lock
from support.scaling import is_linear
from support.wheels import INFO, build_lock, build_wheel

VERSIONS = [release.version for release in releases()]


def parse(document: Any) -> LockFile:
    return parse_lock(json.dumps(document).encode(), "test.json")


def entry(file_name: object = "x-1.0-py3-none-any.whl", **other: Any) -> dict[str, Any]:
    return {"name": "x", "version": "1.0", "file_name": file_name, "sha256": "a" * 64, "depends": [], **other}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_shipped_lock_file_is_read_without_a_refused_entry(version: str) -> None:
    lock = shipped_lock(version)
    assert lock.packages
    assert not lock.refused
    assert lock.runtime.line is not None
    assert all(name == canonicalize_name(name) for name in lock.packages)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_dependency_of_a_shipped_lock_file_is_found(version: str) -> None:
    lock = shipped_lock(version)
    found, missing = lock.closure(lock.packages)
    assert not missing
    assert len(found) == len(lock.packages)


def test_releases_of_every_line_are_shipped_newest_first() -> None:
    assert VERSIONS[0].startswith("315")
    lines = {release.runtime.line for release in releases()}
    assert {"314", "0.28–0.29", "0.26–0.27", "0.25", "0.24", "0.23", "0.22", "0.21", "315"} <= lines
    assert VERSIONS.index("314.0.7") < VERSIONS.index("314.0.0") < VERSIONS.index("0.29.5")


def test_an_unknown_release_is_a_problem_with_the_known_ones() -> None:
    with pytest.raises(Problem) as caught:
        shipped_lock("9.9.9")
    assert caught.value.code is Code.UNKNOWN_RELEASE
    assert str(caught.value.facts["known"]).split(", ")[0] in VERSIONS


def test_a_name_may_have_other_bytes_in_other_releases() -> None:
    known = catalog()
    name = next(
        package.file_name
        for package in shipped_lock("314.0.7").packages.values()
        if package.sha256
        and (other := shipped_lock("314.0.0").packages.get(package.name))
        and other.file_name == package.file_name
        and other.sha256 != package.sha256
    )
    sha256 = next(p.sha256 for p in shipped_lock("314.0.7").packages.values() if p.file_name == name)
    assert sha256 is not None
    assert "314.0.7" in known.releases_with(name, sha256)
    assert "314.0.0" not in known.releases_with(name, sha256)


def test_packages_json_of_0_20_is_read_without_hashes_and_python() -> None:
    lock = parse(
        {
            "info": {"arch": "wasm32", "platform": "Emscripten-1.0"},
            "packages": {
                "numpy": {
                    "name": "numpy",
                    "version": "1.22.3",
                    "file_name": "numpy-1.22.3-cp310-cp310-emscripten_wasm32.whl",
                    "install_dir": "lib",
                    "depends": ["CLAPACK"],
                    "imports": ["numpy"],
                },
                "CLAPACK": {
                    "name": "CLAPACK",
                    "version": "3.2.1",
                    "file_name": "CLAPACK-3.2.1.zip",
                    "install_dir": "dynlib",
                    "depends": [],
                    "imports": [],
                    "shared_library": True,
                },
            },
        }
    )
    assert lock.packages[canonicalize_name("numpy")].sha256 is None
    assert lock.packages[canonicalize_name("clapack")].package_type == "shared_library"
    assert [package.name for package in lock.closure(["NumPy"])[0]] == ["numpy", "clapack"]
    assert lock.runtime.python_short == "3.10"


@pytest.mark.parametrize("odd", [None, True, 0, 1.5, "", [], ["x"], {}, {"x": None}], ids=repr)
def test_a_value_of_another_type_concerns_its_entry_alone(odd: object) -> None:
    entry = {
        "name": "x",
        "version": "1.0",
        "file_name": "x-1.0-py3-none-any.whl",
        "install_dir": "site",
        "sha256": "a" * 64,
        "package_type": "package",
        "imports": ["x"],
        "depends": [],
        "unvendored_tests": False,
        "shared_library": False,
    }
    for key in entry:
        lock = parse({"info": INFO, "packages": {"x": {**entry, key: odd}, "y": {**entry, "name": "y"}}})
        assert canonicalize_name("y") in lock.packages


def test_unknown_keys_are_ignored_and_missing_ones_tolerated() -> None:
    lock = parse(
        {
            "info": {**INFO, "novelty": 1},
            "packages": {"x": {"file_name": "x-1.0-py3-none-any.whl", "novelty": {}}},
            "tool": {"other": 1},
            "novelty": [],
        }
    )
    package = lock.packages[canonicalize_name("x")]
    assert (package.version, package.sha256, package.depends) == ("", None, ())


def test_dependencies_are_found_however_they_are_spelled() -> None:
    wheels = [build_wheel("ruamel-yaml"), build_wheel("pydantic-core"), build_wheel("top")]
    lock = parse(build_lock(wheels, depends={"top": ["ruamel.yaml", "Pydantic_Core"]}))
    assert {package.name for package in lock.closure(["Top"])[0]} == {"top", "ruamel-yaml", "pydantic-core"}


def test_circular_dependencies_are_found_once() -> None:
    wheels = [build_wheel("a"), build_wheel("b")]
    lock = parse(build_lock(wheels, depends={"a": ["b"], "b": ["a"]}))
    assert len(lock.closure(["a"])[0]) == 2


def test_a_missing_dependency_is_named_with_who_needs_it() -> None:
    lock = parse(build_lock([build_wheel("a")], depends={"a": ["ghost"]}))
    _, missing = lock.closure(["a"])
    assert missing[canonicalize_name("ghost")].facts == {"name": "ghost", "needed_by": "a"}


HOSTILE = {
    "ftp://host/x-1.0-py3-none-any.whl": "scheme",
    "data:,x-1.0-py3-none-any.whl?": "scheme",
    "emfs:/x-1.0-py3-none-any.whl": "scheme",
    "https://[host/x-1.0-py3-none-any.whl": "scheme",
    "https://host/": "empty",
    "https://host/download?file=x-1.0-py3-none-any.whl": "package",
    "sub/..%2F..%2Fx-1.0-py3-none-any.whl": "separator",
    "sub%00/x-1.0-py3-none-any.whl": "control",
    "sub/x%2ewhl%20": "edge",
    "..\\x-1.0-py3-none-any.whl": "separator",
    "C:x.whl": "character",
    "x\n-1.0-py3-none-any.whl": "control",
    "x\0.whl": "control",
    "x\u202egnp.whl": "control",
    "CON.whl": "reserved",
    "nul": "reserved",
    "lpt1.zip": "reserved",
    "Aux .tar.whl": "reserved",
    "conout$.zip": "reserved",
    ".hidden.whl": "edge",
    "x.whl.": "edge",
    "x.whl ": "edge",
    "": "empty",
    "..": "empty",
    "x" * 300 + ".whl": "long",
    'x".whl': "character",
}


@pytest.mark.parametrize(("name", "why"), HOSTILE.items())
def test_an_unsafe_file_name_is_refused_and_other_entries_are_read(name: str, why: str) -> None:
    lock = parse({"info": INFO, "packages": {"bad": entry(name), "good": entry()}})
    problem = lock.refused[canonicalize_name("bad")]
    assert (problem.code, problem.facts["why"]) == (Code.UNSAFE_NAME, why)
    assert set(lock.packages) == {"good"}


LOCATIONS = {
    "https://host/a/x-1.0-py3-none-any.whl": "x-1.0-py3-none-any.whl",
    "http://host/x-1.0%2Bcpu-py3-none-any.whl#sha256=0": "x-1.0+cpu-py3-none-any.whl",
    "//host/x-1.0-py3-none-any.whl": "x-1.0-py3-none-any.whl",
    "/abs/x-1.0-py3-none-any.whl": "x-1.0-py3-none-any.whl",
    "file:///abs/x-1.0-py3-none-any.whl": "x-1.0-py3-none-any.whl",
    "../pypi/x-1.0-py3-none-any.whl": "x-1.0-py3-none-any.whl",
    "./x-1.0-py3-none-any.whl": "x-1.0-py3-none-any.whl",
    "x-1.0-py3-none-any.whl?sha256=0": "x-1.0-py3-none-any.whl",
}


@pytest.mark.parametrize(("written", "plain"), LOCATIONS.items())
def test_i8_the_plain_name_of_a_url_or_path_is_its_last_segment(written: str, plain: str) -> None:
    lock = parse({"info": INFO, "packages": {"x": entry(written)}})
    package = lock.packages[canonicalize_name("x")]
    assert (package.file_name, package.location) == (plain, written.partition("#")[0])
    assert lock.entry("x")["file_name"] == plain  # so that every lock file that is made of it has plain names


def test_i8_what_other_tools_write_into_entries_is_read_and_simplified() -> None:
    odd = entry(depends=["Beta>=1.0", "gamma[speed] ; python_version>'3'", 7], imports=None, sha256="A" * 64 + "\n")
    lock = parse({"info": INFO, "packages": {"x": odd, "nothing": entry(depends=None, sha256="sha256:" + "b" * 64)}})
    package = lock.packages[canonicalize_name("x")]
    assert (package.depends, package.imports, package.sha256) == (("beta", "gamma"), (), "a" * 64)
    assert (lock.entry("x")["depends"], lock.entry("x")["imports"]) == (["beta", "gamma"], [])
    assert lock.entry("nothing")["sha256"] == "b" * 64
    assert lock.entry("nothing")["depends"] == []
    lock = parse({"info": INFO, "packages": {"x": entry(depends=["beta", None], imports=["x", 7])}})
    assert (lock.entry("x")["depends"], lock.entry("x")["imports"]) == (["beta"], ["x"])


def test_i8_of_two_spellings_of_a_name_the_canonical_one_counts() -> None:
    both = {"a-b": entry("a_b-2-py3-none-any.whl"), "A_B": entry("a_b-1-py3-none-any.whl")}
    lock = parse({"info": INFO, "packages": both})
    assert lock.packages[canonicalize_name("a-b")].file_name == "a_b-2-py3-none-any.whl"
    assert list(lock.document["packages"]) == ["a-b"]
    other = parse({"info": INFO, "packages": dict(reversed(both.items()))})
    for lock_file in (lock, other):
        assert lock_file.package_of("a_b-2-py3-none-any.whl") == lock.packages[canonicalize_name("a-b")]
        assert lock_file.package_of("a_b-1-py3-none-any.whl") is None


@pytest.mark.parametrize("name", ["numpy-2.4.6-cp314-cp314-pyodide_2026_0_wasm32.whl", "größe-1+local.1.zip", "a"])
def test_a_plain_file_name_is_accepted(name: str) -> None:
    assert safe_file_name(name) == name


@pytest.mark.parametrize(
    "bad", [None, [], "text", {}, {"file_name": 7}, entry(sha256="xyz"), entry(sha256="a" * 63)], ids=str
)
def test_an_invalid_entry_is_refused_and_others_are_read(bad: Any) -> None:
    lock = parse({"info": INFO, "packages": {"bad": bad, "good": entry()}})
    assert lock.refused[canonicalize_name("bad")].code is Code.BAD_ENTRY
    assert set(lock.packages) == {"good"}
    assert lock.package_of(entry()["file_name"])
    assert lock.package_of("else-1.0-py3-none-any.whl") is None


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"<html>", b"[" * 100_000, b'{"info": {"a": NaN}, "packages": {}}']
)
def test_what_is_not_json_is_said_to_be_so(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        parse_lock(data, "there.json")
    assert (caught.value.code, caught.value.facts["source"]) == (Code.LOCK_NOT_JSON, "there.json")


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"info": {}, "packages": []},
        {"info": [], "packages": {}},
        {"info": {**INFO, "arch": "x86_64"}, "packages": {}},
        {"info": {"subdir": "emscripten-wasm32"}, "packages": {}, "packages.conda": {}},
        {"info": {**INFO, "python": "snake"}, "packages": {}},
        {"info": {**INFO, "python": 3}, "packages": {}},
        {"name": "npm-package", "dependencies": {}},
    ],
    ids=str,
)
def test_other_json_is_not_a_lock_file(document: Any) -> None:
    with pytest.raises(Problem) as caught:
        parse(document)
    assert caught.value.code is Code.LOCK_NOT_A_LOCK


@pytest.mark.parametrize(
    ("name", "is_lock"),
    [
        ("pyodide-lock.json", True),
        ("repodata.json", True),
        ("packages.json", True),
        ("pyodide-lock-2026_0.json", True),
        ("pyodide-lock-export.json", True),
        ("pyodide-lock.bak.json", False),
        ("pyodide-lock.json.bak", False),
        ("pyodide-lock-old.json", False),
        ("pyodide-lock-2026_0-backup-2.json", False),
        ("pyodide-lock (1).json", False),
        ("my-pyodide-lock.json", False),
        ("package.json", False),
    ],
)
def test_a_lock_file_is_known_by_its_name(name: str, is_lock: bool) -> None:
    assert is_lock_file_name(name) is is_lock


def test_an_entry_is_found_by_its_canonical_name_however_its_key_is_spelled() -> None:
    packages = {"Beta": entry("old-1.0-py3-none-any.whl"), "Ruamel.Yaml": entry("r.whl"), "beta": entry("b.whl")}
    lock = parse({"info": INFO, "packages": packages})
    assert lock.entry("ruamel-yaml")["file_name"] == "r.whl"
    assert lock.entry("beta")["file_name"] == lock.packages[canonicalize_name("beta")].file_name == "b.whl"


@pytest.mark.parametrize(
    ("stated", "version"), [("0.29.1", "0.29.1"), ("0.30.0.dev0", None), ("", None), (None, None)]
)
def test_a_lock_file_has_the_version_that_it_states_unless_that_is_of_a_development(
    stated: str | None, version: str | None
) -> None:
    assert parse({"info": INFO | {"version": stated}, "packages": {}}).version == version


@pytest.mark.parametrize(("micropip", "accepts"), [("0.11.1", True), ("0.9.0", False)])
def test_the_micropip_of_a_lock_file_decides_which_platform_comes_first(micropip: str, accepts: bool) -> None:
    info = INFO | {"abi_version": "2025_0", "platform": "emscripten_4_0_9", "python": "3.13.2"}
    lock = parse({"info": info, "packages": {"micropip": entry(version=micropip)}})
    assert lock.runtime.accepts_pep_783 is accepts


def test_packages_that_need_each_other_do_not_wait_for_each_other() -> None:
    depends = {"a": ["b", "d"], "b": ["C.c"], "c-c": ["a"], "d": ["a-1"], "a-1": [], "self": ["self"]}
    packages = {key: {"name": key, "depends": names} for key, names in depends.items()}
    found = without_circles(packages, packages)
    assert {key: entry["depends"] for key, entry in found.items()} == {
        **depends,
        "a": ["B", "d"],
        "b": ["C.C"],
        "c-c": ["A"],
        "self": ["SELF"],
    }
    assert without_circles(found, found) == found
    assert without_circles(packages, ["d"]) == packages


def test_a_package_is_found_by_its_file_however_the_lock_file_writes_both() -> None:
    packages = {"My_Own": {"file_name": "https://example.org/a%2Bb.whl?v=3"}, "refused": {"file_name": "con.whl"}}
    lock = parse_lock(json.dumps({"info": INFO, "packages": packages}).encode(), "a.json")
    assert [found and found.name for found in map(lock.package_of, ("a+b.whl", "con.whl"))] == ["my-own", None]


def test_a_package_is_found_by_its_file_in_time_that_does_not_grow_with_the_lock_file() -> None:
    def find(count: int) -> None:
        files = [f"p{number}-1-py3-none-any.whl" for number in range(count)]
        packages = {file.partition("-")[0]: {"file_name": file} for file in files}
        lock = parse_lock(json.dumps({"info": INFO, "packages": packages}).encode(), "a.json")
        assert [found.file_name for file in files if (found := lock.package_of(file))] == files

    assert is_linear(find, 50)

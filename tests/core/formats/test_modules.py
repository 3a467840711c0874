"""The modules of a wheel are those that the runtime's ``find_imports`` can ask for."""

from __future__ import annotations

import io

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.modules import importable_names, modules_of, namespaces_of, with_namespaces
from support.wheels import build_wheel, build_zip

SHARED = b"__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n"
DECLARED = b"import pkg_resources\npkg_resources.declare_namespace(__name__)\n"


def test_the_modules_of_a_wheel_are_its_top_level_names() -> None:
    names = [
        "six.py",
        "pkg/__init__.py",
        "pkg/a.py",
        "_c.cpython-313.so",
        "x-1.dist-info/RECORD",
        "not-a-name/x.py",
        "READ.md",
        "__pycache__/six.cpython-313.pyc",
        "__main__.py",
    ]
    assert modules_of(names) == ("_c", "pkg", "six")
    assert importable_names(io.BytesIO(build_wheel("six", "1.0").data)) == ("six",)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["jaraco/context/__init__.py"], ("jaraco.context",)),
        (["jaraco/functools.py", "jaraco/functools.pyi"], ("jaraco.functools",)),
        (["google/cloud/storage/__init__.py", "google/cloud/x.py"], ("google.cloud.storage", "google.cloud.x")),
        (["ns/_c.cpython-314-wasm32-emscripten.so"], ("ns._c",)),
        (["compiled/__init__.pyc", "compiled/a.pyc"], ("compiled",)),
        (["share/data/x.csv", "share/lib/libz.so", "x.pth", "foo-stubs/__init__.pyi"], ()),
        (["x-1.data/purelib/x/__init__.py", "x-1.data/platlib/y.py", "x-1.data/scripts/z.py"], ("x", "y")),
        (["a.py", "a/data.py", "../b.py"], ("a",)),
        (["/".join(["deep"] * 40) + "/x.py"], ()),
    ],
)
def test_i1_namespaces_are_listed_with_dots_and_data_is_left_out(names: list[str], found: tuple[str, ...]) -> None:
    assert modules_of(names) == found


@pytest.mark.parametrize("code", [SHARED, DECLARED])
def test_i1_a_package_that_declares_a_namespace_is_one(code: bytes) -> None:
    members = {"backports/__init__.py": code, "backports/zoneinfo/__init__.py": b"", "azure/__init__.py": b"x = 1\n"}
    wheel = build_zip({**members, "azure/core/__init__.py": b""})
    assert importable_names(io.BytesIO(wheel)) == ("azure", "backports.zoneinfo")


@pytest.mark.parametrize(
    "code",
    [
        b"import pkgutil\nicon = pkgutil.get_data(__name__, 'icon.png')\n",
        b"def extend_path(path): ...\n",
        DECLARED + b"# it does more than that\n" * 500,
    ],
)
def test_a_package_with_code_of_its_own_is_no_namespace(code: bytes) -> None:
    wheel = build_zip({"tool/__init__.py": code, "tool/part.py": b""})
    assert importable_names(io.BytesIO(wheel)) == ("tool",)


def test_a_namespace_without_modules_of_its_own_is_still_importable() -> None:
    assert importable_names(io.BytesIO(build_zip({"zope/__init__.py": DECLARED}))) == ("zope",)


def test_what_is_no_archive_is_a_problem() -> None:
    with pytest.raises(Problem) as caught:
        importable_names(io.BytesIO(b"no zip"), "x")
    assert caught.value.code is Code.NOT_A_ZIP


def test_i1_the_last_package_of_a_namespace_is_the_one_that_needs_the_others() -> None:
    assert namespaces_of(["a.b.c", "d"]) == {"a", "a.b"}
    packages = {
        "protobuf": {"imports": ["google"], "depends": []},
        "storage": {"imports": ["google.cloud.storage"], "depends": ["auth", "core"]},
        "core": {"imports": ["google.cloud.core"], "depends": ["auth"]},
        "auth": {"imports": ["google.auth"], "depends": []},
        "six": {"imports": ["six"], "depends": []},
    }
    found = with_namespaces(packages, packages)
    assert list(found) == ["protobuf", "six", "auth", "core", "storage"]
    # "google" stays with the package that has it as a module; both others share "google.cloud".
    assert found["auth"]["imports"] == ["google.auth"]
    assert found["storage"]["imports"] == ["google.cloud", "google.cloud.storage"]
    assert with_namespaces(found, found) == found


def test_a_package_whose_file_is_not_there_is_not_loaded_for_a_namespace() -> None:
    packages: dict[str, dict[str, list[str]]] = {
        "a": {"imports": ["s.a"], "depends": []},
        "b": {"imports": ["s.b"], "depends": ["a"]},
    }
    found = with_namespaces(packages, ["a"])
    assert {key: entry["imports"] for key, entry in found.items()} == {"b": ["s.b"], "a": ["s", "s.a"]}


@pytest.mark.parametrize("odd", [None, 5, "text", [None], [["a"]], {"a": 1}])
def test_entries_that_were_edited_by_hand_are_passed_on(odd: object) -> None:
    packages = {"a": {"imports": odd, "depends": odd}, "b": {"imports": ["s.b"], "depends": odd}}
    assert with_namespaces(packages, packages)["a"] == packages["a"]
    assert with_namespaces(packages, packages)["b"]["imports"] == ["s", "s.b"]

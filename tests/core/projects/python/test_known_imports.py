"""Modules map to packages through lock files and a table, and are never guessed."""

from __future__ import annotations

import json
import sys

import pytest

from pyodide_cache.formats.lockfile import LockFile, parse_lock
from pyodide_cache.projects.python.known_imports import (
    ALIASES,
    NAMESPACES,
    SAME_NAME,
    ImportMap,
    stdlib_modules,
    unknown_name,
)


def lock(**packages: list[str]) -> LockFile:
    entries = {
        name.replace("_", "-"): {"name": name.replace("_", "-"), "file_name": f"{name}.whl", "imports": imports}
        for name, imports in packages.items()
    }
    info = {"arch": "wasm32", "python": "3.14.2", "platform": "emscripten_5_0_3"}
    return parse_lock(json.dumps({"info": info, "packages": entries}).encode(), "lock")


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("yaml", "pyyaml"),
        ("sklearn.svm", "scikit-learn"),
        ("rich.console.Console", "rich"),
        ("google.cloud.storage", "google-cloud-storage"),
        ("google.protobuf.message", "protobuf"),
        ("google", None),
        ("google.cloud.no_such", None),
        ("mycompany_utils", None),
        ("arro3.core.Array", "arro3-core"),
        ("arro3.no_such", None),
        ("special", "other"),
        ("pip._internal.main", "pip"),
    ],
)
def test_i19_a_module_is_looked_up_by_its_longest_known_name(module: str, package: str | None) -> None:
    known = ImportMap(lock(protobuf=["google"], arro3_core=["arro3.core"], other=["special"]))
    found = known.find(module)
    assert (found and found[0]) == package


@pytest.mark.parametrize("declared", ["mycompany-utils", "python-mycompany-utils", "mycompany.utils-client"])
def test_i23_a_declared_package_provides_the_module_of_its_name(declared: str) -> None:
    found = ImportMap(lock(), [declared]).find("mycompany_utils.x")
    assert found is not None
    assert found[1] == "mycompany_utils"


def test_the_lock_file_provides_unvendored_modules_of_the_standard_library() -> None:
    known = ImportMap(lock(sqlite3=["sqlite3", "_sqlite3"], fake=["json"]))
    assert known.of_stdlib("sqlite3.dbapi2") == ("sqlite3", "sqlite3")
    assert known.of_stdlib("json") is None


def test_the_table_says_each_thing_once() -> None:
    assert not set(ALIASES) & SAME_NAME
    assert not set(ALIASES) & NAMESPACES
    assert unknown_name("google.cloud.vision.types") == "google.cloud.vision"
    assert ImportMap(lock()).is_known_package("pillow")
    assert not ImportMap(lock()).is_known_package("gcc")


@pytest.mark.parametrize(
    ("python", "there", "gone"),
    [
        ("3.10.2", {"binhex", "distutils", "cgi"}, {"tomllib"}),
        ("3.12.7", {"cgi", "tomllib", "telnetlib"}, {"distutils", "imp"}),
        ("3.14.2", {"compression", "annotationlib"}, {"cgi", "telnetlib"}),
        ("3.15.0rc1", {"profiling"}, set()),
        ("3.99", {"json"}, {"cgi"}),
    ],
)
def test_i18_a_version_has_its_own_modules(python: str, there: set[str], gone: set[str]) -> None:
    found = stdlib_modules(python)
    assert there <= found
    assert not gone & found


def test_i18_the_list_of_this_python_is_complete() -> None:
    missing = sys.stdlib_module_names - stdlib_modules(".".join(map(str, sys.version_info[:3])))
    assert {name for name in missing if not name.startswith("_")} == set()

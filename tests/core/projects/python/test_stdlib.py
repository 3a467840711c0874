"""The standard library is that of the runtime's Python."""

from __future__ import annotations

import sys

import pytest

from pyodide_cache.projects.python.stdlib import stdlib_modules


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

"""Versions of Poetry mean the same in the notation of pip."""

from __future__ import annotations

import pytest

from pyodide_cache.formats.specifiers import meets
from pyodide_cache.projects.declared.poetry import poetry_versions


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("^1.0 || ^2.0", "1.0 1.9 2.5", "0.9 3.0"),
        ("^2.1 | ^1.2", "1.2 1.9.9 2.1", "1.1 2.0 2.0.9 3.0"),
        (">=1,<2 || >=2.5", "1.9 2.5 7", "2.0 2.4.9"),
        ("1.* || 3.*", "1.4 3.0", "2.9 4.0"),
        ("2.0.* || 2.2.*", "2.0.3 2.2", "2.1.1 2.3"),
        ("<2 || ^3.1.4", "1 3.1.4", "2.0 3.0.9 3.1.3 4.0"),
        ("<1 || >=2", "0.5 2.0", "1.5"),
        ("* || ^2", "1.0 3.0", ""),
        # These unions cannot be written as one specifier: the newest range counts, wherever it is written.
        ("==1.5 || ^2.0", "2.3", "1.5 3.0"),
        ("^2.0 || ^1.5,<1.7", "2.3", "1.5 3.0"),
        (">=1,<2 || >=2024", "2024.1", "1.5"),
        (">=10 || ~=9.1", "10", "9.1"),
    ],
)
def test_several_ranges_of_poetry_allow_the_versions_of_each(text: str, inside: str, outside: str) -> None:
    specifier = ",".join(poetry_versions(text))
    assert [version for version in inside.split() if not meets(specifier, version)] == []
    assert [version for version in outside.split() if meets(specifier, version)] == []


@pytest.mark.parametrize("text", ["^{0} || ^2", "{0}.* || 2.*", ">={0} || <1", "~{0}"])
def test_a_number_of_thousands_of_digits_does_no_harm(text: str) -> None:
    assert poetry_versions(text.format("9" * 5000))

from __future__ import annotations

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import marker_applies, meets, parse_version, range_specifiers

RUNTIME = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")


@pytest.mark.parametrize(
    ("specifier", "version", "allowed"),
    [
        ("", "1.0", True),
        (">=1,<2", "1.5", True),
        (">=1,<2", "2.0", False),
        (">=1", "2.0rc1", True),
        ("==1.0", "1.0+local", True),
        ("", "nightly", True),
        (">=1", "nightly", False),
        (">=1", "", False),
        ("===nightly", "nightly", False),
        (">=1", "9" * 5000, False),
        (f">={'9' * 5000}", "1.0", False),
    ],
)
def test_a_version_meets_a_specifier(specifier: str, version: str, allowed: bool) -> None:
    assert meets(specifier, version) is allowed
    assert meets(SpecifierSet(specifier), version) is allowed


@pytest.mark.parametrize(
    ("requirement", "extras", "applies"),
    [
        ("six", (), True),
        ('six; sys_platform == "emscripten"', (), True),
        ('six; sys_platform == "win32"', (), False),
        ('six; python_version >= "3.14"', (), True),
        ('six; extra == "more"', (), False),
        ('six; extra == "more"', ("other", "more"), True),
        ('six; sys_platform ~= "emscripten"', (), True),
    ],
)
def test_a_marker_applies_in_the_runtime(requirement: str, extras: tuple[str, ...], applies: bool) -> None:
    assert marker_applies(Requirement(requirement), RUNTIME, extras) is applies


def test_a_version_is_parsed_and_any_other_text_is_none() -> None:
    assert str(parse_version("1.0rc1")) == "1.0rc1"
    assert parse_version("nightly") is None
    assert parse_version("9" * 5000) is None
    assert parse_version("") is None


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
        (">=1,<2 || >3", "1.0 1.9 3.0.1 3.1 4", "0.9 2.0 2.9 3 3.0.0"),
        (">1.2,<2 || >=3", "1.2.1 1.9 3", "1.2 1.2.0 2.5"),
        ("<2 || >2", "1 2.1", "2 2.0"),
        # These unions cannot be written as one specifier: the newest range counts, wherever it is written.
        ("==1.5 || ^2.0", "2.3", "1.5 3.0"),
        ("^2.0 || ^1.5,<1.7", "2.3", "1.5 3.0"),
        (">=1,<2 || >=2024", "2024.1", "1.5"),
        (">=10 || ~=9.1", "10", "9.1"),
    ],
)
def test_several_ranges_of_poetry_allow_the_versions_of_each(text: str, inside: str, outside: str) -> None:
    specifier = ",".join(range_specifiers(text))
    assert [version for version in inside.split() if not meets(specifier, version)] == []
    assert [version for version in outside.split() if meets(specifier, version)] == []


@pytest.mark.parametrize("text", ["^{0} || ^2", "{0}.* || 2.*", ">={0} || <1", "~{0}"])
def test_a_number_of_thousands_of_digits_does_no_harm(text: str) -> None:
    assert range_specifiers(text.format("9" * 5000))

"""The names of folders of cross-build environments say which pyodide-build made them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.formats.xbuildenv import Generation, Installation, RootName, owners_of, parse_root_name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (".pyodide-xbuildenv", RootName(Generation.PLAIN)),
        (".pyodide-xbuildenv-0.29.3", RootName(Generation.BY_VERSION, "0.29.3")),
        ("pyodide-build-0.30.1", RootName(Generation.BY_VERSION, "0.30.1")),
        (".pyodide-xbuildenv-cd8902a5bc84", RootName(Generation.BY_INSTALLATION, "cd8902a5bc84")),
        (".pyodide-xbuildenv-", None),
        ("pyodide-build-x", None),
        (".pyodide-xbuildenv-0.34.1.dev3", RootName(Generation.BY_VERSION, "0.34.1.dev3")),
        (".pyodide-xbuildenv-../x", None),
        ("pyodide-build", None),
        ("xbuildenv", None),
    ],
)
def test_a_name_says_its_generation(name: str, found: RootName | None) -> None:
    assert parse_root_name(name) == found


def test_a_version_belongs_to_every_installation_of_it() -> None:
    one, two = (Installation(Path(f"/{name}"), Path(f"/{name}/lib"), "0.29.3") for name in "ab")
    other = Installation(Path("/c"), Path("/c/lib"), "0.30.0")
    assert owners_of(RootName(Generation.BY_VERSION, "0.29.3"), [one, two, other]) == (one, two)


def test_an_id_belongs_to_one_environment_which_may_use_the_package_of_another() -> None:
    base = Installation(Path("/base"), Path("/base/lib/pyodide_build"), "0.35.0")
    venv = Installation(Path("/venv"), base.package, base.version)
    assert owners_of(RootName(Generation.BY_INSTALLATION, base.id), [base]) == (base,)
    assert owners_of(RootName(Generation.BY_INSTALLATION, venv.id), [base], [Path("/venv")]) == (venv,)
    assert owners_of(RootName(Generation.BY_INSTALLATION, venv.id), [base]) == ()


@pytest.mark.parametrize("generation", [Generation.PLAIN, Generation.CHOSEN])
def test_other_folders_have_no_known_owner(generation: Generation) -> None:
    assert owners_of(RootName(generation), [Installation(Path("/a"), Path("/b"))]) == ()

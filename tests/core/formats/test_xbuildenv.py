from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.formats.xbuildenv import Generation, Installation, RootName, owners_of, parse_root_name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (".pyodide-xbuildenv", RootName(Generation.PLAIN)),
        (".pyodide-xbuildenv-0.29.2", RootName(Generation.BY_VERSION, "0.29.2")),
        (".pyodide-xbuildenv-0.34.1.dev3", RootName(Generation.BY_VERSION, "0.34.1.dev3")),
        (".pyodide-xbuildenv-cd8902a5bc84", RootName(Generation.BY_INSTALLATION, "cd8902a5bc84")),
        ("pyodide-build-0.30.9", RootName(Generation.BY_VERSION, "0.30.9")),
        ("xbuildenv", None),
        ("pyodide-build", None),
        (".pyodide-xbuildenv-../x", None),
    ],
)
def test_the_name_of_a_root_says_its_generation(name: str, meant: RootName | None) -> None:
    assert parse_root_name(name) == meant


def test_an_environment_that_uses_the_package_of_another_is_an_owner_too() -> None:
    base = Installation(Path("/base"), Path("/base/lib/python3.13/site-packages/pyodide_build"), "0.39.2")
    borrower = Installation(Path("/venv"), base.package_dir)
    name = RootName(Generation.BY_INSTALLATION, borrower.id)
    assert owners_of(name, [base]) == ()
    (owner,) = owners_of(name, [base], [Path("/venv")])
    assert (owner.prefix, owner.version) == (Path("/venv"), "0.39.2")

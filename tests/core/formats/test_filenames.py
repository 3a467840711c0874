"""The kind, name, version and runtime of a file are known by its name, and by lock files that have it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyodide_cache.formats.filenames import Flavor, Identity, Kind, identify
from pyodide_cache.settings.releases import catalog, releases, shipped_lock

CASES = {
    "six-1.17.0-py2.py3-none-any.whl": Identity(Kind.WHEEL, "six", "1.17.0", Flavor.PURE, "any"),
    "Python_Dateutil-2.9.0-1-py3-none-any.whl": Identity(Kind.WHEEL, "python-dateutil", "2.9.0", Flavor.PURE, "any"),
    "numpy-9.9-cp314-cp314-pyodide_2026_0_wasm32.whl": Identity(Kind.WHEEL, "numpy", "9.9", Flavor.WASM, "314"),
    "msgpack-9.9-cp314-cp314-pyemscripten_2026_0_wasm32.whl": Identity(
        Kind.WHEEL, "msgpack", "9.9", Flavor.WASM, "314"
    ),
    "numpy-9.9-cp311-cp311-emscripten_3_1_46_wasm32.whl": Identity(Kind.WHEEL, "numpy", "9.9", Flavor.WASM, "0.25"),
    "numpy-9.9-cp999-cp999-pyodide_3000_0_wasm32.whl": Identity(Kind.WHEEL, "numpy", "9.9", Flavor.WASM, None),
    "tool-1.0-py3-none-linux_x86_64.any.whl": Identity(Kind.WHEEL, "tool", "1.0", Flavor.PURE, "any"),
    "numpy-9.9-cp314-cp314-manylinux_2_17_x86_64.whl": Identity(Kind.WHEEL, "numpy", "9.9", Flavor.NATIVE, None),
    "numpy-9.9-cp314-cp314-wasi_0_1_wasm32.whl": Identity(Kind.WHEEL, "numpy", "9.9", Flavor.NATIVE, None),
    "libnew-1.2.3.zip": Identity(Kind.SHARED_LIBRARY, "libnew", "1.2.3"),
    "openblas-9.9.zip": Identity(Kind.SHARED_LIBRARY, "openblas", "9.9"),
    "something-tests.zip": Identity(Kind.TESTS_ARCHIVE, "something-tests"),
    "something-tests.tar": Identity(Kind.TESTS_ARCHIVE, "something-tests"),
    "hashlib-9.0.zip": Identity(Kind.STDLIB_MODULE, "hashlib", "9.0"),
    "distutils.tar": Identity(Kind.STDLIB_MODULE, "distutils", None),
    ".six-1.17.0-py3-none-any.whl.0a1b2c3d.pyodide-cache-part": Identity(
        Kind.PARTIAL, "six", "1.17.0", Flavor.PURE, "any"
    ),
    "six-1.17.0-py3-none-any.whl.part": Identity(Kind.PARTIAL, "six", "1.17.0", Flavor.PURE, "any"),
    "pyodide-lock.json": Identity(Kind.FOREIGN),
    "pyodide.asm.wasm": Identity(Kind.FOREIGN),
    "python_stdlib.zip": Identity(Kind.FOREIGN),
    "holiday.part": Identity(Kind.FOREIGN),
    "photos.zip": Identity(Kind.FOREIGN),
    "x.whl": Identity(Kind.FOREIGN),
    "six-1.17.0-py3-none-any (1).whl": Identity(Kind.FOREIGN),
    "-----.whl": Identity(Kind.FOREIGN),
    "._six-1.17.0-py3-none-any.whl": Identity(Kind.FOREIGN),
    "._numpy-tests.tar": Identity(Kind.FOREIGN),
    "": Identity(Kind.FOREIGN),
    ".cache-lock": Identity(Kind.FOREIGN),
    "caf\udce9.whl": Identity(Kind.FOREIGN),
}


@pytest.mark.parametrize(("name", "identity"), CASES.items())
def test_a_name_says_what_its_file_is(name: str, identity: Identity) -> None:
    assert identify(name) == identity


@pytest.mark.parametrize("version", [release.version for release in releases()])
def test_no_file_of_an_official_release_is_foreign_or_misnamed(version: str) -> None:
    known = catalog()
    for package in shipped_lock(version).packages.values():
        identity = identify(package.file_name, known)
        assert identity.kind not in {Kind.FOREIGN, Kind.PARTIAL}, package.file_name
        assert identity.name is not None
        if package.is_tests:
            assert identity.kind is Kind.TESTS_ARCHIVE


def test_a_known_lock_file_takes_precedence_over_the_form_of_a_name() -> None:
    pillow = next(p for p in shipped_lock("0.23.4").packages.values() if p.name == "pillow")
    assert identify(pillow.file_name, catalog()).name == "pillow"


def test_a_version_that_differs_between_releases_is_unknown() -> None:
    assert identify("numpy-tests.tar", catalog()) == Identity(Kind.TESTS_ARCHIVE, "numpy-tests", runtime="0.21–0.27")


def test_the_kinds_of_files_in_a_release_are_known() -> None:
    known = catalog()
    kinds = {identify(p.file_name, known).kind for p in shipped_lock("0.26.4").packages.values()}
    assert kinds == {Kind.WHEEL, Kind.SHARED_LIBRARY, Kind.TESTS_ARCHIVE, Kind.STDLIB_MODULE}


_PIECES = st.sampled_from(
    ["-", ".", "whl", "zip", "tar", "tests", "part", "any", "wasm32", "lib", "1.0", "\udcff", "/"]
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3))).map("".join)))
def test_no_name_raises_an_error(name: str) -> None:
    for suffix in ("", ".whl", "-tests.zip", ".whl.part", ".zip"):
        assert identify(name + suffix, catalog()).kind in Kind


@pytest.mark.parametrize(
    ("tag", "runtime"),
    [
        ("cp312-none-any", "0.26–0.27"),
        ("py312-none-any", "0.26+"),
        ("py310-none-any", "any"),
        ("py311-none-any", "0.23+"),
        ("cp310.cp311-none-any", "0.21–0.25"),
        ("cp311.cp313-none-any", "0.23–0.25, 0.28–0.29"),
        ("py315-none-any", "315"),
        ("cp39-abi3-pyemscripten_2026_0_wasm32", "314"),
        ("cp315-abi3-pyemscripten_2026_0_wasm32", None),
        ("cp314-cp314t-pyemscripten_2026_0_wasm32", None),
        ("py3-none-pyodide_2025_0_wasm32", "0.28–0.29"),
        ("cp314-cp314-any", None),
        ("cp314-none-any", "314"),
        ("py3-none-any", "any"),
        ("py2.py3-none-any", "any"),
        ("py37-none-any", "any"),
        ("cp39-none-any", None),
    ],
)
def test_i11_a_pure_wheel_for_one_python_is_for_the_releases_with_it(tag: str, runtime: str | None) -> None:
    assert identify(f"mine-1.0-{tag}.whl").runtime == runtime

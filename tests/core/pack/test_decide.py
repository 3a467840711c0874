from __future__ import annotations

import pytest

from pyodide_cache.pack.decide import decide, members_by_path, module_of
from pyodide_cache.pack.settings import Keep, PackSettings, Strategy
from pyodide_cache.pack.trace import STDLIB, Trace
from support.packs import SITE, USED, ZIP, a_trace


def kept(trace: Trace, name: str, settings: PackSettings | None = None) -> set[str]:
    """Return the members of an archive that stay."""
    members = {item.name for archive in trace.archives if archive.name == name for item in archive.members}
    return members - decide(trace, settings or PackSettings())[name].keys()


def test_opened_files_metadata_and_the_license_are_kept_and_nothing_else() -> None:
    assert kept(USED, "sky") == {
        *("sky/__init__.py", "sky/stars.py", "sky/names.txt"),
        *("sky-1.0.dist-info/METADATA", "sky-1.0.dist-info/licenses/LICENSE"),
    }
    assert kept(USED, STDLIB) == {"json/__init__.py", "encodings/utf_8.py"}
    assert kept(USED, "libstars") == set()


def test_each_dropped_member_names_the_strategy_that_drops_it() -> None:
    by_name = decide(USED, PackSettings())["sky"]
    assert by_name["sky/tests/test_sky.py"] is Strategy.TESTS
    assert by_name["sky/docs/guide.rst"] is Strategy.DOCS
    assert by_name["sky/late.py"] is Strategy.FILES
    assert by_name["sky/_slow.cpython-314-wasm32-emscripten.so"] is Strategy.LIBRARIES


def test_a_loaded_library_keeps_all_libraries_that_it_needs() -> None:
    trace = a_trace(f"{SITE}/sky/_fast.cpython-314-wasm32-emscripten.so")
    assert kept(trace, "libstars") == {"libstars.so", "libdust.so"}
    assert "sky/__init__.py" in kept(trace, "sky")


def test_an_include_pattern_keeps_the_module_and_its_packages() -> None:
    settings = PackSettings(include=("sky/deep/f*",))
    assert {"sky/deep/far.py", "sky/deep/__init__.py"} <= kept(USED, "sky", settings)


def test_lazy_imports_are_kept_on_request_also_in_the_standard_library() -> None:
    settings = PackSettings(keep=frozenset({Keep.LAZY_IMPORTS}))
    assert "sky/late.py" in kept(USED, "sky", settings)
    assert "mars.py" in kept(USED, STDLIB, settings)


def test_data_files_are_kept_on_request_except_those_of_tests_and_documents() -> None:
    settings = PackSettings(keep=frozenset({Keep.DATA}))
    assert "sky/more.txt" in kept(USED, "sky", settings)
    assert "sky/docs/guide.rst" not in kept(USED, "sky", settings)


def test_all_metadata_is_kept_on_request() -> None:
    assert "sky-1.0.dist-info/INSTALLER" in kept(USED, "sky", PackSettings(keep=frozenset({Keep.METADATA})))


def test_a_listed_folder_keeps_its_files_but_listing_site_packages_keeps_none() -> None:
    listed = a_trace(listed=(f"{SITE}/sky", SITE, ZIP))
    assert {"sky/names.txt", "sky/late.py"} <= kept(listed, "sky")
    assert "sky/deep/far.py" not in kept(listed, "sky")
    assert "mars.py" not in kept(listed, STDLIB)


def test_data_that_a_wheel_installs_outside_site_packages_is_known_by_that_path() -> None:
    trace = a_trace("/share/map.txt")
    assert "sky-1.0.data/data/share/map.txt" in kept(trace, "sky")
    assert members_by_path(trace)["/share/map.txt"] == ("sky", "sky-1.0.data/data/share/map.txt")


def test_what_a_proof_missed_is_kept_with_its_package() -> None:
    names = {"sky/deep/far.py", "sky/deep/__init__.py"}
    assert names <= decide(USED, PackSettings())["sky"].keys()
    assert names.isdisjoint(decide(USED, PackSettings(), {("sky", "sky/deep/far.py")})["sky"])


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("a/__init__.py", "a"),
        ("a/b.py", "a.b"),
        ("a/_c.cpython-314-wasm32-emscripten.so", "a._c"),
        ("six.py", "six"),
        ("a/data.json", None),
        ("a-1.0.dist-info/x.py", None),
    ],
)
def test_the_name_of_a_member_gives_its_module(name: str, module: str | None) -> None:
    assert module_of(name) == module

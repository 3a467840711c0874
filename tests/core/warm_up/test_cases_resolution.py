"""Cases from the field: what pip or uv would find is found, and a conflict is explained."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.messages import explain
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.index_source import IndexSource
from pyodide_cache.warm_up.resolution.resolve import Resolution, resolve
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support.resolving import Ask, chain, only_failure, tik, versions
from support.servers import IndexServer, StartIndex
from support.sources import sources_of
from support.wheels import Wheel, build_wheel

INDEX = SourceMode.INDEX


def test_i4_a_lock_package_is_replaced_where_the_metadata_allows_it(ask: Ask) -> None:
    locked = (build_wheel("alt", "5.0", requires=["nar>=1.5"]), build_wheel("nar", "1.10"))
    wheels = (build_wheel("nar", "1.24"), build_wheel("plot", "6.0", requires=["nar>=1.15"]))
    found = ask("plot", "alt", wheels=wheels, locked=locked)
    assert found.failures == ()
    assert versions(found) == {"alt": "5.0", "nar": "1.24", "plot": "6.0"}
    assert versions(ask("alt", wheels=wheels, locked=locked)) == {"alt": "5.0", "nar": "1.10"}


def test_i4_a_library_that_only_the_lock_file_names_is_not_replaced(ask: Ask) -> None:
    locked = (build_wheel("alt", "5.0"), build_wheel("lib", "1.0"))
    wheels = (build_wheel("lib", "2.0"), build_wheel("plot", "6.0", requires=["lib>=2"]))
    entries = ask("alt", "plot", wheels=wheels, locked=locked)
    assert versions(entries)["lib"] == "2.0"  # alt does not depend on it
    with_library = (build_wheel("alt", "5.0", requires=["lib"]), build_wheel("lib", "1.0"))
    assert versions(ask("alt", wheels=wheels, locked=with_library))["lib"] == "1.0"


@pytest.mark.parametrize("asked", [("oai", "tik"), ("slim[o]",)])
def test_i5_a_deep_conflict_with_the_lock_file_is_solved(ask: Ask, asked: tuple[str, ...]) -> None:
    found = ask(*asked, wheels=chain(), locked=tik("<4,>=2.5"))
    assert found.failures == ()
    assert versions(found)["idn"] == "3.20"


@pytest.mark.parametrize("requires", [["six>=2.0.*"], ["foo @ git+https://example.org/foo"]])
def test_i6_a_version_whose_metadata_cannot_be_used_is_skipped_with_a_note(ask: Ask, requires: list[str]) -> None:
    wheels = (build_wheel("geo", "1.0"), build_wheel("geo", "2.0", requires=requires))
    found = ask("uses", wheels=(*wheels, build_wheel("uses", requires=["geo"])), mode=INDEX)
    assert versions(found)["geo"] == "1.0"
    [note] = found.notes
    assert note.code is Code.VERSION_SKIPPED
    assert "geo 2.0 was skipped" in explain(note)


def test_i6_the_reason_is_given_when_no_version_can_be_used(ask: Ask) -> None:
    wheels = (build_wheel("geo", "2.0", requires=["six>=2.0.*"]), build_wheel("uses", requires=["geo"]))
    code, sentence = only_failure(ask("uses", wheels=wheels, mode=INDEX))
    assert code is Code.BAD_METADATA
    assert "geo-2.0-py3-none-any.whl" in sentence


@pytest.mark.parametrize(
    "missing",
    [
        [build_wheel("child", "1.0")],
        [build_wheel("child", "2.0", tag="cp314-cp314-manylinux_2_17_x86_64")],
        [],
    ],
    ids=["too old", "native", "absent"],
)
def test_i7_an_older_parent_is_taken_if_a_dependency_of_the_newest_is_not_available(
    ask: Ask, missing: list[Wheel]
) -> None:
    wheels = (build_wheel("parent", "1.0"), build_wheel("parent", "2.0", requires=["child>=2"]), *missing)
    assert versions(ask("parent", wheels=wheels, mode=INDEX)) == {"parent": "1.0"}


def test_i7_a_network_that_fails_does_not_make_an_older_version_right(ask: Ask) -> None:
    wheels = (build_wheel("parent", "1.0"), build_wheel("parent", "2.0", requires=["child"]))
    found = ask("parent", wheels=wheels, mode=INDEX, broken=["child"])
    assert only_failure(found)[0] is Code.DEPENDENCY_UNAVAILABLE


def test_i25_of_two_builds_the_higher_one_is_taken(index_server: StartIndex) -> None:
    names = ["build_n-1.0-1-py3-none-any.whl", "build_n-1.0-10-py3-none-any.whl", "build_n-1.0-2-py3-none-any.whl"]
    index = index_server(build_wheel("build-n", "1.0"), names={"build-n": names})
    http = Http()
    source = IndexSource(Index(http, lambda: [IndexPlace(index.url)]), shipped_lock("314.0.7").runtime)
    assert [file.file_name for file in source.files(canonicalize_name("build-n"), ())] == [names[1]]
    http.close()


def test_r7_a_constraint_makes_the_search_go_back(ask: Ask) -> None:
    locked = (build_wheel("flask", "3.1", requires=["zeug>=3"]), build_wheel("zeug", "3.1"))
    wheels = (
        build_wheel("flask", "2.3.3", requires=["zeug>=2.3"]),
        build_wheel("flask", "3.0", requires=["zeug>=3"]),
        build_wheel("zeug", "2.3.8"),
        build_wheel("zeug", "3.1"),
    )
    assert versions(ask("flask", wheels=wheels, locked=locked, constraints=("zeug<3",))) == {
        "flask": "2.3.3",
        "zeug": "2.3.8",
    }


@pytest.mark.parametrize(("release", "python"), [("0.28.0", "313"), ("0.29.3", "313"), ("0.27.7", "312")])
def test_r5_a_wheel_that_loads_is_taken_with_a_note_that_micropip_refuses_it(
    index_server: StartIndex, tmp_path: Path, release: str, python: str
) -> None:
    abi = shipped_lock(release).runtime.abi
    wheels = [build_wheel("packed", tag=f"cp{python}-cp{python}-pyemscripten_{abi}_wasm32"), build_wheel("plain")]
    found = of_release(release, index_server(*wheels), tmp_path, "packed", "plain")
    assert set(versions(found)) == {"packed", "plain"}
    [note] = found.notes
    assert note.code is Code.NOT_FOR_MICROPIP
    assert f"loadPackage loads {wheels[0].file_name}, but" in explain(note)


def test_r5_a_wheel_that_micropip_takes_comes_first(index_server: StartIndex, tmp_path: Path) -> None:
    tags = [f"cp313-cp313-{platform}_2025_0_wasm32" for platform in ("pyemscripten", "pyodide")]
    wheels = [build_wheel("packed", tag=tag) for tag in tags]
    for release, expected in (("0.28.3", 1), ("0.29.5", 0)):
        found = of_release(release, index_server(*wheels), tmp_path, "packed")
        assert [pin.file.file_name for pin in found.pins] == [wheels[expected].file_name]
        assert found.notes == ()


@pytest.mark.parametrize("release", ["0.25.1", "0.26.4", "0.27.7"])
def test_r6_a_micropip_that_the_release_cannot_import_is_not_taken(
    index_server: StartIndex, tmp_path: Path, release: str
) -> None:
    own = shipped_lock(release).packages[canonicalize_name("micropip")].version
    newer = [build_wheel("micropip", version) for version in ("0.7.2", "0.11.1")]
    index = index_server(*newer, build_wheel("tool", "1.0"), build_wheel("tool", "2.0", requires=["micropip>=0.11"]))
    assert versions(of_release(release, index, tmp_path, "tool")) == {"tool": "1.0"}
    code, sentence = only_failure(of_release(release, index, tmp_path, "micropip"))
    assert code is Code.OTHER_MICROPIP
    assert f"its own is {own}" in sentence
    assert versions(of_release(release, index, tmp_path, "micropip", mode=SourceMode.AUTO))["micropip"] == own


def of_release(
    release: str, index: IndexServer, directory: Path, *texts: str, mode: SourceMode = INDEX
) -> Resolution:
    options = SourceOptions(pyodide=release, mode=mode, index_url=index.url)
    with sources_of(options, Inventory(directory)) as sources:
        return resolve(PackageRequest(tuple(map(Requirement, texts))), sources, Cancel())


@pytest.mark.parametrize("seed", range(60))
def test_a_solution_is_found_exactly_if_there_is_one(ask: Ask, seed: int) -> None:
    """Compare with a search of all combinations of a small random index."""
    chance = random.Random(seed)
    names = "abcde"
    wheels = [
        build_wheel(
            name,
            f"{version}.0",
            requires=[
                f"{other}{chance.choice(['', '>=2', '<2', '==3.0', '!=2.0'])}"
                for other in chance.sample(names, chance.randrange(3))
                if other != name
            ],
        )
        for name in names
        for version in range(1, chance.randrange(2, 5))
    ]
    asked = [f"{name}{chance.choice(['', '<3', '>=2'])}" for name in chance.sample(names, 2)]
    found = ask(*asked, wheels=tuple(wheels), mode=INDEX)
    assert bool(found.failures) is not has_solution(asked, wheels)
    if not found.failures:
        chosen = versions(found)
        needed = [
            *asked,
            *(text for wheel in wheels if chosen.get(wheel.name) == wheel.version for text in wheel.requires),
        ]
        assert all(meets(text, chosen) for text in needed)


def has_solution(asked: list[str], wheels: list[Wheel]) -> bool:
    by_name: dict[str, list[Wheel | None]] = {}
    for wheel in wheels:
        by_name.setdefault(wheel.name, [None]).append(wheel)
    for combination in product(*by_name.values()):
        chosen = {wheel.name: wheel.version for wheel in combination if wheel}
        needed = [*asked, *(text for wheel in combination if wheel for text in wheel.requires)]
        if all(meets(text, chosen) for text in needed):
            return True
    return False


def meets(text: str, chosen: dict[str, str]) -> bool:
    requirement = Requirement(text)
    return requirement.name in chosen and SpecifierSet(str(requirement.specifier)).contains(chosen[requirement.name])


def test_i25_an_extra_that_a_wheel_does_not_have_is_ignored_with_a_note(ask: Ask) -> None:
    wheels = (build_wheel("tool", requires=["six; extra == 'my_a'"], extras=["my-a"]), build_wheel("six", "9.0"))
    found = ask("tool[My.A,b,c]", wheels=wheels)
    assert set(versions(found)) == {"tool", "six"}
    assert [(note.code, note.facts["extras"]) for note in found.notes] == [
        (Code.EXTRA_UNKNOWN, "b"),
        (Code.EXTRA_UNKNOWN, "c"),
    ]


def test_i7_no_index_is_asked_for_parts_of_python_and_of_the_runtime(ask: Ask) -> None:
    wheels = build_wheel("app", requires=["pyodide-py", "pyodide", "lzma"]), build_wheel("lzma"), build_wheel("ssl")
    found = ask("app", "Pyodide_Py>=0.27", "ssl", wheels=wheels)
    assert (versions(found), found.failures) == ({"app": "1.0"}, ())
    assert [(note.code, note.facts["names"]) for note in found.notes] == [(Code.IN_RUNTIME, "Pyodide_Py>=0.27, ssl")]

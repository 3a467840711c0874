"""The resolver finds versions that fit together, and explains conflicts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.lock_source import LockSource
from pyodide_cache.warm_up.resolution.package_source import Extras, PackageSource, PackageSpec, spec_of
from pyodide_cache.warm_up.resolution.resolve import resolve
from pyodide_cache.warm_up.resolution.resolver import Provider, Solution, solve, without_search
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support.resolving import Ask, only_failure, versions
from support.scaling import is_linear
from support.servers import StartIndex
from support.sources import sources_of
from support.wheels import (
    DistributionFolder,
    build_wheel,
)


def test_an_older_version_is_chosen_if_the_newest_conflicts(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", "2.0", requires=["helper>=2"]),
        build_wheel("tool", "1.0", requires=["helper<2"]),
        build_wheel("helper", "1.5"),
        build_wheel("helper", "2.5"),
    )
    assert versions(ask("tool", "helper<2", wheels=wheels)) == {"tool": "1.0", "helper": "1.5"}


def test_a_dependency_that_is_not_available_is_reported_with_the_reason(ask: Ask) -> None:
    code, sentence = only_failure(ask("tool", "six", wheels=(build_wheel("tool", requires=["ghost>=1"]),)))
    assert code is Code.DEPENDENCY_UNAVAILABLE
    assert "ghost" in sentence
    assert "not on any package index" in sentence


def test_i7_all_dependencies_that_are_not_available_are_named(ask: Ask) -> None:
    wheels = (
        build_wheel("outer", requires=["tool"]),
        build_wheel("tool", requires=["ghost>=1", "six", "helper>=2", "helper[a]>=2"]),
        build_wheel("helper", "1.0"),
    )
    for requirement in ("tool", "outer"):
        found = ask(requirement, wheels=wheels).failures
        assert [failure.name for failure in found] == [requirement] * 2
        assert [failure.problem.facts["name"] for failure in found] == ["ghost", "helper"]
    found = ask("tool; sys_platform == 'emscripten'", "outer", "six", wheels=wheels).failures
    assert len(found) == 4


def test_i7_all_packages_that_a_lock_file_lacks_are_named() -> None:
    entry = {"version": "1.0", "file_name": "tool-1.0-py3-none-any.whl", "depends": ["ghost", "tool", "phantom"]}
    info = {"arch": "wasm32", "python": "3.14.2", "platform": "emscripten_5_0_3"}
    lock = parse_lock(json.dumps({"info": info, "packages": {"tool": entry}}).encode(), "pyodide-lock.json")
    provider: Provider[Any] = Provider(LockSource(lock), Cancel())
    _, failures = solve(provider, [("tool", PackageSpec(canonicalize_name("tool")))])
    assert [failure.problem.facts["name"] for failure in failures] == ["ghost", "phantom"]


def test_only_the_requirement_that_cannot_be_met_fails(ask: Ask) -> None:
    resolution = ask("numpy", "numpy<1", "pandas", "ghost", "requests", mode=SourceMode.DISTRIBUTION)
    assert {failure.name for failure in resolution.failures} == {"numpy<1", "ghost"}
    assert {"numpy", "pandas", "requests"} <= set(versions(resolution))


def test_i5_one_that_cannot_be_met_is_not_tried_with_all_versions_of_the_others(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    find_matches = Provider.find_matches

    def counted(self: Provider[Any], *given: Any, **facts: Any) -> Any:
        calls.append(given or facts)
        return find_matches(self, *given, **facts)

    monkeypatch.setattr(Provider, "find_matches", counted)
    several = ("shell", "table", "chart")
    wheels = [build_wheel(name, f"{number}.0") for name in (*several, "core") for number in range(12)]
    wheels += [
        build_wheel("plots", f"{number}.0", requires=[*(f"{name}<{number}" for name in several), "core", "ghost"])
        for number in range(12)
    ]
    resolution = ask(*several, "plots", "core", wheels=tuple(wheels))
    assert [failure.name for failure in resolution.failures] == ["plots"]
    assert versions(resolution) == dict.fromkeys((*several, "core"), "11.0")
    assert len(calls) < 500


def test_the_first_of_several_that_exclude_each_other_are_kept(ask: Ask) -> None:
    wheels = [build_wheel("core", f"{number}.0") for number in range(3)]
    wheels += [build_wheel(f"app-{number}", "1.0", requires=[f"core=={number % 3}"]) for number in range(9)]
    resolution = ask(*(f"app-{number}" for number in range(9)), wheels=tuple(wheels))
    assert [failure.name for failure in resolution.failures] == [f"app-{number}" for number in range(9) if number % 3]
    assert {failure.problem.code for failure in resolution.failures} == {Code.CONFLICT}


def test_packages_may_require_each_other(ask: Ask) -> None:
    wheels = (build_wheel("a", requires=["b"]), build_wheel("b", requires=["a"]))
    assert set(versions(ask("a", wheels=wheels))) == {"a", "b"}


def test_a_cancel_stops_the_resolver(distribution: DistributionFolder, tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.set()
    source_options = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
    with sources_of(source_options, Inventory(tmp_path)) as sources, pytest.raises(Cancelled):
        resolve(PackageRequest((Requirement("pandas"),)), sources, cancel)


def test_a_pin_in_conflict_does_not_try_all_versions_of_other_packages(
    distribution: DistributionFolder, index_server: StartIndex, tmp_path: Path
) -> None:
    # The lock file's requests needs certifi>=2017; no version of the tool changes that.
    wheels = [build_wheel("tool", f"1.{number}", requires=["certifi>=1"]) for number in range(60)]
    index = index_server(*wheels, *(build_wheel("certifi", f"1.{number}") for number in range(40)))
    options = SourceOptions(str(distribution), index_url=index.url)
    with sources_of(options, Inventory(tmp_path)) as sources:
        wanted = tuple(map(Requirement, ("certifi<2", "requests", "tool")))
        resolution = resolve(PackageRequest(wanted), sources, Cancel())
    assert only_failure(resolution)[0] is Code.CONFLICT
    assert versions(resolution) == {"certifi": "1.39", "tool": "1.59"}
    assert sum(path.endswith(".metadata") for path in index.requests) < 10


@record
class File:
    name: NormalizedName
    version: str
    requires: tuple[str, ...] = ()


class Shelf(PackageSource[File]):
    """Files in memory; those that are named first are the best."""

    def __init__(self, *texts: str) -> None:
        self._by_name: dict[str, list[File]] = {}
        for text in texts:
            name, version, *requires = text.split()
            self._by_name.setdefault(name, []).append(File(NormalizedName(name), version, tuple(requires)))

    def files(self, name: NormalizedName, specs: Sequence[PackageSpec[File]]) -> Sequence[File]:
        return [f for f in self._by_name.get(name, ()) if all(meets(spec.specifier, f.version) for spec in specs)]

    def dependencies(self, file: File, extras: Extras) -> list[PackageSpec[File]]:
        wanted = [text for text in file.requires if ("!" in text) == bool(extras)]
        return [spec_of(Requirement(text.replace("!", ""))) for text in wanted]

    def explain(self, spec: PackageSpec[File], needed_by: str) -> Problem:
        return Problem(Code.NOT_CACHED, name=spec.name, needed_by=needed_by)


def provider_of(shelf: Shelf, *wanted: str) -> Provider[File]:
    provider = Provider(shelf, Cancel())
    provider.roots = [spec_of(Requirement(text)) for text in wanted]
    return provider


def chosen(solution: Solution[Any] | None) -> dict[str, str] | None:
    return {str(name): file.version for name, file in solution.files.items()} if solution else None


def test_the_best_files_are_taken_with_all_that_they_need() -> None:
    shelf = Shelf("app 2 lib>=1 tool[fast]", "app 1", "lib 3", "lib 1", "tool 1 !core", "core 1", "other 1")
    found = without_search(provider_of(shelf, "app"))
    assert chosen(found) == {"app": "2", "core": "1", "lib": "3", "tool": "1"}
    assert found
    assert found.depends == {"app": ("lib", "tool"), "core": (), "lib": (), "tool": ("core",)}
    assert found.needed_by == {"app": (), "core": ("tool",), "lib": ("app",), "tool": ("app",)}


def test_packages_that_need_each_other_or_themselves_are_no_problem() -> None:
    found = without_search(provider_of(Shelf("one 1 two one", "two 1 one"), "one"))
    assert found
    assert found.needed_by == {"one": ("two",), "two": ("one",)}


def test_a_requirement_that_excludes_the_best_file_needs_a_search() -> None:
    shelf = Shelf("app 1 lib<2", "lib 2", "lib 1")
    assert without_search(provider_of(shelf, "lib", "app")) is None
    solution, failures = solve(provider_of(shelf), [(text, spec_of(Requirement(text))) for text in ("lib", "app")])
    assert chosen(solution) == {"app": "1", "lib": "1"}
    assert not failures


def test_a_circle_that_an_older_version_does_not_need_is_left_out() -> None:
    shelf = Shelf("app 2 one", "app 1", "one 1 two", "two 1 one", *(f"late {number} app<2" for number in (3, 2, 1)))
    solution, failures = solve(provider_of(shelf), [(text, spec_of(Requirement(text))) for text in ("app", "late")])
    assert chosen(solution) == {"app": "1", "late": "3"}
    assert not failures


def test_a_package_that_is_missing_needs_a_search() -> None:
    assert without_search(provider_of(Shelf("app 1"), "app", "lib")) is None


def test_time_grows_with_the_number_of_packages_also_if_some_are_missing() -> None:
    def export(count: int) -> None:
        shelf = Shelf(*(f"p{n} 1 p{n // 2} {f'gone{n}' if n % 50 == 49 else ''}" for n in range(count)))
        roots = [(f"p{n}", spec_of(Requirement(f"p{n}"))) for n in range(count)]
        solution, failures = solve(Provider(shelf, Cancel()), roots)
        found = len({*solution.files, *(failure.name for failure in failures)})
        assert found == count

    assert is_linear(export, 60)

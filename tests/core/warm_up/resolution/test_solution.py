"""Packages that fit together at once need no search, and take time in proportion to their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.warm_up.resolution.package_source import Extras, PackageSource, PackageSpec, spec_of
from pyodide_cache.warm_up.resolution.resolver import Provider, solve, without_search
from pyodide_cache.warm_up.resolution.solution import Solution
from support.scaling import is_linear


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


def versions(solution: Solution[Any] | None) -> dict[str, str] | None:
    return {str(name): file.version for name, file in solution.files.items()} if solution else None


def test_the_best_files_are_taken_with_all_that_they_need() -> None:
    shelf = Shelf("app 2 lib>=1 tool[fast]", "app 1", "lib 3", "lib 1", "tool 1 !core", "core 1", "other 1")
    found = without_search(provider_of(shelf, "app"))
    assert versions(found) == {"app": "2", "core": "1", "lib": "3", "tool": "1"}
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
    assert versions(solution) == {"app": "1", "lib": "1"}
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

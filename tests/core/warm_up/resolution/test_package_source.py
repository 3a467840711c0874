from __future__ import annotations

from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.resolution.package_source import PackageSpec, applicable, spec_of

NAME = canonicalize_name("tool")


def test_a_requirement_is_shown_by_its_canonical_name_with_sorted_extras() -> None:
    assert str(spec_of(Requirement("My.Tool[Zip,all]>=2; python_version > '3'"))) == "my-tool[all,zip]>=2"


def test_a_spec_allows_versions_that_meet_it_and_nothing_with_a_problem() -> None:
    spec = spec_of(Requirement("tool>=2"))
    assert spec.allows(object(), "2.0")
    assert not spec.allows(object(), "1.9")
    assert not PackageSpec(NAME, problems=(Problem(Code.NOT_IN_LOCK, name="tool"),)).allows(object(), "2.0")


def test_beside_a_locked_file_only_versions_that_the_metadata_allows_count() -> None:
    locked, other = object(), object()
    read = PackageSpec(NAME, locked=locked, bounds=lambda: ">=2")
    assert read.allows(locked, "1.0")
    assert read.allows(other, "2.0")
    assert not read.allows(other, "1.0")
    assert str(read) == "tool>=2"
    assert not PackageSpec(NAME, locked=locked, bounds=lambda: None).allows(other, "2.0")


def test_requirements_of_another_platform_and_of_the_runtime_itself_do_not_apply() -> None:
    runtime = shipped_lock("314.0.0").runtime
    texts = ("always", "here; sys_platform == 'emscripten'", "there; sys_platform == 'win32'", "asked; extra == 'x'")
    requirements = [*map(Requirement, texts), Requirement("pyodide-py")]
    assert [item.name for item in applicable(requirements, runtime, frozenset())] == ["always", "here"]
    assert [item.name for item in applicable(requirements, runtime, frozenset({"x"}))] == ["asked"]

"""Dependencies and dependents come from the wheels' metadata and the lock file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.cache import Cache
from pyodide_cache.details import dependencies
from pyodide_cache.details.dependencies import DependencyGraph
from pyodide_cache.settings.releases import shipped_lock
from support.cli import run
from support.details import RELEASE, details_of
from support.wheels import WASM_TAG, DistributionFolder, build_wheel, build_zip

RUNTIME = shipped_lock(RELEASE).runtime


def test_each_requirement_has_its_cached_files(cache_dir: Path) -> None:
    wheel = build_wheel(
        "app",
        requires=[
            "six>=1.10",
            "numpy>=99",
            "rich",
            "tqdm; extra == 'bar'",
            "pywin32; sys_platform == 'win32'",
            "???",
        ],
        extras=["bar"],
    )
    for item in (wheel, build_wheel("six", "1.17.0"), build_wheel("numpy", "2.4.6", tag=WASM_TAG)):
        item.write_to(cache_dir)
    links = {link.requirement: link for link in details_of(cache_dir, wheel.file_name).dependencies}
    assert links["six>=1.10"].cached == ("six-1.17.0-py3-none-any.whl",)
    assert (links["numpy>=99"].cached, len(links["numpy>=99"].other_versions)) == ((), 1)
    assert (links["rich"].cached, links["rich"].other_versions) == ((), ())
    assert links["tqdm"].extras == ("bar",)
    assert not links["pywin32"].applies
    assert links["???"].name is None


def test_a_wheel_for_another_runtime_does_not_meet_a_requirement(cache_dir: Path) -> None:
    wheel = build_wheel("app", requires=["numpy"])
    wheel.write_to(cache_dir)
    old = build_wheel("numpy", "1.26.4", tag="cp312-cp312-pyodide_2024_0_wasm32")
    old.write_to(cache_dir)
    (link,) = details_of(cache_dir, wheel.file_name).dependencies
    assert (link.cached, link.other_versions) == ((), (old.file_name,))


def test_dependencies_of_the_lock_file_count_in_both_directions(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    for file in distribution.path.iterdir():
        (cache_dir / file.name).write_bytes(file.read_bytes())
    numpy = details_of(cache_dir, distribution.wheels["numpy"].file_name)
    assert [link.name for link in numpy.dependencies] == ["libopenblas"]
    assert numpy.dependencies[0].cached == ("libopenblas-0.3.31.zip",)
    assert [item.name for item in numpy.dependents if item.file_name] == ["matplotlib", "pandas"]
    library = details_of(cache_dir, "libopenblas-0.3.31.zip")
    assert [item.name for item in library.dependents] == ["numpy"]
    assert [member.path for member in library.contents.members] == ["libopenblas.so"]  # type: ignore[union-attr]


def test_dependents_of_the_release_come_after_the_cached_ones(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    build_wheel("mine", requires=["six>=1"]).write_to(cache_dir)
    found = details_of(cache_dir, "six-1.17.0-py3-none-any.whl")
    assert (found.dependents[0].name, found.dependents[0].requirement) == ("mine", "six>=1")
    assert "python-dateutil" in {item.name for item in found.dependents if item.file_name is None}


def test_only_some_of_too_many_wheels_are_read_and_the_user_is_told(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        build_wheel(f"app{number}", requires=["six"]).write_to(cache_dir)
    six = build_wheel("six", "1.17.0").write_to(cache_dir)
    monkeypatch.setattr(dependencies, "MAX_WHEELS", 3)
    found = details_of(cache_dir, six.name)
    assert (found.is_complete, found.dependents_complete) == (True, False)
    assert len([item for item in found.dependents if item.file_name]) == 3
    assert "too many wheels to read all" in run("--cache-dir", cache_dir, "show", "six").out


def test_a_deeply_nested_requirement_is_shown_unparsed(cache_dir: Path) -> None:
    name = "odd-1.0-py3-none-any.whl"
    head = b"Name: odd\nVersion: 1\nRequires-Dist: x; " + b"(" * 5000 + b"\n"
    cache_dir.mkdir()
    (cache_dir / name).write_bytes(build_zip({"odd-1.0.dist-info/METADATA": head}))
    found = details_of(cache_dir, name)
    assert [link.name for link in found.dependencies] == [None]
    assert len(found.dependencies[0].requirement) <= 501


def test_the_search_for_what_needs_a_package_ends_when_it_is_canceled(cache_dir: Path) -> None:
    build_wheel("app", requires=["six"]).write_to(cache_dir)
    build_wheel("six").write_to(cache_dir)
    with Cache(cache_dir) as cache:
        graph = DependencyGraph(cache.inventory(), RUNTIME, None)
    cancel = Cancel()
    assert graph.dependents("six", cancel)[0]
    assert graph.closure(["six"], cancel)[0]
    cancel.set()
    for search in (lambda: graph.dependents("six", cancel), lambda: graph.closure(["six"], cancel)):
        with pytest.raises(Cancelled):
            search()


@pytest.mark.parametrize(("requires", "is_complete"), [(["six"], True), (["six", "gone"], False), (["app"], False)])
def test_what_a_package_needs_is_complete_only_if_all_of_it_is_cached(
    cache_dir: Path, requires: list[str], is_complete: bool
) -> None:
    build_wheel("app", requires=["deep"]).write_to(cache_dir)
    build_wheel("six").write_to(cache_dir)
    with Cache(cache_dir) as cache:
        graph = DependencyGraph(cache.inventory(), RUNTIME, None)
    assert graph.closure(requires, Cancel())[1] is is_complete

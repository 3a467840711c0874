"""Requirements that people reported, resolved with the lock file of 314.0.7 and the package index of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from pyodide_cache.base.events import Cancel
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.warm_up.request.project import read_project
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.resolve import Resolution, resolve
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache.warm_up.sources import Sources
from support.resolving import versions
from support.sources import sources_of

pytestmark = [pytest.mark.runtime, pytest.mark.registry]


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[Sources]:
    with sources_of(SourceOptions(pyodide="314.0.7"), Inventory(tmp_path)) as opened:
        yield opened


def resolved(sources: Sources, *texts: str, constraints: tuple[str, ...] = ()) -> Resolution:
    wanted, limits = (tuple(map(Requirement, group)) for group in (texts, constraints))
    found = resolve(PackageRequest(wanted, constraints=limits), sources, Cancel())
    assert found.failures == ()
    return found


@pytest.mark.parametrize(
    ("asked", "constraints", "expected"),
    [
        (("urllib3<2", "requests", "botocore"), (), {"urllib3": "<2", "requests": ">=2", "botocore": ">=1"}),
        (("requests",), ("urllib3<2",), {"urllib3": "<2"}),
        (("flask",), ("werkzeug<3",), {"flask": "==2.3.3", "werkzeug": "<3"}),
        (("tiktoken>=0.12", "openai>=3.31.0"), (), {"idna": ">=3.18", "openai": ">=3.31"}),
        (("pydantic_ai_slim[openai]",), (), {"openai": ">=3", "tiktoken": ">=0.12"}),
        (("jaraco.context", "jaraco.functools"), (), {"jaraco-context": ">=6", "jaraco-functools": ">=4"}),
        (("pydantic",), (), {"pydantic": ">=2", "pydantic-core": ">=2"}),
        (("wcwidth",), (), {"wcwidth": ">=0.2"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_reported_requirements_resolve(
    sources: Sources, asked: tuple[str, ...], constraints: tuple[str, ...], expected: dict[str, str]
) -> None:
    found = versions(resolved(sources, *asked, constraints=constraints))
    for name, specifier in expected.items():
        assert Version(found[name]) in Requirement(f"x{specifier}").specifier, found


def test_a_requirement_that_only_old_versions_allow_is_met(sources: Sources) -> None:
    found = versions(resolved(sources, "rich<13", "textual"))
    assert Version(found["rich"]) < Version("13")
    assert "mkdocs-exclude" not in found


def test_all_chosen_wheels_meet_the_metadata_of_all_others(sources: Sources) -> None:
    """What is installed together fits together, also where the lock file's version was replaced."""
    found = resolved(sources, "tiktoken>=0.12", "openai>=3.31.0")
    assert sources.index
    for pin in found.pins:
        project = sources.index.project(pin.name)
        file = next(file for file in project.files if str(file.version) == pin.version)
        for requirement in sources.index.requirements(file):
            chosen = versions(found).get(requirement.name)
            if chosen and requirement.marker is None:
                assert requirement.specifier.contains(chosen, prereleases=True), (pin.name, str(requirement))


def test_i19_an_import_of_a_namespace_resolves_to_its_own_package(sources: Sources, tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text("from google.cloud import storage\nimport google.protobuf\n")
    project = read_project(app, sources.lock, cancel=Cancel())
    assert project.unknown == ()
    wanted = [item.requirement for item in project.requirements]
    assert set(wanted) == {"google-cloud-storage", "protobuf"}
    found = versions(resolved(sources, *wanted))
    assert {"google-cloud-storage", "google-cloud-core", "google-auth", "protobuf"} <= found.keys()

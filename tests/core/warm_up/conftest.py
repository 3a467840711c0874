"""Fixtures for the tests of warm-ups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.resolve import Resolution, resolve
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support import projects
from support.resolving import Ask
from support.servers import IndexServer, StartIndex
from support.sources import sources_of
from support.wheels import DistributionFolder, Wheel, write_distribution

project = projects.project


@pytest.fixture
def ask(distribution: DistributionFolder, index_server: StartIndex, tmp_path: Path) -> Iterator[Ask]:
    """Return a function that resolves requirements with the small distribution and an index of wheels."""
    with ExitStack() as stack:

        def resolve_with(
            *texts: str,
            wheels: tuple[Wheel, ...] = (),
            locked: tuple[Wheel, ...] = (),
            constraints: tuple[str, ...] = (),
            mode: SourceMode = SourceMode.AUTO,
            **options: object,
        ) -> Resolution:
            index: IndexServer = index_server(*wheels, **options)
            folder = write_distribution(tmp_path / "locked", locked) if locked else distribution
            source_options = SourceOptions(str(folder), mode=mode, index_url=index.url)
            sources = stack.enter_context(sources_of(source_options, Inventory(tmp_path)))
            asked, limits = (tuple(map(Requirement, group)) for group in (texts, constraints))
            return resolve(PackageRequest(asked, constraints=limits), sources, Cancel())

        yield resolve_with

"""Fixtures for the tests of exports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.export.plan import ExportKind, plan_export
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.warm_up.request.references import named_packages
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import open_sources
from support.exporting import RICH, Job, npm_package
from support.wheels import DistributionFolder


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """Return a folder that looks like the unpacked npm package, without a lock file."""
    return npm_package(tmp_path / "runtime")


@pytest.fixture
def job(warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path) -> Iterator[Job]:
    """Return the plan of an archive with two selected files and a package that is not cached."""
    options = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
    with closing(open_ledger()) as ledger:
        inventory = read_inventory(warmed, ledger=ledger)
        with open_sources(options, inventory, ledger=ledger) as sources:
            selected = (RICH.file_name, distribution.wheels["requests"].file_name)
            plan = plan_export(
                named_packages(["micropip"]),
                sources,
                inventory,
                kind=ExportKind.OFFLINE,
                file_names=selected,
                output=tmp_path / "out.zip",
                runtime=runtime,
                cancel=Cancel(),
            )
            yield Job(sources, plan)

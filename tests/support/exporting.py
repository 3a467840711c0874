"""Export packages of a warmed directory with the command line, and read the result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.record import replace
from pyodide_cache.export.plan import ExportPlan
from pyodide_cache.export.run import run_export
from pyodide_cache.warm_up.sources import Sources
from support.cli import Answer, run, warm
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel, build_zip

RICH = build_wheel("rich", "15.0", requires=["mdurl>=0.1", "colorama; sys_platform == 'win32'"], modules=["rich"])
MDURL = build_wheel("mdurl", "0.1.2")
EXPORT_LOCK = "pyodide-lock-export.json"


@pytest.fixture
def warmed(cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex) -> Path:
    """Return a directory with wheels of the distribution and of an index."""
    index = index_server(RICH, MDURL)
    answer = warm(cache_dir, "pandas", "requests", "rich", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 0, answer.err
    return cache_dir


def npm_package(folder: Path) -> Path:
    """Write a folder that looks like the unpacked npm package, without a lock file."""
    folder.mkdir()
    files = {
        "pyodide.mjs": b"// loader",
        "pyodide.asm.mjs": b"// glue",
        "pyodide.asm.wasm": b"\0asm\1\0\0\0",
        "python_stdlib.zip": build_zip({"os.py": b""}),
        "package.json": b'{"name": "pyodide", "version": "314.0.7"}',
        "console.html": b"not part of the runtime",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


class Job:
    """A plan with its sources, for tests that stop an export."""

    def __init__(self, sources: Sources, plan: ExportPlan) -> None:
        self.sources = sources
        self.plan = plan
        self.cancel = Cancel()

    def run(self, *, keep_going: bool = False) -> Iterator[Any]:
        """Carry out the plan."""
        plan = replace(self.plan, keep_going=keep_going)
        return run_export(plan, self.sources, cancel=self.cancel)


def export(cache_dir: Path, *words: object) -> Answer:
    """Run ``export`` for ``cache_dir``, as JSON."""
    return run("--cache-dir", cache_dir, "export", *words, "--json")


def entries(path: Path) -> dict[str, Any]:
    """Return the packages of a lock file."""
    packages: dict[str, Any] = json.loads(path.read_text())["packages"]
    return packages


def failures(answer: Answer) -> dict[str, str]:
    """Return the codes of the failures in JSON, by requirement."""
    return {item["requirement"]: item["code"] for item in answer.json["failed"]}

"""A cache with an image whose runs in Node are simulated."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.pack.node import Node, NodeRun
from pyodide_cache.start_images.image import StartImage
from pyodide_cache.start_images.plan import StartImagePlan, StartImageReport
from support.packs import NODE, write_runtime, write_star_distribution


@dataclass
class SimulatedNode:
    """Stands in for ``run_node``: makes a heap of a few bytes, and answers as `make.mjs` does.

    Attributes:
        errors: what a task fails with, by the modules that it imports; the key ``""`` is for every task.
        printed: what the code prints, by task.
        tasks: that were run.

    """

    errors: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    same: bool = False
    times_out: bool = False
    image: bool = True
    tasks: list[Mapping[str, Any]] = field(default_factory=list)
    _count: Any = field(default_factory=itertools.count)

    def run(
        self,
        _node: Node,
        _script: Path,
        request: Mapping[str, Any],
        *,
        read: Sequence[Path],
        work: Path,
        seconds: float,
        cancel: Cancel,
    ) -> NodeRun:
        cancel.check()
        self.tasks.append({**request, "read": read, "seconds": seconds})
        if self.times_out:
            return NodeRun({}, b"", b"", timed_out=True)
        imported = str(request.get("imports", "")).replace("import ", "").split("\n")
        for module in ("", *imported):
            if error := self.errors.get(module):
                return NodeRun({"status": 1, "error": error}, b"", b"", timed_out=False)
        task = str(request["task"])
        outcome: dict[str, Any] = {"status": 0, "printed": self.printed.get(task, "hello\n"), "attempts": []}
        number = next(self._count)
        if task == "make":
            (work / "heap.bin").write_bytes(b"heap" * 100)
            record = json.loads((Path(request["image"]) / "image.json").read_text())
            slots = [item | {"slot": 16384 + number} for number, item in enumerate(record["libraries"])]
            outcome |= {"libraries": slots, "handles": [], "heapBytes": 400, "headBytes": 128, "runs": [[0, 272]]}
        else:
            (work / "code.bin").write_bytes(b"code")
            fresh = ["same" if self.same else str(number)]
            outcome |= {"fresh": fresh, "timings": {"total": 500.0 + number}, "image": self.image, "reason": "no"}
        return NodeRun(outcome, b"", b"", timed_out=False)


@dataclass
class ImageCache:
    """A cache of star and dust, a runtime, and a simulated Node."""

    cache: Cache
    runtime: Path
    node: SimulatedNode

    def plan(self, *requirements: str, name: str = "sky", **options: Any) -> StartImagePlan:
        return self.cache.start_images.plan(name, requirements, runtime=self.runtime, **options)

    def report(self, plan: StartImagePlan, cancel: Cancel | None = None) -> StartImageReport:
        return self.cache.execute(plan, cancel=cancel)

    def make(self, *requirements: str, **options: Any) -> StartImage:
        report = self.report(self.plan(*(requirements or ("star",)), **options))
        assert report.image, report.failures
        return report.image


def finished(events: Any) -> Any:
    """Return the report at the end of a job."""
    *_, last = events
    assert isinstance(last, Finished)
    return last.report


def simulate_node(monkeypatch: pytest.MonkeyPatch) -> SimulatedNode:
    """Simulate the runs in Node of images, also where Node is not installed."""
    node = SimulatedNode()
    monkeypatch.setattr("pyodide_cache.start_images.runner.run_node", node.run)
    monkeypatch.setattr("pyodide_cache.pack.node.find_node", lambda: NODE)
    return node


@pytest.fixture
def images(cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ImageCache]:
    """Return a cache whose images are made without Node."""
    node = simulate_node(monkeypatch)
    distribution = write_star_distribution(tmp_path / "distribution")
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        yield ImageCache(cache, write_runtime(tmp_path / "node_modules" / "pyodide"), node)

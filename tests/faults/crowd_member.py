"""Processes of `test_crowd`: each works with the shared store until its time is over, and tells what it saw.

python crowd_member.py PROCESSES SECONDS FOLDER
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.clean_up.prune import plan_prune, run_prune
from pyodide_cache.clean_up.rules import parse_rule
from pyodide_cache.files import process_lock
from pyodide_cache.files.links import Link
from pyodide_cache.files.trash import delete
from pyodide_cache.inventory.ledger import Ledger, open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.sharing.adopt import plan_adopt, share_planned
from pyodide_cache.sharing.gc import plan_gc, run_gc
from pyodide_cache.sharing.members import StoreMember, open_local_sources
from pyodide_cache.sharing.store import open_store
from pyodide_cache.verify.verify import plan_verify, run_verify
from pyodide_cache.warm_up.plan import plan_warm_up
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.run import run_warm_up
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import open_sources
from support.crowd import be_a_crowd


class Member:
    """Acts at random on members of the store at random."""

    def __init__(self, number: int, folder: Path) -> None:
        self.random = random.Random(number)
        self.folder = folder
        self.store = open_store(folder / "store")
        self.ledger: Ledger = open_ledger()
        self.right: dict[str, set[str]] = json.loads((folder / "right.json").read_text())
        self.wrong: list[str] = []

    def warm(self, member: Path) -> None:
        published = self.folder / f"published-{member.name[0]}"
        inventory = read_inventory(member, ledger=self.ledger)
        options, cancel = SourceOptions(str(published), mode=SourceMode.DISTRIBUTION), Cancel()
        local = open_local_sources(member, self.ledger)
        with open_sources(options, inventory, ledger=self.ledger, find_local=lambda: local) as sources:
            requirements = [Requirement(name) for name in self.random.sample(sorted(sources.lock.packages), 4)]
            plan = plan_warm_up(PackageRequest(tuple(requirements)), sources, inventory, cancel=cancel)
            events = run_warm_up(plan, sources, replace_with=delete, cancel=cancel)
            report = _last(events)
            self.wrong += [f"{failure.name}: {failure.problem}" for failure in report.failed]

    def adopt(self, member: Path) -> None:
        inventory = read_inventory(member, ledger=self.ledger)
        verified = _last(run_verify(plan_verify(inventory), StatusResolver(member, self.ledger), cancel=Cancel()))
        plan = plan_adopt(member, verified.entries, self.store, Link.HARD)
        _last(share_planned(plan, StoreMember(self.store, member, Link.HARD, self.ledger), cancel=Cancel()))

    def prune(self, member: Path) -> None:
        plan = plan_prune(read_inventory(member, ledger=self.ledger), [parse_rule("all")])
        chosen = self.random.sample(plan.items, min(2, len(plan.items)))
        keep = frozenset(item.entry.file_name for item in plan.items if item not in chosen)
        _last(run_prune(plan.without(keep), remove=delete, cancel=Cancel()))

    def gc(self, _member: Path) -> None:
        plan = plan_gc(self.store, ledger=self.ledger, cancel=Cancel(), grace=0)
        _last(run_gc(plan, self.store, ledger=self.ledger, cancel=Cancel()))

    def read(self, member: Path) -> None:
        """Read the files by name, as a runtime does, and the blobs."""
        for path in member.glob("*.whl"):
            with contextlib.suppress(FileNotFoundError):
                if hashlib.sha256(path.read_bytes()).hexdigest() not in self.right[f"{member.name[0]}/{path.name}"]:
                    self.wrong.append(f"wrong bytes: {path}")
        for path in self.store.root.glob("blobs/sha256/*/*"):
            with contextlib.suppress(FileNotFoundError):
                if hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
                    self.wrong.append(f"wrong bytes: {path}")

    def work(self, seconds: float) -> Counter[str]:
        done: Counter[str] = Counter()
        acts: list[tuple[str, Callable[[Path], None]]] = [
            *(("warm", self.warm),) * 4,
            *(("read", self.read),) * 3,
            ("adopt", self.adopt),
            *(("prune", self.prune),) * 2,
            ("gc", self.gc),
        ]
        members = sorted((self.folder / "members").iterdir())
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            name, act = self.random.choice(acts)
            act(self.random.choice(members))
            done[name] += 1
        self.ledger.close()
        return done


def _last(events: Iterator[Any]) -> Any:
    *_, last = events
    assert isinstance(last, Finished)
    return last.report


def work(seconds: float, folder: Path, number: int) -> dict[str, Any]:
    """Work, and return what was done and seen."""
    # On a busy machine 32 processes may hold the lock in turns for longer than a user should wait.
    process_lock._WAIT_SECONDS = 600.0
    member = Member(number, folder)
    done = member.work(seconds)
    return {"done": done, "wrong": member.wrong}


if __name__ == "__main__":
    be_a_crowd(work)

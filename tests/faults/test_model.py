"""A cache directory agrees with a model after any sequence of actions of the app, the user and other programs."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from pyodide_cache import Cache
from pyodide_cache.base.plans import Plan
from pyodide_cache.inventory.status import Status
from support.wheels import build_wheel, write_distribution

R = TypeVar("R")

#: Sequences of up to 50 actions; `make faults` and CI make at least 10,000 actions.
EXAMPLES = int(os.environ.get("PYODIDE_CACHE_MODEL_EXAMPLES") or 20)
STEPS = 50

WHEELS = {wheel.name: wheel for wheel in (build_wheel("a", requires=["b"]), build_wheel("b"), build_wheel("c"))}
NEEDS = {"a": ("a", "b"), "b": ("b",), "c": ("c",)}
names = st.sampled_from(sorted(WHEELS))


class CacheModel(RuleBasedStateMachine):
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="model-")
        root = Path(self.folder.name)
        write_distribution(root / "published", WHEELS.values())
        self.directory = root / "cache"
        self.directory.mkdir()
        self.files = {"notes.txt": b"mine"}
        self._write("notes.txt", b"mine")

    @property
    def cache(self) -> Cache:
        """A new one for each action, as each command has."""
        published = str(self.directory.with_name("published"))
        return Cache(self.directory, distribution=published, source="distribution", offline=True)

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(name=names)
    def warm_up(self, name: str) -> None:
        report = self._execute(lambda cache: cache.plan_warm_up([name]))
        assert not report.failed
        for needed in NEEDS[name]:
            self.files[WHEELS[needed].file_name] = WHEELS[needed].data

    @rule(name=names, data=st.binary(max_size=40))
    def damage(self, name: str, data: bytes) -> None:
        self._write(WHEELS[name].file_name, data)

    @rule(name=names)
    def lose(self, name: str) -> None:
        self.files.pop(WHEELS[name].file_name, None)
        (self.directory / WHEELS[name].file_name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(["x.txt", ".b-1.0-py3-none-any.whl.0123abcd.pyodide-cache-part", "z.whl.tmp"]))
    def litter(self, name: str) -> None:
        self._write(name, b"half")

    @rule()
    def verify(self) -> None:
        report = self._execute(lambda cache: cache.plan_verify())
        found = {entry.file_name: entry.status for entry in report.entries}
        for wheel in WHEELS.values():
            if wheel.file_name in found and self.files[wheel.file_name]:
                is_right = self.files[wheel.file_name] == wheel.data
                assert (found[wheel.file_name] is Status.VERIFIED) == is_right

    @rule()
    def repair(self) -> None:
        self._execute(lambda cache: cache.plan_verify())
        self._execute(lambda cache: cache.plan_repair())
        for wheel in WHEELS.values():
            if wheel.file_name in self.files:
                self.files[wheel.file_name] = wheel.data

    @rule(name=names)
    def remove(self, name: str) -> None:
        file_name = WHEELS[name].file_name
        if file_name in self.files:
            self._execute(lambda cache: cache.plan_remove([file_name], for_good=True))
            del self.files[file_name]

    @rule(name=names)
    def remove_and_undo(self, name: str) -> None:
        file_name = WHEELS[name].file_name
        if file_name in self.files:
            self._execute(lambda cache: cache.plan_remove([file_name], for_good=False))
            assert not (self.directory / file_name).exists()
            with self.cache as cache:
                cache.undo()

    @invariant()
    def the_disk_has_what_the_model_has(self) -> None:
        type(self).steps += 1
        found = {
            path.name: path.read_bytes()
            for path in self.directory.iterdir()
            if path.is_file() and path.name != "pyodide-lock.json"
        }
        assert found == self.files
        with self.cache as cache:
            listed = {entry.file_name for entry in cache.inventory().entries if entry.is_file}
        assert {wheel.file_name for wheel in WHEELS.values()} & self.files.keys() <= listed

    def _execute(self, plan: Callable[[Cache], Plan[R]]) -> R:
        with self.cache as cache:
            return cache.execute(plan(cache))

    def _write(self, name: str, data: bytes) -> None:
        path = self.directory / name
        path.unlink(missing_ok=True)
        path.write_bytes(data)
        self.files[name] = data


@pytest.mark.slow
def test_any_sequence_of_actions_leaves_what_the_model_says() -> None:
    chosen = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
    )
    run_state_machine_as_test(CacheModel, settings=chosen)
    print(f"{CacheModel.steps} steps")  # noqa: T201 -- `make faults` shows it

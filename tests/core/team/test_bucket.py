"""A folder and an object store keep the same promises."""

from __future__ import annotations

import time

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.team import bucket as bucket_module
from pyodide_cache.team.bucket import Bucket, ignores_conditions, with_retries
from support.teams import keys_of


def test_what_is_written_is_read_listed_and_deleted(bucket: Bucket) -> None:
    assert bucket.create("v1/a/x", b"first")
    bucket.replace("v1/b/y", b"more")
    content = bucket.get("v1/a/x", 100)
    assert content is not None
    assert content.data == b"first"
    assert b"".join(bucket.chunks("v1/a/x")) == b"first"
    assert b"".join(bucket.chunks("v1/a/x", 3)) == b"st"
    item = bucket.item("v1/b/y")
    assert item is not None
    assert item.size == 4
    assert keys_of(bucket) == {"v1/a/x", "v1/b/y"}
    assert keys_of(bucket, "v1/a") == {"v1/a/x"}
    bucket.delete(["v1/a/x", "v1/none"])
    assert keys_of(bucket) == {"v1/b/y"}


def test_what_is_missing_is_none_or_a_problem(bucket: Bucket) -> None:
    bucket.create("v1/a", b"")
    assert bucket.get("v1/none", 100) is None
    assert bucket.item("v1/none") is None
    assert keys_of(bucket, "v1/nothing") == set()
    with pytest.raises(Problem) as caught:
        list(bucket.chunks("v1/none"))
    assert caught.value.code is Code.NOT_IN_TEAM


def test_create_never_replaces(bucket: Bucket) -> None:
    assert bucket.create("v1/a", b"first")
    assert not bucket.create("v1/a", b"second")
    assert b"".join(bucket.chunks("v1/a")) == b"first"


def test_a_swap_needs_the_tag_of_what_is_there(bucket: Bucket) -> None:
    bucket.create("v1/a", b"first")
    before = bucket.get("v1/a", 100)
    assert before is not None
    assert bucket.swap("v1/a", b"second", before.tag)
    assert not bucket.swap("v1/a", b"third", before.tag)
    assert not bucket.swap("v1/none", b"third", before.tag)
    assert b"".join(bucket.chunks("v1/a")) == b"second"


def test_the_storage_is_honest_and_its_clock_is_right(bucket: Bucket) -> None:
    assert not ignores_conditions(bucket, "v1/leases/probe.json")
    assert keys_of(bucket) == set()
    bucket.create("v1/leases/a.json", b"")
    item = bucket.item("v1/leases/a.json")
    assert item
    assert abs(time.time() - item.modified) < 3600


def test_a_larger_object_than_allowed_is_refused(bucket: Bucket) -> None:
    bucket.create("v1/a", b"x" * 101)
    with pytest.raises(Problem):
        bucket.get("v1/a", 100)


def test_attempts_end_with_success_with_a_final_problem_or_with_a_cancel(
    cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.wait_seconds", lambda *_arguments: 0.0)
    busy = Problem(Code.TEAM_FAILED, team="class", error="SlowDown 503")
    answers = [busy, busy, "done"]

    def call() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Problem):
            raise answer
        return answer

    assert with_retries(call, cancel) == "done"
    for problem, attempts in ((busy, bucket_module.ATTEMPTS), (Problem(Code.TEAM_DENIED), 1)):
        answers = [problem] * bucket_module.ATTEMPTS
        with pytest.raises(Problem):
            with_retries(call, cancel)
        assert len(answers) == bucket_module.ATTEMPTS - attempts
    cancel.set()
    with pytest.raises(Cancelled):
        with_retries(call, cancel)

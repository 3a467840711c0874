"""Leases: a cleanup sees running pushes, a push waits for running cleanups, and the dead are forgotten."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.settings.teams import Team
from pyodide_cache.team import lease as leases
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.lease import held_lease, leased_hashes, wait_for_cleanups
from support.teams import keys_of

SHA = "ab" * 32


def test_a_lease_names_its_hashes_until_it_ends(team: Team, cancel: Cancel) -> None:
    bucket = open_bucket(team)
    with held_lease(bucket, (), cancel, is_gc=True) as lease:
        with held_lease(bucket, [SHA], cancel):
            assert leased_hashes(bucket, lease, cancel) == ({SHA}, [])
        assert leased_hashes(bucket, lease, cancel) == (set(), [])
    assert keys_of(bucket) == set()


@pytest.mark.parametrize("sign", [-1, 1], ids=["old", "of another clock"])
def test_a_lease_of_a_killed_process_expires(folder_team: Team, cancel: Cancel, sign: int) -> None:
    bucket = open_bucket(folder_team)
    with held_lease(bucket, [SHA], cancel) as old, held_lease(bucket, (), cancel, is_gc=True) as lease:
        path = folder_team.folder / old.key
        os.utime(path, (0, path.stat().st_mtime + sign * (leases.PUSH_EXPIRES + 3600)))
        assert leased_hashes(bucket, lease, cancel) == (set(), [old.key])


@pytest.mark.parametrize("text", ["", "[]", '{"hashes": 1}', '{"hashes": ["../x", 5]}'])
def test_a_lease_of_another_form_protects_nothing(folder_team: Team, cancel: Cancel, text: str) -> None:
    bucket = open_bucket(folder_team)
    with held_lease(bucket, (), cancel) as lease:
        bucket.replace("v1/leases/x.json", text.encode())
        assert leased_hashes(bucket, lease, cancel)[0] == set()


@pytest.mark.slow
def test_a_push_waits_for_the_cleanups_that_run_and_for_no_later_ones(folder_team: Team, cancel: Cancel) -> None:
    bucket, waited = open_bucket(folder_team), threading.Event()
    with held_lease(bucket, (), cancel) as lease:
        wait_for_cleanups(bucket, lease, cancel)

        def wait() -> None:
            wait_for_cleanups(bucket, lease, cancel)
            waited.set()

        with held_lease(bucket, (), cancel, is_gc=True):
            thread = threading.Thread(target=wait)
            thread.start()
            assert not waited.wait(leases._POLL_SECONDS * 2)
        with held_lease(bucket, (), cancel, is_gc=True):
            thread.join()
        assert waited.is_set()


@pytest.mark.parametrize("sign", [-1, 1], ids=["old", "of another clock"])
def test_a_dead_cleanup_is_not_waited_for_and_a_cancel_ends_the_wait(
    folder_team: Team, cancel: Cancel, sign: int
) -> None:
    bucket = open_bucket(folder_team)
    with held_lease(bucket, (), cancel) as lease, held_lease(bucket, (), cancel, is_gc=True) as gc:
        stopping = Cancel()
        timer = threading.Timer(0.1, stopping.set)
        timer.start()
        with pytest.raises(Cancelled):
            wait_for_cleanups(bucket, lease, stopping)
        path = folder_team.folder / gc.key
        os.utime(path, (0, path.stat().st_mtime + sign * (leases.GC_EXPIRES + 3600)))
        wait_for_cleanups(bucket, lease, cancel)


def test_a_long_cleanup_renews_its_lease(folder_team: Team, cancel: Cancel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "_RENEW_SECONDS", -1.0)
    with held_lease(open_bucket(folder_team), (), cancel, is_gc=True) as gc:
        path = Path(folder_team.folder / gc.key)
        os.utime(path, (0, 0))
        gc.renew()
        assert path.stat().st_mtime > 1000


def test_the_lease_of_a_cleanup_needs_no_room_on_a_full_disk(bucket: Bucket, cancel: Cancel) -> None:
    with held_lease(bucket, (), cancel, is_gc=True) as lease:
        item = bucket.item(lease.key)
        assert item is not None
        assert item.size == 0

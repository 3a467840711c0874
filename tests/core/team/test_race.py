"""Writers, readers and cleanups without grace, all at once: no wrong bytes, and nothing is lost."""

from __future__ import annotations

import hashlib
import os
import random
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.channel import read_channel
from pyodide_cache.team.gc import plan_team_gc, run_team_gc
from pyodide_cache.team.layout import LEASES, blob_key
from support.teams import keys_of, push, push_file, report_of
from support.wheels import build_wheel

#: `make soak` takes longer.
SECONDS = float(os.environ.get("PYODIDE_CACHE_RACE_SECONDS", "3"))
WRITERS, READERS = 4, 2


class Race:
    """What the threads of a race share."""

    def __init__(self, team: Team, folder: Path) -> None:
        self.team = team
        self.files = [push_file(folder, build_wheel(f"w{number}", payload=3000)) for number in range(24)]
        self.deadline = time.monotonic() + SECONDS
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.errors: list[BaseException] = []
        self.kept: dict[str, set[str]] = {}

    def write(self, number: int) -> None:
        """Push to a channel of its own, which keeps everything, and to one that all replace."""
        choose = random.Random(number)
        while time.monotonic() < self.deadline:
            files = choose.sample(self.files, 3)
            if choose.random() < 0.3:
                push(self.team, *files, channel=f"own-{number}")
                self.kept.setdefault(f"own-{number}", set()).update(item.file.sha256 for item in files)
            else:
                push(self.team, *files, channel="shared", replaces=True)
            self.counts["pushes"] += 1

    def read(self) -> None:
        """Read everything that the shared channel names."""
        bucket = open_bucket(self.team)
        while time.monotonic() < self.deadline:
            for file in read_channel(bucket, "shared", Cancel()).manifest.files:
                self.look_at(bucket, file.sha256)

    def look_at(self, bucket: Bucket, sha256: str) -> bool:
        try:
            data = b"".join(bucket.chunks(blob_key(sha256)))
        except Problem as problem:
            if problem.code is not Code.NOT_IN_TEAM:
                raise
            self.counts["missing"] += 1  # a reader goes to the publisher
            return False
        self.counts["reads"] += 1
        if hashlib.sha256(data).hexdigest() != sha256:
            self.wrong.append(sha256)
        return True

    def clean(self) -> None:
        bucket = open_bucket(self.team)
        while time.monotonic() < self.deadline:
            plan = plan_team_gc(bucket, keep_days=0, cancel=Cancel())
            self.counts["deleted"] += report_of(run_team_gc(plan, bucket, cancel=Cancel())).removed

    def run(self) -> None:
        jobs = [threading.Thread(target=self._guarded, args=(self.write, number)) for number in range(WRITERS)]
        jobs += [threading.Thread(target=self._guarded, args=(self.read,)) for _ in range(READERS)]
        jobs.append(threading.Thread(target=self._guarded, args=(self.clean,)))
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()

    def _guarded(self, work: object, *arguments: object) -> None:
        try:
            work(*arguments)  # type: ignore[operator]
        except BaseException as error:
            self.errors.append(error)


@pytest.mark.slow
def test_nothing_is_lost_and_no_byte_is_wrong(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    race = Race(team, tmp_path / "files")
    race.run()
    assert race.errors == []
    assert race.wrong == []
    assert race.counts["pushes"] >= WRITERS
    for channel in ("shared", *race.kept):
        found = {file.sha256 for file in read_channel(bucket, channel, Cancel()).manifest.files}
        assert race.kept.get(channel, set()) <= found
        assert [sha256 for sha256 in found if not race.look_at(bucket, sha256)] == []
    assert keys_of(bucket, LEASES) == set()

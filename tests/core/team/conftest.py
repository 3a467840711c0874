"""Team caches in a folder and in a real object store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.settings.teams import Team, new_team
from pyodide_cache.team.bucket import Bucket, open_bucket
from support.teams import WRITER, ObjectServer, object_server


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    """Return a real object store that speaks S3."""
    with object_server(tmp_path_factory.mktemp("weed") / "data") as server:
        yield server


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test the credentials of a writer."""
    for name in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in WRITER.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def folder_team(tmp_path: Path) -> Team:
    """Return a team cache in an empty folder."""
    (tmp_path / "share").mkdir()
    return new_team("class", str(tmp_path / "share"))


@pytest.fixture
def s3_team(seaweed: ObjectServer, credentials: None) -> Team:
    """Return an empty team cache in the object store."""
    return seaweed.team()


@pytest.fixture(params=["folder", pytest.param("s3", marks=pytest.mark.slow)])
def team(request: pytest.FixtureRequest) -> Team:
    """Return an empty team cache, of each kind in turn."""
    found: Team = request.getfixturevalue(f"{request.param}_team")
    return found


@pytest.fixture
def bucket(team: Team) -> Bucket:
    """Return the storage of `team`."""
    return open_bucket(team)


@pytest.fixture
def cancel() -> Cancel:
    return Cancel()

"""The steps of jobs with a team cache; `pyodide_cache.base.sentences` has their texts."""

from __future__ import annotations

from enum import StrEnum


class TeamStep(StrEnum):
    """What a job does that is not about one file."""

    PUBLISH = "team-publish"
    DELTAS = "team-deltas"

"""The steps of a job that records or packs an app."""

from __future__ import annotations

from enum import StrEnum


class PackStep(StrEnum):
    """What the job does now; see `base.events.StepStarted`."""

    FETCH = "fetch"  # download what the app needs; the only step with items
    WATCH = "watch"  # run the whole app and record what it opens
    WRITE = "write"  # make the pack in a temporary folder
    PROVE = "prove"  # run the app from the pack alone; repeated until nothing is missing
    PUBLISH = "publish"  # copy the pack to its folder

"""What to pack, what there is to know before the app runs, and the steps of the job."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.pack.node import Node, find_node
from pyodide_cache.pack.runtime import find_runtime_folder, release_of
from pyodide_cache.pack.settings import PackSettings, read_settings


@record
class PackRequest:
    """Which app to pack, and how."""

    script: Path  # absolute path of the script that starts the app
    settings: PackSettings = field(default_factory=PackSettings)  # all settings, including those of the app's project
    imports: bool = True  # whether to read from the app's files which packages it needs
    runtime: Path | None = None  # an unpacked npm package ``pyodide``; None for the nearest one

    @staticmethod
    def default_target(script: Path) -> Path:
        """Return the folder of a pack if none is chosen: ``APP-pack`` beside the script."""
        return script.with_name(f"{script.stem}-pack")


@record
class AppSetup:
    """What there is to know before an app runs."""

    script: Path | None  # None if none is chosen yet
    settings: PackSettings  # of the app's project
    source: Path | None  # the file that the settings are from; None if it has none
    problem: Problem | None  # why the settings cannot be used
    runtime: Path | None  # the nearest ``node_modules/pyodide``
    release: str | None  # the official release of ``runtime``; None if it is not one
    node: Node | None  # None if it is missing
    node_problem: Problem | None  # why ``node`` is None


def read_setup(script: Path | None) -> AppSetup:
    """Look for Node, for the runtime, and for the settings of the app's project."""
    node: Node | None = None
    settings, source = PackSettings(), None
    problem: Problem | None = None
    node_problem: Problem | None = None
    try:
        node = find_node()
    except Problem as found:
        node_problem = found
    try:
        if script is not None:
            settings, source = read_settings(script)
    except Problem as found:
        problem = found
    runtime = find_runtime_folder(script) if script is not None else None
    release = release_of(runtime) if runtime else None
    return AppSetup(script, settings, source, problem, runtime, release, node, node_problem)


class PackStep(StrEnum):
    """What the job does now; see `base.events.StepStarted`."""

    FETCH = "fetch"  # download what the app needs; the only step with items
    WATCH = "watch"  # run the whole app and record what it opens
    WRITE = "write"  # make the pack in a temporary folder
    PROVE = "prove"  # run the app from the pack alone; repeated until nothing is missing
    PUBLISH = "publish"  # copy the pack to its folder

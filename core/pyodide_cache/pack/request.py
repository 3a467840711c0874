"""What to pack and where, and what there is to know before the app runs: Node, the runtime, and the settings."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.export.staging import is_free, mark_of
from pyodide_cache.files.reader import read_file, read_object
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, parse_lock
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.net.distribution import version_in
from pyodide_cache.pack.node import Node, find_node
from pyodide_cache.pack.settings import PackSettings, read_settings
from pyodide_cache.settings.releases import range_of, release_of_lock
from pyodide_cache.warm_up.source_options import SourceOptions

#: The table under ``tool`` in a pack's lock file that marks it as one.
PACK_MARK = "pyodide-cache-pack"


class PackStep(StrEnum):
    """What the job does now; see `base.events.StepStarted`."""

    FETCH = "fetch"  # download what the app needs; the only step with items
    WATCH = "watch"  # run the whole app and record what it opens
    WRITE = "write"  # make the pack in a temporary folder
    PROVE = "prove"  # run the app from the pack alone; repeated until nothing is missing
    PUBLISH = "publish"  # copy the pack to its folder


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


def find_runtime_folder(script: Path | None = None) -> Path | None:
    """Return the nearest ``node_modules/pyodide`` above the script, if any, else above the current folder."""
    for start in (*([script.absolute().parent] if script else []), Path.cwd()):
        for folder in (start, *start.parents):
            found = folder / "node_modules" / "pyodide"
            if (found / "pyodide.mjs").is_file():
                return found
    return None


def release_of(runtime: Path) -> str | None:
    """Return the official release whose lock file a runtime's folder holds; None for any other lock file."""
    for name in LOCK_FILE_NAMES:
        try:
            found = release_of_lock(parse_lock(read_file(runtime / name), name))
        except (OSError, Problem):
            continue
        named = version_in(runtime)  # several releases have the same lock file
        return named if found and range_of(named) == range_of(found) else found
    return None


def options_for_runtime(source_options: SourceOptions, runtime: Path | None) -> SourceOptions:
    """Return source options that fit a runtime, unless a release or distribution was chosen.

    The lock file of the runtime says which packages fit. If it is an official one, the release is chosen, since the
    npm package holds no packages.
    """
    if runtime is None or source_options.distribution or source_options.pyodide:
        return source_options
    release = release_of(runtime)
    return replace(source_options, pyodide=release, distribution=None if release else str(runtime))


def is_pack(path: Path) -> bool:
    """Return whether ``path`` is a pack that this app made."""
    is_folder = path.is_dir() and not path.is_symlink()
    return is_folder and mark_of(read_object(path / LOCK_NAME), PACK_MARK) is not None


def check_target(target: Path) -> None:
    """Check that a pack can get this name.

    Raises:
        Problem: `Code.NOT_A_PACK` if anything but an older pack has it.
    """
    if not is_free(target) and not is_pack(target):
        raise Problem(Code.NOT_A_PACK, path=str(target))

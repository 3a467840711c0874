"""A directory for an old release, and an index from which it can be upgraded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pyodide_cache.cache import Cache
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.updates.diff import Diff, Item, Side, diff
from pyodide_cache.updates.upgrade_plan import UpgradePlan, UpgradeReport
from support.servers import IndexServer
from support.wheels import Wheel, build_wheel

OLD_TAG, NEW_TAG = "cp313-cp313-pyodide_2025_0_wasm32", "cp314-cp314-pyodide_2026_0_wasm32"
BEFORE, AFTER = "0.29.5", "314.0.7"


def wheels() -> tuple[Wheel, ...]:
    """Return a package with builds for both runtimes, a pure one, and one that needs both."""
    return (
        build_wheel("native", "1.0", tag=OLD_TAG),
        build_wheel("native", "1.1", tag=NEW_TAG),
        build_wheel("pure", "1.0"),
        build_wheel("app", "1.0", requires=["native", "pure"]),
    )


def old_directory(directory: Path, index: IndexServer) -> dict[str, str]:
    """Fill a directory for the old release, publish a newer version, and return the hashes of its files."""
    with Cache(directory, pyodide=BEFORE, index_url=index.url) as cache:
        assert not cache.execute(cache.plan_warm_up(["app"])).failed
    (directory / "notes.txt").write_text("mine")
    index.wheels.append(build_wheel("pure", "2.0"))
    return bytes_of(directory)


def bytes_of(directory: Path) -> dict[str, str]:
    """Return the hashes of the files in a directory."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in directory.iterdir() if path.is_file()
    }


def upgrade(directory: Path, index: IndexServer, **options: bool) -> tuple[UpgradePlan, UpgradeReport]:
    """Upgrade a directory without a proof."""
    with Cache(directory, index_url=index.url) as cache:
        plan = cache.updates.plan_upgrade(AFTER, proves=False, **options)
        return plan, cache.execute(plan)


def undo(directory: Path) -> None:
    """Undo the upgrade of a directory."""
    with Cache(directory) as cache:
        assert not cache.execute(cache.updates.plan_undo_upgrade()).failed


def side(python: str, **packages: tuple[str, str | None]) -> Side:
    """Return a set of packages, each with its version and hash."""
    items = {
        canonicalize_name(name): Item(canonicalize_name(name), version, f"{name}.whl", sha256)
        for name, (version, sha256) in packages.items()
    }
    return Side("a side", items, Runtime(python, "emscripten_4_0_9", "2025_0"))


def change() -> Diff:
    """Return a difference of each kind."""
    before = side("3.12.7", numpy=("1.0", "a"), six=("1", "a"), gone=("3", "a"), same=("1", "a"), blind=("1", None))
    after = side("3.13.2", numpy=("2.0", "b"), six=("1", "b"), new=("4", "a"), same=("1", "a"), blind=("1", "a"))
    return diff(before, after)

"""Build snapshots from the small distribution."""

from __future__ import annotations

import json
from pathlib import Path

from support.cli import Answer, run

ONLY = ("--source", "distribution")


def create(root: Path, distribution: object, *words: object) -> Answer:
    return run("snapshot", "create", root, "--distribution", distribution, *ONLY, "--json", *words)


def outdate(root: Path) -> None:
    """Let the current snapshot look as if other packages were wanted, so that a refresh has something to do."""
    path = root / "current" / "snapshot.json"
    path.chmod(0o644)
    path.write_text(json.dumps({**json.loads(path.read_text()), "packages": []}))


def snapshots(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.name[0].isdigit())


def wheels_in(folder: Path) -> set[str]:
    return {path.name.split("-")[0] for path in folder.glob("*.whl")}

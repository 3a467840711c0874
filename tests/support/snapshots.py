"""Build snapshots from the small distribution."""

from __future__ import annotations

from pathlib import Path

from support.cli import Answer, run

ONLY = ("--source", "distribution")


def create(root: Path, distribution: object, *words: object) -> Answer:
    return run("snapshot", "create", root, "--distribution", distribution, *ONLY, "--json", *words)


def snapshots(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.name[0].isdigit())


def wheels_in(folder: Path) -> set[str]:
    return {path.name.split("-")[0] for path in folder.glob("*.whl")}

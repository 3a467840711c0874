"""Run the real Pyodide in Node, with the network blocked."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support import ROOT
from support.patience import PATIENCE

_SCRIPT = ROOT / "packaging" / "tools" / "node" / "load.mjs"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the runtime did.

    Attributes:
        version: as the runtime itself states it.
        loaded: names that ``loadPackage`` returned.
        errors: what it told its ``errorCallback``; it never rejects.
        attempts: what tried to reach the network, and was stopped.
        result: the value of the Python code's last expression; None after an error.

    """

    version: str
    loaded: tuple[str, ...]
    errors: tuple[str, ...]
    attempts: tuple[str, ...]
    result: Any


def node() -> list[str]:
    """Return the start of a command that runs a script in Node."""
    path = shutil.which("node")
    assert path, "Node is missing: install Node 20 or newer"
    # To optimize what runs for a second takes more CPU time than it saves.
    return [path, "--liftoff-only"]


def load(
    pyodide: Path, cache_dir: Path, lock_file: Path, packages: Sequence[str], code: str, *, layer: Path | None = None
) -> Outcome:
    """Load ``packages`` from ``cache_dir`` over ``layer``; run ``code``, a str or number as its last expression."""
    return _node(
        {
            "pyodide": str(pyodide),
            "cacheDir": str(cache_dir),
            "baseUrl": str(layer) if layer else None,
            "lockFile": str(lock_file),
            "packages": list(packages),
            "code": code,
        }
    )


def probe(url: str) -> Outcome:
    """Try every way to ``url``; the attempts tell which were stopped."""
    return _node({"probe": url})


def _node(request: dict[str, object]) -> Outcome:
    done = subprocess.run(
        [*node(), str(_SCRIPT), json.dumps(request)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    said = json.loads(done.stdout.splitlines()[-1])
    return Outcome(
        said["version"], tuple(said["loaded"]), tuple(said["errors"]), tuple(said["attempts"]), said["result"]
    )

"""A loss of power right after a command: what it wrote has its bytes and its name, shown by a trace of its calls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.durability import undurable
from support.fault_commands import COMMANDS, prepare
from support.injecting import Injections

pytestmark = pytest.mark.slow

#: What may be lost: SQLite syncs by itself, caches can be made again, locks hold nothing, the trash is not ours.
_MAY_BE_LOST = re.compile(
    r"(-part|\.sqlite3(-journal|-wal|-shm)?|(^|/)\.?lock)$"
    r"|(^|/)(documents|served|Trash|tmp)(/|$)|^home/state/pyodide-cache/removals/.*\.jsonl$"
)


def is_kept(path: str) -> bool:
    return not _MAY_BE_LOST.search(path) and not any(part.endswith("-part") for part in path.split("/"))


@pytest.mark.parametrize("name", COMMANDS)
def test_f14_what_a_command_wrote_survives_a_loss_of_power(injections: Injections, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "work"
    setup, words, _ = prepare(folder, name)
    calls = injections.trace(folder, setup, words)
    if name != "snapshot refresh":  # nothing is new
        assert any(call[0] in {"rename", "link", "unlink", "unlinkat"} for call in calls), calls
    missing = "\n".join(undurable(calls, is_kept))
    assert not missing

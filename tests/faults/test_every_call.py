"""A fault at any call to the disk, in any command: right bytes, a clear message, and the next run recovers."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from support.fault_commands import COMMANDS, prepare
from support.injecting import KILL, Injections

pytestmark = pytest.mark.slow

#: Try only every n-th call; `make faults` tries all.
STEP = int(os.environ.get("PYODIDE_CACHE_FAULT_STEP") or 14)

#: These take long, and most of their calls are those of others: a pack gets its name as an export does; an upgrade,
#: a pull and a start image download as a warm-up does.
_STEPS = {"pack": 5, "upgrade": 5, "team push": 3, "team pull": 3, "start-image create": 3}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_at_any_call_leaves_right_bytes_and_the_next_run_recovers(
    injections: Injections, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "work"
    results = injections.run(folder, *prepare(folder, name), step=max(STEP, _STEPS.get(name, 1)))
    wrong = Counter[str]()
    samples: dict[str, object] = {}
    for result in results:
        for what, is_wrong in _wrong(result).items():
            if is_wrong:
                wrong[what] += 1
                samples.setdefault(what, result)
    print(f"{name}: {len(results)} injections")  # noqa: T201 -- `make faults` shows it
    assert not wrong, (wrong, samples)


def _wrong(result: dict[str, object]) -> dict[str, object]:
    again = result["again"]
    assert isinstance(again, dict)
    killed = result["error"] == KILL
    sweeping = str(result["call"]).startswith(("unlink", "rmdir", "opendir", "readdir"))
    litter = result["litter"]
    return {
        "bytes": result["bad"],
        "lost": result["lost"],
        "documents": result["broken"],
        "traceback": "Traceback" in str(result["said"]) or "Traceback" in str(again["said"]),
        "status": result["code"] not in ({-9} if killed else {0, 1, 2}),
        "silent": not killed and result["code"] and not str(result["said"]).strip(),
        "litter": isinstance(litter, list) and len(litter) > (4 if killed else sweeping),
        "recovery": result["differs"],
    }

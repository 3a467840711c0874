"""A fault at any call to the disk, in any command: right bytes, a clear message, and the next run recovers."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from support.injecting import KILL, run_injections
from support.wheels import build_wheel, write_distribution

pytestmark = pytest.mark.slow

#: Try every so many calls only; `make faults` tries all.
STEP = int(os.environ.get("PYODIDE_CACHE_FAULT_STEP") or 7)

WARM = ["warm-up", "--cache-dir", "{}/cache", "--distribution", "{}/published", "--source", "distribution"]
WARMED = [[*WARM, "a", "b"]]
ADOPT = ["store", "adopt", "--store", "{}/store", "--yes"]
ADOPTED = [*WARMED, [*ADOPT, "{}/cache"]]
SNAPSHOT = ["snapshot", "create", "{}/snapshots", "a", "--distribution", "{}/published", "--source", "distribution"]
CLEARED = [*WARMED, ["clear", "--cache-dir", "{}/cache", "--yes"]]

#: By name: what is prepared, the command, and what runs afterwards if it is not the same.
COMMANDS: dict[str, tuple[list[list[str]], list[str], list[str] | None]] = {
    "warm-up": ([], [*WARM, "a", "b", "c"], None),
    "index": (
        [],
        [
            "warm-up",
            "--cache-dir",
            "{}/cache",
            "--distribution",
            "{}/published",
            "--index-url",
            "{}/index",
            "a",
            "plotly",
        ],
        None,
    ),
    "repair": (WARMED, ["repair", "--cache-dir", "{}/cache", "--distribution", "{}/published"], None),
    "prune": (WARMED, ["prune", "--rule", "all", "--cache-dir", "{}/cache", "--yes", "--delete"], None),
    "clear": (WARMED, ["clear", "--cache-dir", "{}/cache", "--yes"], None),
    "undo": (CLEARED, ["undo", "--cache-dir", "{}/cache"], None),
    "adopt": (WARMED, [*ADOPT, "{}/cache"], None),
    "gc": (
        [*ADOPTED, ["clear", "--cache-dir", "{}/cache", "--yes", "--delete"]],
        ["store", "gc", "--store", "{}/store", "--grace", "0", "--yes"],
        None,
    ),
    "snapshot create": ([], SNAPSHOT, None),
    "snapshot refresh": ([SNAPSHOT], ["snapshot", "refresh", "{}/snapshots"], None),
    "export lock": (
        WARMED,
        ["export", "lock", "a", "--cache-dir", "{}/cache", "--distribution", "{}/published", "-o", "{}/exported"],
        None,
    ),
    "settings": ([], ["settings", "set", "connections", "4"], None),
    "lists": ([], ["lists", "save", "course", "a", "b"], None),
    "layers": ([SNAPSHOT], ["layer", "add", "{}/snapshots", "--cache-dir", "{}/cache"], None),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_at_any_call_leaves_right_bytes_and_the_next_run_recovers(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "work"
    wheels = [build_wheel("a", requires=["b"]), build_wheel("b"), build_wheel("c", payload=30_000)]
    write_distribution(folder / "published", wheels)
    (folder / "index" / "plotly").mkdir(parents=True)
    build_wheel("plotly", "6.3.0").write_to(folder / "index" / "plotly")
    (folder / "cache").mkdir()
    setup, words, again = COMMANDS[name]
    if name == "repair":
        (folder / "cache" / wheels[2].file_name).write_bytes(b"damaged")

    def fill(texts: list[str]) -> list[str]:
        return [text.format(folder) for text in texts]

    results = run_injections(folder, [fill(texts) for texts in setup], fill(words), fill(again or words), step=STEP)
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
    removing = str(result["call"]).startswith(("unlink", "rmdir"))
    litter = result["litter"]
    return {
        "bytes": result["bad"],
        "lost": result["lost"],
        "traceback": "Traceback" in str(result["said"]) or "Traceback" in str(again["said"]),
        "status": result["code"] not in ({-9} if killed else {0, 1, 2}),
        "silent": not killed and result["code"] and not str(result["said"]).strip(),
        "litter": isinstance(litter, list) and len(litter) > (4 if killed else removing),
        "recovery": result["differs"],
    }

"""Commands that write, each with what is prepared for it, for faults at each call and for traces of the order."""

from __future__ import annotations

from pathlib import Path

from support.packs import write_app, write_runtime, write_star_distribution
from support.wheels import Wheel, build_wheel, prose, write_distribution

WARM = ["warm-up", "--cache-dir", "{}/cache", "--distribution", "{}/published", "--source", "distribution"]
WARMED = [[*WARM, "a", "b"]]
WARM_FROM_INDEX = [
    *("warm-up", "--cache-dir", "{}/cache", "--distribution", "{}/published"),
    *("--index-url", "{}/index", "a", "plotly"),
]
ADOPT = ["store", "adopt", "--store", "{}/store", "--yes"]
ADOPTED = [*WARMED, [*ADOPT, "{}/cache"]]
TWICE = [*WARMED, [*WARM[:2], "{}/other", *WARM[3:], "a", "b"]]
COMPRESSIBLE = [[*WARM, "e"], [*ADOPT, "{}/cache"], ["clear", "--cache-dir", "{}/cache", "--yes", "--delete"]]
COMPRESS = ["store", "compress", "--store", "{}/store", "--older-than", "0d"]
SNAPSHOT = ["snapshot", "create", "{}/snapshots", "a", "--distribution", "{}/published", "--source", "distribution"]
CLEAR = ["clear", "--cache-dir", "{}/cache", "--yes"]
PUBLISHED = ["--cache-dir", "{}/cache", "--distribution", "{}/published"]
EXPORT = ["export", "offline", "a", *PUBLISHED, "--source", "distribution", "--runtime", "{}/runtime"]
PACK = [
    *("pack", "{}/app/sky.py", "--distribution", "{}/star", "--source", "distribution", "--runtime", "{}/runtime"),
    *("--cache-dir", "{}/packed", "-o", "{}/out/pack"),
]
IMAGE = [
    *("start-image", "create", "sky", "star", "--distribution", "{}/star", "--source", "distribution"),
    *("--runtime", "{}/runtime", "--cache-dir", "{}/packed"),
]
UPGRADE = [
    *("upgrade", "--cache-dir", "{}/cache", "--distribution", "{}/newer", "--source", "distribution"),
    *("--no-proof", "--yes"),
]
UNDO_UPGRADE = ["upgrade", "--undo", "--cache-dir", "{}/cache", "--yes"]
TEAM = ["--cache-dir", "{}/cache", "--distribution", "{}/published", "--source", "distribution"]
SHARED = [["team", "add", "class", "{}/team"]]
PUSH = ["team", "push", "class", "a", *TEAM]

#: By name: what is prepared, the command, and what runs afterwards if it is not the same.
COMMANDS: dict[str, tuple[list[list[str]], list[str], list[str] | None]] = {
    "warm-up": ([], [*WARM, "a", "b", "c"], None),
    "index": ([], WARM_FROM_INDEX, None),
    "repair": (WARMED, ["repair", *PUBLISHED], None),
    "prune": (WARMED, ["prune", "--rule", "all", "--cache-dir", "{}/cache", "--yes", "--delete"], None),
    "clear": (WARMED, CLEAR, None),
    "clear with a lock": ([WARM_FROM_INDEX], [*CLEAR, "--delete"], None),
    "undo": ([WARM_FROM_INDEX, CLEAR], ["undo", "--cache-dir", "{}/cache"], None),
    "adopt": (WARMED, [*ADOPT, "{}/cache"], None),
    "adopt by links": ([*TWICE, [*ADOPT, "--hard-links", "{}/cache"]], [*ADOPT, "--hard-links", "{}/other"], None),
    "gc": (
        [*ADOPTED, [*CLEAR, "--delete"]],
        ["store", "gc", "--store", "{}/store", "--grace", "0", "--yes"],
        None,
    ),
    "compress": (COMPRESSIBLE, COMPRESS, None),
    "expand": ([*COMPRESSIBLE, COMPRESS], ["store", "expand", "--store", "{}/store"], None),
    "serve": ([], ["fill", "{}/sources", "{}/cache", "{}/store", "{one}", "{two}"], None),
    "snapshot create": ([], SNAPSHOT, None),
    "snapshot again": ([SNAPSHOT], [*SNAPSHOT[:3], "c", *SNAPSHOT[4:], "--keep", "0"], None),
    "snapshot refresh": ([SNAPSHOT], ["snapshot", "refresh", "{}/snapshots"], None),
    "export lock": (WARMED, ["export", "lock", "a", *PUBLISHED, "-o", "{}/out/exported"], None),
    "export offline": (WARMED, [*EXPORT, "-o", "{}/out/exported"], None),
    "export again": ([*WARMED, [*EXPORT, "-o", "{}/out/exported.zip"]], [*EXPORT, "-o", "{}/out/exported.zip"], None),
    "export folder again": ([*WARMED, [*EXPORT, "-o", "{}/out/exported"]], [*EXPORT, "-o", "{}/out/exported"], None),
    "pack": ([], PACK, None),
    "start-image create": ([], IMAGE, None),
    "start-image create again": ([IMAGE], [*IMAGE, "--warm", "import dust"], None),
    "start-image remove": ([IMAGE], ["start-image", "remove", "sky", "--yes"], None),
    "history": (WARMED, ["stats", "--cache-dir", "{}/cache"], None),
    "settings": ([], ["settings", "set", "connections", "4"], None),
    "lists": ([], ["lists", "save", "course", "a", "b"], None),
    "layers": ([SNAPSHOT], ["layer", "add", "{}/snapshots", "--cache-dir", "{}/cache"], None),
    "upgrade": (WARMED, UPGRADE, UNDO_UPGRADE),
    "upgrade --undo": ([*WARMED, UPGRADE], UNDO_UPGRADE, None),
    "upgrade --finish": ([*WARMED, UPGRADE], ["upgrade", "--finish", "--cache-dir", "{}/cache", "--yes"], None),
    "team add": ([], *SHARED, None),
    "team push": ([*WARMED, *SHARED], PUSH, None),
    "team pull": ([*WARMED, *SHARED, PUSH, [*CLEAR, "--delete"]], ["team", "pull", "class", *TEAM], None),
    "team gc": ([*WARMED, *SHARED, PUSH], ["team", "gc", "class", "--yes"], None),
    "places": ([], ["places", "--add", "{}/cache"], None),
}


def prepare(folder: Path, name: str) -> tuple[list[list[str]], list[str], list[str]]:
    """Write what a command of `COMMANDS` works with to ``folder``.

    Returns:
        The commands that prepare it, the command, and what runs afterwards.

    """
    wheels = [build_wheel("a", requires=["b"]), build_wheel("b"), build_wheel("c", payload=30_000)]
    wheels.append(build_wheel("e", modules={"e": prose("e", 500) * 3}))
    write_distribution(folder / "published", wheels)
    write_distribution(folder / "newer", [build_wheel("a", "2.0", requires=["b"]), wheels[1]])
    build_wheel("plotly", "6.3.0").write_to(folder / "index" / "plotly")
    write_star_distribution(folder / "star")
    write_runtime(folder / "runtime")
    write_app(folder / "app")
    (folder / "team").mkdir()
    (folder / "cache").mkdir()
    (folder / "cache" / "notes.txt").write_text("mine")
    one, two = build_wheel("d", requires=["a"]), build_wheel("d", requires=["b"])
    for wheel in (one, two):
        wheel.write_to(folder / "sources" / wheel.sha256[:8])
    setup, words, again = COMMANDS[name]
    if name == "repair":
        (folder / "cache" / wheels[2].file_name).write_bytes(b"damaged")

    def fill(texts: list[str]) -> list[str]:
        return [text.format(folder, one=_served(one), two=_served(two)) for text in texts]

    return [fill(texts) for texts in setup], fill(words), fill(again or words)


def _served(wheel: Wheel) -> str:
    return f"{wheel.sha256}:{wheel.file_name}"

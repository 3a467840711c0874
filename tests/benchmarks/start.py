"""The start of Python with packages: from start images, from a precompiled pack, and as usual."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

from measure import Figure, in_turns, our_command, run, say, show

from pyodide_cache_resources import resource
from runtime.chromium_page import served, verdict_of
from runtime.registry import NEWEST, published_folder

#: Name of a set: its packages, the modules to import, and a first statement.
_SETS = {
    "rich": (
        ["rich"],
        "rich.console, rich.table",
        "t = rich.table.Table('a'); t.add_row('1'); rich.console.Console(width=40).print(t)",
    ),
    "rich, sympy, msgpack, pydantic": (
        ["rich", "sympy", "msgpack", "pydantic"],
        "rich.console, sympy, msgpack, pydantic",
        "print(sympy.integrate(sympy.Symbol('x') ** 2), pydantic.TypeAdapter(list[int]).validate_python(['1']))",
    ),
}
#: What people write: the packages and their dependencies are in the lock file of the cache directory.
_PLAIN = """
import { loadPyodide } from "RUNTIME/pyodide.mjs";
const folder = "CACHE";
const pyodide = await loadPyodide({ lockFileURL: `${folder}/pyodide-lock.json`, packageBaseUrl: `${folder}/` });
await pyodide.loadPackage(NAMES, { messageCallback: () => {} });
await pyodide.runPythonAsync(CODE);
process.exit(0);
"""
_GOAL, _WARMED_GOAL = 1 / 4, 1 / 10


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print; packages come from the index."""
    if not shutil.which("node"):
        say("\nstart: Node is missing")
        return
    runtime = published_folder(NEWEST)
    os.environ.pop("NODE_EXTRA_CA_CERTS", None)  # Node reads these at each start: 0.04 s that few machines have
    for number, (name, (packages, modules, statement)) in enumerate(_SETS.items()):
        _measure(scratch / str(number), rounds, runtime, name, packages, modules, statement)


def _measure(
    folder: Path, rounds: int, runtime: Path, name: str, packages: list[str], modules: str, statement: str
) -> None:
    home, cache = folder / "home", folder / "cache"
    where = ("--cache-dir", cache, "--source", "index", "--runtime", runtime)
    code = f"import {modules}\n{statement}"
    app = folder / "app.py"
    app.parent.mkdir(parents=True)
    app.write_text(code)
    run(our_command("start-image", "create", "cold", *packages, "--import", modules, *where), home=home)
    run(
        our_command("start-image", "create", "warmed", *packages, "--import", modules, "--warm", app, *where),
        home=home,
    )
    run(our_command("pack", app, "--with", "compile", "--output", folder / "pack", *where), home=home)
    run(our_command("pack", app, "--start-image", "--output", folder / "imaged", *where), home=home)
    images = home / "cache" / "pyodide-cache" / "start-images"
    script = resource("start_image", "run.mjs")

    plain = folder / "plain.mjs"
    words = {"RUNTIME": str(runtime), "CACHE": str(cache), "NAMES": json.dumps(packages), "CODE": json.dumps(code)}
    plain.write_text(re.sub("|".join(words), lambda found: words[found[0]], _PLAIN))

    def node(image: str) -> float:
        return run(["node", "--no-warnings", script, images / image, runtime, cache, "", "-c", code])[0]

    taken = in_turns(
        rounds,
        {
            "plain": lambda: run(["node", plain])[0],
            "precompiled": lambda: run(["node", folder / "pack" / "run.mjs"])[0],
            "image": lambda: node("cold"),
            "image, warmed": lambda: node("warmed"),
        },
    )
    figures = [
        Figure("precompiled pack", taken["precompiled"], "loadPackage", taken["plain"]),
        Figure("image", taken["image"], "loadPackage", taken["plain"], _GOAL),
        Figure("image, statement warmed", taken["image, warmed"], "loadPackage", taken["plain"], _WARMED_GOAL),
        Figure("image", taken["image"], "precompiled pack", taken["precompiled"]),
    ]
    show(f"Start in Node: {name}", figures)
    if shutil.which("chromium"):
        pages = {name: _page(folder / name, folder / f"profile-{name}") for name in ("pack", "imaged")}
        visits = in_turns(rounds, pages)
        figure = Figure("pack with image", visits["imaged"], "precompiled pack", visits["pack"])
        show(f"Start in Chromium, later visits: {name}", [figure])


def _page(pack: Path, profile: Path):  # noqa: ANN202 -- a function of no arguments
    def visit() -> float:
        with served(pack) as url:
            title, report = verdict_of(url, profile, optimized=True)
        assert title == "ok", json.dumps(report)
        return float(sum(report["steps"].values())) / 1000

    visit()  # fills the browser's cache
    return visit

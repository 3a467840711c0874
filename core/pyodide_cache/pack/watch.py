"""Run an app in Node and look on: once to see what it uses, and again to prove a pack."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.pack.decide import Key, is_library, module_of, where_members_are
from pyodide_cache.pack.inputs import PackInputs, Workspace, archives_in
from pyodide_cache.pack.node import Node, Ran, run_node
from pyodide_cache.pack.plan import PackPlan
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Steps, Trace

#: Of the app's words in a problem.
_TAIL = 1500

#: The app's own file and line in a traceback.
_PLACE = re.compile(r'File "/app/([^"]+)", line (\d+)')
_NO_MODULE = re.compile(r"No module named '([\w.]+)'")


@record
class Proof:
    """One run of a pack.

    Attributes:
        problem: why the app failed; None when it ran.
        missing: members that were asked for and had been taken.
        steps: None when it did not come to its end.

    """

    problem: Problem | None
    missing: frozenset[Key]
    steps: Steps | None
    output_sha256: str


def trace_app(material: PackInputs, bench: Workspace, node: Node, settings: PackSettings, cancel: Cancel) -> Trace:
    """Run the untrimmed app and watch it; once more for the timings, where shared libraries are to be loaded.

    Raises:
        Problem: `Code.APP_FAILED` or `Code.APP_TOO_SLOW`.
        Cancelled: when asked for.

    """
    ran = _run("trace", bench.whole, bench, node, settings, cancel)
    if problem := _problem_of(ran, material.app.script.name, settings):
        raise problem
    told = ran.outcome
    archives = archives_in(material, bench, cancel)
    # Only how libraries are loaded differs in a watched run: without any, its times are as good as another's.
    has_libraries = any(is_library(member.name) for archive in archives for member in archive.members)
    return Trace(
        script=material.app.path,
        app_sha256=material.app.sha256,
        pyodide=str(told.get("pyodide", "")),
        python=str(told.get("python", "")),
        site=str(told.get("site", "")),
        prefix=str(told.get("prefix", "")),
        archives=archives,
        opened=_texts(told, "opened"),
        looked=_texts(told, "looked"),
        listed=_texts(told, "listed"),
        origins=_texts(told, "origins"),
        modules=_texts(told, "modules"),
        attempts=tuple(str(item) for item in told.get("attempts", ())),
        before=time_whole(material, bench, node, settings, cancel) if has_libraries else _steps(ran),
        output_sha256=hashlib.sha256(ran.stdout).hexdigest(),
    )


def prove(plan: PackPlan, material: PackInputs, bench: Workspace, node: Node, cancel: Cancel) -> Proof:
    """Run the app from the pack in ``bench.made`` alone, with the network blocked.

    Raises:
        Cancelled: when asked for.

    """
    ran = _run("prove", bench.made, bench, node, plan.settings, cancel)
    problem = _problem_of(ran, material.app.script.name, plan.settings)
    missing = _missing(plan, ran)
    steps = _steps(ran) if problem is None else None
    return Proof(problem, missing, steps, hashlib.sha256(ran.stdout).hexdigest())


def medians(runs: Iterable[Steps]) -> Steps:
    """Return the median of each step."""
    runs = [*runs]
    return Steps(*(median(getattr(run, name) for run in runs) for name in ("load", "unpack", "libraries", "run")))


def time_whole(material: PackInputs, bench: Workspace, node: Node, settings: PackSettings, cancel: Cancel) -> Steps:
    """Time the untrimmed app once, as the proof times the pack: libraries are loaded when packages are.

    Raises:
        Problem: `Code.APP_FAILED` or `Code.APP_TOO_SLOW`.
        Cancelled: when asked for.

    """
    ran = _run("prove", bench.whole, bench, node, settings, cancel)
    if problem := _problem_of(ran, material.app.script.name, settings):
        raise problem
    return _steps(ran)


def _run(task: str, folder: Path, bench: Workspace, node: Node, settings: PackSettings, cancel: Cancel) -> Ran:
    cancel.check()
    request = {
        "task": task,
        "folder": str(folder),
        "recorder": str(bench.work / "recorder.py"),
        "also": [*settings.also_run],
        "args": [*settings.arguments],
    }
    return run_node(
        node,
        bench.work / "harness.mjs",
        request,
        read=(folder,),
        work=bench.work,
        seconds=settings.timeout,
        cancel=cancel,
    )


def rewrite_sources(bench: Workspace, node: Node, seconds: float, cancel: Cancel) -> None:
    """Make ``out.zip`` of ``in.zip`` in the work folder, in the runtime's own Python.

    Raises:
        Problem: `Code.APP_FAILED`, naming the step.
        Cancelled: when asked for.

    """
    request = {
        "task": "rewrite",
        "folder": str(bench.whole),
        "recorder": str(bench.work / "recorder.py"),
        "script": str(bench.work / "rewrite.py"),
    }
    ran = run_node(
        node,
        bench.work / "harness.mjs",
        request,
        read=(bench.whole,),
        work=bench.work,
        seconds=seconds,
        cancel=cancel,
    )
    if ran.timed_out:
        raise Problem(Code.APP_TOO_SLOW, path="rewrite", seconds=int(seconds))
    if ran.outcome.get("status") != 0:
        raise Problem(Code.APP_FAILED, path="rewrite", error=_error_of(ran).splitlines()[-1])


def _problem_of(ran: Ran, script: str, settings: PackSettings) -> Problem | None:
    if ran.timed_out:
        return Problem(Code.APP_TOO_SLOW, path=script, seconds=int(settings.timeout))
    if ran.outcome.get("status") == 0:
        return None
    trace = _error_of(ran)
    # "error" is for the sentence, "trace" for who wants all of it.
    facts: dict[str, str | int] = {"path": script, "error": _where(trace) + trace.splitlines()[-1], "trace": trace}
    attempts = ran.outcome.get("attempts")
    if isinstance(attempts, list) and attempts:
        facts["attempts"] = ", ".join(str(item) for item in attempts[:5])
    return Problem(Code.APP_FAILED, **facts)


def _error_of(ran: Ran) -> str:
    text = str(ran.outcome.get("error") or ran.stderr.decode("utf-8", "replace"))
    lines = [line for line in text.strip().splitlines() if line.strip()]
    # The runtime's own frames lie above the app's.
    begin = next((at for at, line in enumerate(lines) if '"/app/' in line), 0)
    shown = "\n".join(lines[begin:])[-_TAIL:]
    return shown or "it ended without a word"


def _where(trace: str) -> str:
    places = _PLACE.findall(trace)
    return f"{places[-1][0]}, line {places[-1][1]}: " if places else ""


def _steps(ran: Ran) -> Steps:
    told = ran.outcome.get("steps")
    told = told if isinstance(told, dict) else {}
    return Steps(*(float(told.get(name, 0.0)) for name in ("load", "unpack", "libraries", "run")))


def _missing(plan: PackPlan, ran: Ran) -> frozenset[Key]:
    """Return the members that the run asked for among those that were taken."""
    dropped = plan.dropped()
    if not dropped:
        return frozenset()
    paths = where_members_are(plan.trace)
    asked = {*_texts(ran.outcome, "absent"), *_texts(ran.outcome, "missing_members")}
    found = {paths[path] for path in asked if path in paths}
    modules = {*_texts(ran.outcome, "missing_modules"), *_NO_MODULE.findall(_everything_said(ran))}
    by_module: dict[str, list[Key]] = {}
    for key in dropped:
        if module := module_of(key[1]):
            by_module.setdefault(module, []).append(key)
    for module in modules:
        found.update(by_module.get(module, ()))
    return frozenset(found & dropped)


def _everything_said(ran: Ran) -> str:
    return str(ran.outcome.get("error", "")) + ran.stderr.decode("utf-8", "replace")


def _texts(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found: Sequence[object] = told.get(name) or ()
    return tuple(sorted(item for item in found if isinstance(item, str)))

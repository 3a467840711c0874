"""``pyodide-cache pack``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.record import replace
from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options, source_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, warn_problem, write_json, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.pack.app import App
    from pyodide_cache.pack.inputs import PackInputs
    from pyodide_cache.pack.plan import PackPlan
    from pyodide_cache.pack.report import PackReport, Row
    from pyodide_cache.pack.settings import PackSettings
    from pyodide_cache.pack.trace import Trace

_STRATEGIES = (
    *("unused-files", "unused-stdlib", "unused-libraries", "tests", "docs"),
    *("docstrings", "compile", "recompress"),
)
_KEEP = ("data", "metadata", "lazy-imports")


@click.command("pack")
@click.argument("app", type=click.Path(path_type=Path), metavar="APP.py")
@click.option(
    "-r",
    "--requirements",
    "requirements",
    multiple=True,
    metavar="FILE|REQUIREMENT",
    help="What the app needs besides what it declares and imports.",
)
@click.option("--no-imports", is_flag=True, help="Do not read the app for what it needs; -r tells all.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Else APP-pack beside the app."
)
@click.option(
    "--as",
    "form",
    type=click.Choice(["wheels", "bundle"]),
    help="wheels: trimmed wheels and a lock file (the default). bundle: one archive.",
)
@click.option(
    "--runtime",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The unpacked npm package pyodide; else the nearest node_modules/pyodide.",
)
@source_options
@click.option("--strategy", "only", multiple=True, type=click.Choice(_STRATEGIES), help="Only these strategies.")
@click.option("--with", "more", multiple=True, type=click.Choice(_STRATEGIES), help="One strategy more.")
@click.option("--without", "less", multiple=True, type=click.Choice(_STRATEGIES), help="One strategy less.")
@click.option("--include", multiple=True, metavar="GLOB", help="Keep members, such as 'rich/_unicode_data/*'.")
@click.option("--keep", multiple=True, type=click.Choice(_KEEP), help="Keep a kind of member.")
@click.option("--file", "files", multiple=True, metavar="GLOB", help="Files of the app itself, from its folder.")
@click.option(
    "--also-run", multiple=True, metavar="CODE", help="Python to run after the app, so that its needs stay."
)
@click.option("--argument", "arguments", multiple=True, metavar="TEXT", help="An argument of the app.")
@click.option("--store", is_flag=True, default=None, help="Compress nothing; for a server that compresses by itself.")
@click.option(
    "--timeout", type=click.FloatRange(1, 86400), metavar="SECONDS", help="For one run of the app; else 60."
)
@click.option(
    "--attempts", type=click.IntRange(1, 100), metavar="N", help="How often to add what was missing; else 5."
)
@click.option("--rounds", type=click.IntRange(1, 100), metavar="N", help="Runs for the timings; else 1.")
@click.option(
    "--save-trace", type=click.Path(path_type=Path), metavar="FILE", help="Save what the watched run showed."
)
@click.option("--trace", "trace_file", type=click.Path(path_type=Path), metavar="FILE", help="Plan on a saved trace.")
@click.option("--dry-run", is_flag=True, help="Watch the app and show the plan; make nothing.")
@shared_options
def pack_command(app: Path, **options: Any) -> None:
    """Make the smallest bundle that still runs an app, and prove it by running it.

    \b
    pyodide-cache pack app.py
    pyodide-cache pack app.py --as bundle --with docstrings --with compile
    pyodide-cache pack app.py -r requirements.txt --include 'rich/*' --output ./site

    The app runs in Node with the real Pyodide and without a network; what it opens stays, the
    rest goes. Then it runs again from the pack alone: what was missing is added, until it runs.
    Settings may stand in pyproject.toml, in [tool.pyodide-cache.pack]; options come on top.

    Packing an app runs its code. docs/pack.md says what Node keeps it from.
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.pack.inputs import runtime_near
    from pyodide_cache.pack.make_and_prove import blocked_by
    from pyodide_cache.pack.node import find_node
    from pyodide_cache.pack.requirements import wish_for
    from pyodide_cache.warm_up.sources import open_sources

    if not app.exists():
        raise Problem(Code.GONE, path=str(app))
    settings, wanted_texts = _settings(app, options)
    target = (options["output"] or app.absolute().with_name(f"{app.stem}-pack")).expanduser().absolute()
    if not options["dry_run"] and (problem := blocked_by(target)):
        raise problem
    node = find_node()
    runtime = options["runtime"].expanduser().absolute() if options["runtime"] else runtime_near(app)
    ledger = common().ledger()
    inventory = common().inventory(ledger)
    source_options = wish_for(common().source_options, runtime)
    cancel = Cancel()
    with open_sources(source_options, inventory) as sources:
        found = _read(app, settings, sources.lock, wanted_texts, options, cancel)
        material = _fetch(found, sources, inventory, ledger, runtime, cancel)
        trace = _trace(material, settings, sources, node, options, cancel)
        ok = trace is not None and _pack(trace, material, settings, target, sources, node, options, cancel)
    if not ok:
        sys.exit(EXIT_FAILED)


def _settings(app: Path, options: dict[str, Any]) -> tuple[PackSettings, list[str]]:
    """Return the settings of the app's project with the options on top, and the requirements to read."""
    from pyodide_cache.pack.settings import Form, Keep, Strategy, read_settings

    settings, _ = read_settings(app)
    strategies = frozenset(map(Strategy, options["only"])) or settings.strategies
    strategies = (strategies | frozenset(map(Strategy, options["more"]))) - frozenset(map(Strategy, options["less"]))
    changed: dict[str, Any] = {
        name: options[name] for name in ("store", "timeout", "attempts", "rounds") if options[name] is not None
    }
    if options["form"]:
        changed["form"] = Form(options["form"])
    return replace(
        settings,
        strategies=strategies,
        keep=settings.keep | frozenset(map(Keep, options["keep"])),
        include=(*settings.include, *options["include"]),
        files=(*settings.files, *options["files"]),
        also_run=(*settings.also_run, *options["also_run"]),
        arguments=(*settings.arguments, *options["arguments"]),
        **changed,
    ), [*settings.requirements, *options["requirements"]]


def _read(
    app: Path, settings: PackSettings, lock: Any, texts: Sequence[str], options: dict[str, Any], cancel: Cancel
) -> tuple[App, list[Any]]:
    """Read the app and what it needs; what cannot be read is said, and ends the command."""
    from pyodide_cache.pack.app import read_app
    from pyodide_cache.pack.requirements import wants_of

    found = read_app(app.absolute(), settings, cancel=cancel)
    wants = wants_of(found, texts, lock, imports=not options["no_imports"], cancel=cancel)
    for text, problem in wants.bad:
        warn_problem(text, problem)
    if wants.bad:
        sys.exit(EXIT_FAILED)
    return found, [*wants.good]


def _fetch(
    found: tuple[App, list[Any]], sources: Any, inventory: Any, ledger: Any, runtime: Path | None, cancel: Cancel
) -> PackInputs:
    """Bring the packages into the cache directory, and gather what the pack is made of."""
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.files.trash import move_to_trash
    from pyodide_cache.pack.inputs import gather
    from pyodide_cache.warm_up.warm_up import plan_warm_up, run_warm_up

    app, requirements = found
    plan = plan_warm_up(requirements, sources, inventory, ledger=ledger, cancel=cancel)
    for failure in plan.failures:
        warn_problem(failure.requirement, failure.problem)
    if plan.failures:
        warn("Nothing was run. What the app does not really need is passed over with --no-imports and -r.")
        sys.exit(EXIT_FAILED)
    events = run_warm_up(plan, sources, ledger=ledger, replace_with=move_to_trash, cancel=cancel)
    report = show_progress(events, cancel, verbose=common().verbose)
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)
    names = [artifact.file_name for artifact in (*report.cached, *report.fetched)]
    inventory = common().inventory(ledger)
    material = gather(app, names, sources, inventory, runtime=runtime, ledger=ledger, cancel=cancel)
    for failure in material.failed:
        warn_problem(failure.requirement, failure.problem)
    if material.failed:
        sys.exit(EXIT_FAILED)
    return material


def _trace(
    material: PackInputs, settings: PackSettings, sources: Any, node: Any, options: dict[str, Any], cancel: Cancel
) -> Trace | None:
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.files.atomic import replace_document
    from pyodide_cache.pack.make_and_prove import record_run
    from pyodide_cache.pack.trace import trace_from_json

    if path := options["trace_file"]:
        try:
            return trace_from_json(path.read_text(encoding="utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(Code.UNREADABLE_FILE, path=str(path), error=str(error)) from error
    if not options["as_json"]:
        warn(f"Watching {material.app.script.name} run in Node, with Pyodide {material.release or ''} …")
    events = record_run(material, settings, sources, node, cancel=cancel)
    recording = show_progress(events, cancel, verbose=common().verbose, lines=False)
    if recording.cancelled:
        warn("Cancelled. Nothing was written.")
    if recording.trace and (path := options["save_trace"]):
        replace_document(path.absolute(), recording.trace.to_json().encode())
    if recording.problem:
        _tell_trace(recording.problem)
        if options["as_json"]:
            write_json({"ok": False, "failed": problem_json(recording.problem)})
    return recording.trace


def _pack(
    trace: Trace,
    material: PackInputs,
    settings: PackSettings,
    target: Path,
    sources: Any,
    node: Any,
    options: dict[str, Any],
    cancel: Cancel,
) -> bool:
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.files.trash import move_to_trash
    from pyodide_cache.pack.make_and_prove import run_pack
    from pyodide_cache.pack.plan import plan_pack
    from pyodide_cache.pack.report import report_json

    plan = plan_pack(trace, settings)
    if options["dry_run"]:
        _show_plan(plan, target, as_json=options["as_json"])
        return True
    if not options["as_json"]:
        warn("Making the pack, and running the app from it alone …")
    events = run_pack(plan, material, target, sources, node, replace_with=move_to_trash, cancel=cancel)
    report = show_progress(events, cancel, verbose=common().verbose, lines=False)
    if report.problem:
        _tell_trace(report.problem)
    if options["as_json"]:
        told = report_json(report)
        told["target"] = str(report.target) if report.target else None
        if report.problem:
            told["failed"] = problem_json(report.problem)
        write_json(told)
    elif report.cancelled:
        warn("Cancelled. Nothing was written.")
    elif report.target is not None:
        _show_report(report)
    return report.target is not None


def _tell_trace(problem: Problem) -> None:
    for line in str(problem.facts.get("trace", "")).splitlines():
        warn(f"  {line}")


_COLUMNS = [
    *[("Package", "left"), ("Files", "right"), (".py", "right"), (".so", "right")],
    *[("Before", "right"), ("After", "right"), ("Less", "right")],
]


def _cells(row: Row, name: str) -> tuple[str, ...]:
    before, after = row.before, row.after
    return (
        name,
        f"{before.files} → {after.files}",
        f"{before.python} → {after.python}",
        f"{before.libraries} → {after.libraries}",
        human_size(before.bytes),
        human_size(after.bytes),
        f"{row.reduction:.1%}",
    )


def _show_plan(plan: PackPlan, target: Path, *, as_json: bool) -> None:
    from pyodide_cache.pack.report import Row, planned_rows, row_json

    rows = planned_rows(plan)
    if as_json:
        write_json(
            {
                "dry_run": True,
                "target": str(target),
                "strategies": sorted(plan.settings.strategies),
                "packages": [row_json(row) for row in rows],
            }
        )
        return
    write_table(
        _COLUMNS, [*(_cells(row, row.name) for row in rows), _cells(Row("", "", plan.before, plan.after), "")]
    )
    _show_risks(plan)
    say(f"Would make {target}. Nothing was written. Sizes are as the members are compressed now.")


def _show_risks(plan: PackPlan) -> None:
    from pyodide_cache.base.sentences import STRATEGIES

    for strategy in sorted(plan.settings.strategies):
        does, risk = STRATEGIES[strategy]
        say(f"{strategy}: {does}. {risk}.")


def _show_report(report: PackReport) -> None:
    write_table(_COLUMNS, [*(_cells(row, row.name) for row in report.rows), _cells(report.total, "total")])
    say("")
    assert report.after is not None
    before, after = report.before, report.after
    pairs: list[tuple[str, float, float]] = [
        ("loadPyodide", before.load, after.load),
        ("fetch and unpack", before.unpack, after.unpack),
        ("shared libraries", before.libraries, after.libraries),
        ("import and run", before.run, after.run),
        ("total", before.total, after.total),
    ]
    columns = [("Time", "left"), ("Before", "right"), ("After", "right"), ("Share", "right")]
    write_table(
        columns,
        (
            (name, f"{old / 1000:.2f} s", f"{new / 1000:.2f} s", f"{new / after.total:.1%}" if after.total else "")
            for name, old, new in pairs
        ),
    )
    say("")
    tries = len(report.tries)
    say(
        f"Proven: it ran from {report.target} alone, without a network{f', at attempt {tries}' if tries > 1 else ''}."
    )
    if report.bundle_bytes is not None:
        say(
            f"The bundle has {human_size(report.bundle_bytes)}, the app included; each package's size is its wheel's."
        )
    say(f"Besides, the runtime's own files: {human_size(report.runtime_bytes)}.")
    say("Run it with “node run.mjs”, or put the folder on a web server and open index.html; see report.html.")

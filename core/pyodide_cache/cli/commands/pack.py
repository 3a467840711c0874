"""``pyodide-cache pack``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.quantities import size_text
from pyodide_cache.base.record import replace
from pyodide_cache.cli.common import EXIT_FAILED, EXIT_USAGE, common, fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import (
    EXISTING,
    FILE,
    PATH,
    Whole,
    flag,
    node_option,
    open_cache,
    repeated,
    source_options,
)
from pyodide_cache.cli.output import answer, aside, failed_json, say, warn
from pyodide_cache.cli.plans import follow
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.usage import all_malformed
from pyodide_cache.files.paths import absolute
from pyodide_cache.pack.settings import Form, Keep, Strategy

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.documents import pack as documents
    from pyodide_cache.pack.harness import Recording
    from pyodide_cache.pack.plan import PackPlan
    from pyodide_cache.pack.report import PackReport, Row
    from pyodide_cache.pack.request import PackRequest
    from pyodide_cache.pack.settings import PackSettings
    from pyodide_cache.pack.trace import Trace

_STRATEGIES = click.Choice([*map(str, Strategy)])


def _trace_to_write(_ctx: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    """Refuse to replace a file that is not a trace."""
    from pyodide_cache.pack.trace import read_trace

    if path and path.exists():
        try:
            read_trace(path)
        except Problem:
            raise click.BadParameter(f"{path} is not a saved trace; it was not changed") from None
    return path


@command("pack", writes="PackPlanDocument PackDocument FailedPackDocument")
@click.argument("app", type=EXISTING, metavar="APP.py")
@repeated(
    "-r",
    "--requirement",
    "--requirements",
    "requirements",
    metavar="FILE|REQUIREMENT",
    help="What the app needs besides what it declares and imports.",
)
@click.option("--no-imports", is_flag=True, help="Do not read the app's files; -r names everything that it needs.")
@click.option(
    "-o", "--output", type=PATH, metavar="FOLDER", help="The folder to make. The default is APP-pack beside the app."
)
@click.option(
    "--as",
    "form",
    type=click.Choice([*map(str, Form)]),
    help="wheels: trimmed wheels and a lock file (the default). bundle: one archive.",
)
@node_option
@source_options
@repeated(
    "--strategy",
    "only",
    type=_STRATEGIES,
    metavar="STRATEGY",
    help=f"Use only these strategies, of: {', '.join(map(str, Strategy))}.",
)
@repeated("--with", "more", type=_STRATEGIES, metavar="STRATEGY", help="Add a strategy.")
@repeated("--without", "less", type=_STRATEGIES, metavar="STRATEGY", help="Leave out a strategy.")
@repeated("--include", metavar="GLOB", help="Keep these files, such as 'rich/_unicode_data/*'.")
@repeated("--keep", type=click.Choice([*map(str, Keep)]), help="Keep a kind of file.")
@repeated("--file", "own_files", metavar="GLOB", help="Files of the app itself, relative to its folder.")
@repeated("--also-run", metavar="CODE", help="Python code to run after the app, to keep what it needs.")
@repeated("--argument", "arguments", metavar="TEXT", help="An argument of the app.")
@click.option(
    "--compress/--no-compress",
    default=None,
    help="Compress archives (the default), or leave that to a server that compresses responses.",
)
@click.option(
    "--timeout", type=Whole(1, 86400), metavar="SECONDS", help="Limit for one run of the app. The default is 60."
)
@click.option(
    "--attempts", type=Whole(1, 100), metavar="N", help="How often to add what was missing. The default is 5."
)
@click.option("--rounds", type=Whole(1, 100), metavar="N", help="Runs for the timings. The default is 1.")
@click.option(
    "--start-image",
    is_flag=True,
    help="Add a start image, with which the app starts with its packages imported (experimental).",
)
@click.option("--warm", metavar="CODE|FILE.py", help="Python code to run once for the start image.")
@click.option(
    "--save-trace", type=PATH, metavar="FILE", callback=_trace_to_write, help="Save what the watched run showed."
)
@click.option("--trace", "trace_file", type=FILE, metavar="FILE", help="Use a saved trace; do not watch.")
@flag("--dry-run", help="Download what the app needs, run it, and show the plan; write no pack.")
def pack_command(app: Path, **options: Any) -> None:
    """Make the smallest bundle that still runs an app, and test it.

    pyodide-cache pack app.py
    pyodide-cache pack app.py --as bundle --with docstrings --with compile
    pyodide-cache pack app.py -r requirements.txt --include 'rich/*' --output ./site

    The app runs in Node with the real Pyodide and without a network. What it opens is kept, and
    the rest is removed. Then it runs again from the pack alone; what was missing is added, until it
    runs. Settings can be in pyproject.toml, in [tool.pyodide-cache.pack]; options add to them.

    Packing an app runs its code. The page "Pack" of the documentation says what Node protects from it.
    """
    from pyodide_cache.pack.request import PackRequest
    from pyodide_cache.pack.trace import read_trace

    app, runtime = absolute(app), options["runtime"]
    target = options["output"] or PackRequest.default_target(app)
    cancel = Cancel()
    cache = open_cache()
    request = PackRequest(app, _settings(app, cache, options), imports=not options["no_imports"], runtime=runtime)
    if not common().dry_run:
        cache.packing.check_target(target)
    trace = read_trace(options["trace_file"]) if options["trace_file"] else None
    try:
        recording = _record(cache, request, trace, cancel)
    except Problem as problem:
        _show_output(problem)
        raise
    if recording.trace is None or recording.inputs is None:
        if recording.failures:
            failed = failed_json("requirement", recording.failures)
            answer({"ok": False, "failed": failed})
        sys.exit(EXIT_USAGE if all_malformed(recording.failures) else EXIT_FAILED)
    if path := options["save_trace"]:
        cache.packing.save_trace(recording.trace, path)
    plan = cache.packing.plan(recording.trace, request.settings)
    if common().dry_run:
        _show_plan(cache, plan, target)
    else:
        fail_if(not _pack(cache, plan, recording, target, cancel))


def _settings(app: Path, cache: Cache, options: dict[str, Any]) -> PackSettings:
    """Return the settings of the app's project with the options added."""
    from pyodide_cache.cli.commands.start_image import code_of

    setup = cache.packing.setup(app)
    if setup.problem:
        raise setup.problem
    settings = setup.settings
    only, more, less = (frozenset(map(Strategy, options[name])) for name in ("only", "more", "less"))
    changed = {
        name: options[name] for name in ("compress", "timeout", "attempts", "rounds") if options[name] is not None
    }
    for name in ("requirements", "include", "also_run", "arguments"):
        changed[name] = (*getattr(settings, name), *options[name])
    changed["files"] = (*settings.files, *options["own_files"])
    return replace(
        settings,
        strategies=((only or settings.strategies) | more) - less,
        keep=settings.keep | frozenset(map(Keep, options["keep"])),
        form=Form(options["form"] or settings.form),
        start_image=options["start_image"] or settings.start_image,
        warm=code_of(options["warm"]) or settings.warm,
        **changed,
    )


def _record(cache: Cache, request: PackRequest, trace: Trace | None, cancel: Cancel) -> Recording:
    """Record a run of the app, and show what kept it from running."""
    recording = follow(
        lambda token: cache.packing.record(request, trace=trace, cancel=token), cancel=cancel, lines=True
    )
    if recording.cancelled:
        warn("Canceled. No pack was made.")
    elif recording.failures:
        warn(
            "The app was not run. Name wheels that you built with -r. If the app does not need these packages, use "
            "--no-imports and name the others with -r."
        )
    return recording


def _pack(cache: Cache, plan: PackPlan, recording: Recording, target: Path, cancel: Cancel) -> bool:
    """Make the pack, and return whether all that was asked for succeeded."""
    from pyodide_cache.pack.report import report_json

    inputs = recording.inputs
    assert inputs is not None
    report = follow(lambda token: cache.packing.run(plan, inputs, target, cancel=token), cancel=cancel)
    if report.problem:
        _show_output(report.problem)
    image = report.image
    document: documents.PackDocument = {
        **report_json(report),
        "target": report.target,
        "problem": report.problem,
        "start_image": image,
    }
    answer(document)
    if report.cancelled:
        aside("Canceled. No pack was made.")
    elif report.target is not None:
        _show_report(report)
        if image and image.size:
            times = f"{image.before_ms / 1000:.1f} s before, {image.after_ms / 1000:.1f} s after"
            say(f"The start image is {size_text(image.size)} (experimental). The app ran twice from it: {times}.")
        elif image:
            aside("The pack has no start image. It works without one.")
    return report.target is not None and (image is None or image.size > 0)


def _show_output(problem: Problem) -> None:
    """Show what the app itself wrote before it failed."""
    from pyodide_cache.pack.trace import app_output

    warn(*(f"  {line}" for line in app_output(problem).splitlines()))


def _write_rows(rows: Iterable[Row]) -> None:
    write_table(
        ["Package", ">Files", ">.py", ">.so", ">Before", ">After", ">Less"],
        (
            (
                row.name or "total",
                f"{row.before.files} → {row.after.files}",
                f"{row.before.python} → {row.after.python}",
                f"{row.before.libraries} → {row.after.libraries}",
                size_text(row.before.bytes),
                size_text(row.after.bytes),
                f"{row.reduction:.1%}",
            )
            for row in rows
        ),
    )


def _show_plan(cache: Cache, plan: PackPlan, target: Path) -> None:
    from pyodide_cache.messages.jobs import STRATEGIES
    from pyodide_cache.pack.report import Row, row_json

    rows = cache.packing.preview(plan).rows
    strategies = sorted(plan.settings.strategies)
    document: documents.PackPlanDocument = {
        "target": target,
        "strategies": strategies,
        "packages": map(row_json, rows),
    }
    answer(document)
    _write_rows([*rows, Row("", "", plan.before, plan.after)])
    for strategy in strategies:
        effect, risk = STRATEGIES[strategy]
        say(f"{strategy}: {effect}. {risk}.")
    say(f"Would make {target}. No pack was written. Sizes are those of the files as they are compressed now.")


def _show_report(report: PackReport) -> None:
    _write_rows([*report.rows, report.total])
    say("")
    assert report.after is not None
    before, after = report.before, report.after
    timings = [
        ("loadPyodide", before.load, after.load),
        ("fetch and unpack", before.unpack, after.unpack),
        ("shared libraries", before.libraries, after.libraries),
        ("import and run", before.run, after.run),
        ("total", before.total, after.total),
    ]
    write_table(
        ["Time", ">Before", ">After", ">Share"],
        (
            (name, f"{old / 1000:.2f} s", f"{new / 1000:.2f} s", f"{new / after.total:.1%}" if after.total else "")
            for name, old, new in timings
        ),
    )
    say("")
    attempt = f", at attempt {len(report.proofs)}" if len(report.proofs) > 1 else ""
    say(f"Proven: the app ran from {report.target} alone, without a network{attempt}.")
    if report.bundle_bytes is not None:
        size = size_text(report.bundle_bytes)
        say(f"The bundle is {size}, including the app; the size of each package is that of its own wheel.")
    say(f"The runtime's own files add {size_text(report.runtime_bytes)}.")
    say("Run it with “node run.mjs”, or put the folder on a web server and open index.html. See also report.html.")

"""The work of packing: look at an app, watch it run, plan, make and prove the pack. No Qt here."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, ItemStarted, JobStarted, Note
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record
from pyodide_cache.files.text_files import write_text_safely
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import Ledger, open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.pack.app import read_app
from pyodide_cache.pack.inputs import PackInputs, gather, release_of, runtime_near
from pyodide_cache.pack.make_and_prove import Recording, blocked_by, record_run, run_pack
from pyodide_cache.pack.node import Node, find_node
from pyodide_cache.pack.plan import PackPlan, plan_pack
from pyodide_cache.pack.report import PackReport, Row, planned_rows, report_json, report_page
from pyodide_cache.pack.requirements import wants_of, wish_for
from pyodide_cache.pack.settings import PackSettings, read_settings
from pyodide_cache.pack.trace import Trace
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache.warm_up.sources import Sources, open_sources
from pyodide_cache.warm_up.warm_up import WarmUpReport, plan_warm_up, run_warm_up
from pyodide_cache_gui.pack.pack_steps import FETCH, PackStep
from pyodide_cache_gui.session.tasks import Planned

Work = Callable[[Cancel], Iterator[object]]


@record
class PackRequest:
    """What a person wants packed, how, and where to.

    Attributes:
        settings: all of them, those of the app's project among them.
        imports: whether what the app declares and imports is asked for.
        runtime: an unpacked npm package ``pyodide``; None for the nearest.

    """

    script: Path
    target: Path
    settings: PackSettings = field(default_factory=PackSettings)
    imports: bool = True
    runtime: Path | None = None


@record
class AppLooked:
    """What there is to know before an app is run.

    Attributes:
        script: None where none is chosen yet.
        settings: of the app's project.
        source: the file that they stand in; None where it says nothing.
        runtime: the nearest ``node_modules/pyodide``; ``release`` is its own, None where it is no official one.
        node: None where it is missing, for the reason in ``node_problem``.
        problem: why the settings cannot be used.

    """

    script: Path | None
    settings: PackSettings
    source: Path | None
    runtime: Path | None
    release: str | None
    node: Node | None
    node_problem: Problem | None
    problem: Problem | None


@record
class Watched:
    """A watched run, with all that a pack of it needs."""

    trace: Trace
    material: PackInputs
    source_options: SourceOptions
    node: Node


@record
class PackPlanned:
    """A plan, its rows, and how many members each include finds."""

    plan: PackPlan
    rows: tuple[Row, ...]
    found: dict[str, int]


@record
class ReportSaved:
    """A pack's report was written."""

    path: Path


def look_task(script: Path | None) -> Work:
    """Look for Node, the runtime, and the settings of the app's project, and tell them as `AppLooked`."""

    def work(_cancel: Cancel) -> Iterator[object]:
        node: Node | None = None
        node_problem: Problem | None = None
        try:
            node = find_node()
        except Problem as problem:
            node_problem = problem
        settings, source, wrong = PackSettings(), None, None
        try:
            if script is not None:
                settings, source = read_settings(script)
        except Problem as problem:
            wrong = problem
        runtime = runtime_near(script) if script is not None else None
        release = release_of(runtime) if runtime else None
        yield AppLooked(script, settings, source, runtime, release, node, node_problem, wrong)

    return work


def record_task(directory: Path, source_options: SourceOptions, pack: PackRequest) -> Work:
    """Fetch what an app needs, watch it run, and tell it as `Watched`; the last event has the `Recording`.

    What the app needs and cannot have is told as `ItemFailed`; the recording has neither trace nor problem then.
    """

    def work(cancel: Cancel) -> Iterator[object]:
        if not pack.script.exists():
            raise Problem(Code.GONE, path=str(pack.script))
        if problem := blocked_by(pack.target):
            raise problem
        node = find_node()
        runtime = pack.runtime or runtime_near(pack.script)
        sources_wish = wish_for(source_options, runtime)
        ledger = open_ledger()
        try:
            inventory = read_inventory(directory, ledger=ledger, cancel=cancel)
            if inventory.problem:
                raise inventory.problem
            with open_sources(sources_wish, inventory) as sources:
                material = yield from _material(pack, runtime, inventory, sources, ledger, cancel)
                if material is None:
                    yield Finished(Recording(None))
                    return
                for event in record_run(material, pack.settings, sources, node, cancel=cancel):
                    if isinstance(event, Finished) and isinstance(event.report, Recording):
                        yield from _end(event, event.report, material, sources_wish, node)
                    else:
                        yield from _told(event)
        finally:
            ledger.close()

    return work


def plan_task(trace: Trace, settings: PackSettings) -> Work:
    """Plan on a trace, and tell it as `PackPlanned`."""

    def work(cancel: Cancel) -> Iterator[object]:
        plan = plan_pack(trace, settings)
        cancel.check()
        names = [member.name for archive in trace.archives for member in archive.members]
        found = {pattern: sum(fnmatchcase(name, pattern) for name in names) for pattern in settings.include}
        yield PackPlanned(plan, planned_rows(plan), found)

    return work


def pack_task(plan: PackPlan, watched: Watched, target: Path) -> Work:
    """Make a pack and prove it; the last event has the `PackReport`."""

    def work(cancel: Cancel) -> Iterator[object]:
        ledger = open_ledger()
        try:
            inventory = read_inventory(watched.material.directory, ledger=ledger, cancel=cancel)
            with open_sources(watched.source_options, inventory) as sources:
                events = run_pack(
                    plan, watched.material, target, sources, watched.node, replace_with=move_to_trash, cancel=cancel
                )
                for event in events:
                    yield from _told(event)
                    if isinstance(event, Finished) and isinstance(event.report, PackReport):
                        _raise(event.report.problem, cancelled=event.report.cancelled)
        finally:
            ledger.close()

    return work


def save_report_task(report: PackReport, title: str, text: str, path: Path) -> Work:
    """Write a report as its file's name ends: ``.json``, ``.html``, else ``text``; tell it as `ReportSaved`."""

    def work(_cancel: Cancel) -> Iterator[object]:
        match path.suffix.lower():
            case ".json":
                told = json.dumps(report_json(report), indent=1) + "\n"
            case ".html" | ".htm":
                told = report_page(report, title).decode()
            case _:
                told = text
        try:
            write_text_safely(path, told)
        except OSError as error:
            raise disk_problem(error, str(path)) from error
        yield ReportSaved(path)

    return work


def _material(
    pack: PackRequest,
    runtime: Path | None,
    inventory: Inventory,
    sources: Sources,
    ledger: Ledger,
    cancel: Cancel,
) -> Generator[object, None, PackInputs | None]:
    """Read the app, fetch what it needs, and return what the pack is made of; None when anything is missing."""
    yield PackStep(FETCH)
    app = read_app(pack.script.absolute(), pack.settings, cancel=cancel)
    wants = wants_of(app, pack.settings.requirements, sources.lock, imports=pack.imports, cancel=cancel)
    for text, problem in wants.bad:
        yield ItemFailed(text, problem)
    plan = plan_warm_up(wants.good, sources, inventory, ledger=ledger, cancel=cancel)
    yield Planned(plan)
    if wants.bad or plan.failures:
        return None
    report = WarmUpReport((), (), (), 0)
    for event in run_warm_up(plan, sources, ledger=ledger, replace_with=move_to_trash, cancel=cancel):
        if isinstance(event, Finished) and isinstance(event.report, WarmUpReport):
            report = event.report
        else:
            yield event
    cancel.check()
    if report.failed:
        return None
    names = [artifact.file_name for artifact in (*report.cached, *report.fetched)]
    inventory = read_inventory(inventory.directory, ledger=ledger, cancel=cancel)
    material = gather(app, names, sources, inventory, runtime=runtime, ledger=ledger, cancel=cancel)
    for failure in material.failed:
        yield ItemFailed(failure.requirement, failure.problem)
    return None if material.failed else material


def _end(
    event: Finished[Recording], recording: Recording, material: PackInputs, source_options: SourceOptions, node: Node
) -> Iterator[object]:
    if recording.trace:
        yield Watched(recording.trace, material, source_options, node)
    yield event
    _raise(recording.problem, cancelled=recording.cancelled)


def _told(event: object) -> Iterator[object]:
    """Pass on what a person is told: the core's steps as `PackStep`, since they are no files."""
    match event:
        case ItemStarted(key):
            name, _, number = key.partition(" ")
            yield PackStep(name, int(number) if number else 0)
        case JobStarted() | ItemDone() | ItemFailed():
            pass  # what failed is the report's problem
        case Note() | Finished():
            yield event


def _raise(problem: Problem | None, *, cancelled: bool) -> None:
    """End the job as a failed one, which the activity area and the log tell by themselves."""
    if problem and not cancelled:
        raise problem

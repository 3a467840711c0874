"""``pyodide-cache team push``, ``pull`` and ``gc``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.confirm import confirm, consent_options, dry_run_option
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, selection_options, shared_options, source_options
from pyodide_cache.cli.output import (
    downloaded_text,
    failed_json,
    failures_json,
    plural,
    problem_json,
    say,
    warn,
    warn_failures,
    write_json,
)
from pyodide_cache.cli.team_options import channel_option, team_argument, team_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyodide_cache.team.pull import PullPlan
    from pyodide_cache.team.push import PushPlan
    from pyodide_cache.warm_up.artifacts import Artifact

_COLUMNS = [("Package", "left"), ("Version", "left"), ("", "left"), ("Size", "right")]


@command("push")
@selection_options
@click.option("--all", "everything", is_flag=True, help="All packages of the cache directory.")
@channel_option
@team_option
@click.option("--replace", is_flag=True, help="Let the channel have only these packages, instead of these too.")
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='Sign with this key; see "team key". Without it, PYODIDE_CACHE_TEAM_KEY is used if it is set.',
)
@source_options
@dry_run_option
@shared_options
def push_command(
    requirements: tuple[str, ...],
    presets: tuple[str, ...],
    lists: tuple[str, ...],
    everything: bool,
    channel: str,
    name: str | None,
    replace: bool,
    key: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Push cached packages, and everything they need, to a channel of a team cache.

    \b
    pyodide-cache team push --preset essential
    pyodide-cache team push numpy pandas --channel testing
    pyodide-cache team push class --all --key team.pem

    The first name can be that of a team cache instead of a package.

    Only packages whose bytes a lock file or a package index publishes are pushed. What is there already is not
    uploaded again; after an interruption, the same command uploads the rest.
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    if name is None and requirements[:1] and requirements[0] in {team.name for team in cache.teams.attached()}:
        name, requirements = requirements[0], requirements[1:]
    is_named = bool(requirements or presets or lists)
    if is_named == everything:
        raise click.UsageError("Name packages, a --preset or a --list, or use --all.")
    request = cache.request(requirements, presets=presets, lists=lists) if is_named else None
    plan = cache.teams.plan_push(request, name=name, channel=channel, replaces=replace, key=key)
    if not as_json:
        warn_failures(plan.failures)
    rows = [(*_columns(item.file), state, size_text(item.file.size)) for item, state in _states(plan)]
    data = {
        **_head(plan),
        "to_upload": [item.file.file_name for item in plan.upload],
        "present": [item.file.file_name for item in plan.present],
        "bytes_to_upload": plan.bytes_to_upload,
        "failed": failures_json(plan.failures),
    }
    size = f" ({size_text(plan.bytes_to_upload)})" if plan.upload else ""
    there = f"; {len(plan.present)} there already" if plan.present else ""
    action = f"upload {plural(len(plan.upload), 'file')}{size} to {plan.team.name}/{channel}{there}"
    failed = bool(plan.failures)
    if confirm(action, data=data, dry_run=dry_run, as_json=as_json, columns=_COLUMNS if rows else (), rows=rows):
        report = carry_out(cache, plan, lines=False)
        failed = bool(report.failed) or report.cancelled or report.in_channel is None
        if as_json:
            write_json(
                {
                    **_head(plan),
                    "uploaded": [file.file_name for file in report.uploaded],
                    "present": report.present,
                    "bytes_uploaded": report.bytes_uploaded,
                    "deltas": len(report.deltas),
                    "delta_bytes": sum(report.deltas),
                    "in_channel": report.in_channel,
                    "signed": report.signed or None,
                    "failed": failures_json(report.failed),
                }
            )
        elif report.in_channel is None:
            why = "Canceled; the same command uploads the rest." if report.cancelled else "Nothing was pushed."
            warn(f"{why} The channel {channel} was not changed.")
        else:
            uploaded = f"{len(report.uploaded)} uploaded ({size_text(report.bytes_uploaded)})"
            deltas = plural(len(report.deltas), "delta")
            made = f", {deltas} to earlier versions ({size_text(sum(report.deltas))})" if report.deltas else ""
            say(f"{uploaded}{made}, {report.present} there already, {len(report.failed)} failed")
            say(f"{plan.team.name}/{channel} has {plural(report.in_channel, 'file')} now.")
    if failed:
        sys.exit(EXIT_FAILED)


@command("pull")
@channel_option
@team_argument
@source_options
@dry_run_option
@shared_options
def pull_command(channel: str, name: str | None, dry_run: bool, as_json: bool) -> None:
    """Fetch the packages of a channel that the runtime of the cache directory loads.

    A package is accepted if the lock file in use has its hash, if a trusted key signed it, or if the package index
    publishes it. Its bytes are hashed while they arrive; what the team cache lacks comes from where it is published.

    \b
    pyodide-cache team pull class --channel testing --dry-run
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.cli.progress import carry_out
    from pyodide_cache.messages import explain

    cache = common().open_cache()
    plan = cache.teams.plan_pull(name=name, channel=channel)
    warm_up = plan.warm_up
    if not as_json:
        warn_failures(plan.failures)
    states = [(item, "cached") for item in warm_up.cached]
    states += [(item, "replace" if item.replaces else "copy" if item.is_local else "fetch") for item in warm_up.fetch]
    rows = sorted((item.name, item.version, state, size_text(item.size or 0)) for item, state in states)
    size = f" ({size_text(warm_up.bytes_to_fetch)})" if warm_up.fetch else ""
    others = f"; {plan.others} for other runtimes" if plan.others else ""
    action = f"fetch {plural(len(warm_up.fetch), 'file')}{size} from {plan.team.name}/{channel}"
    action += f"; {len(warm_up.cached)} cached{others}"
    data = {
        **_head(plan),
        "cache_dir": str(warm_up.directory),
        "cached": _names(warm_up.cached),
        "to_fetch": _names(warm_up.fetch),
        "bytes_to_fetch": warm_up.bytes_to_fetch,
        "others": plan.others,
        "failed": failures_json(plan.failures),
        "notes": [problem_json(note) for note in warm_up.notes],
    }
    if dry_run and not as_json:
        for note in warm_up.notes:
            warn(explain(note))
    failed = bool(plan.failures)
    if confirm(action, data=data, dry_run=dry_run, as_json=as_json, columns=_COLUMNS if rows else (), rows=rows):
        report = carry_out(cache, plan)
        failed = bool(report.failed) or report.cancelled
        if as_json:
            data = {key: value for key, value in data.items() if not key.endswith("to_fetch")}
            fetched = {"fetched": _names(report.fetched), "bytes_fetched": report.bytes_fetched}
            fetched["bytes_saved"] = report.bytes_saved
            lock = str(report.lock_file) if report.lock_file else None
            write_json({**data, **fetched, "failed": failures_json(report.failed), "lock_file": lock})
        else:
            size = downloaded_text(report.bytes_fetched, report.bytes_saved)
            rest = f"{len(report.failed)} failed{others}, in {warm_up.directory}"
            say(f"{len(report.cached)} cached already, {len(report.fetched)} fetched ({size}), {rest}")
            if report.lock_file:
                path = repr(str(report.lock_file))
                say(f"Some packages are in no official lock file. Load them with lockFileURL: {path}")
            if report.cancelled:
                warn("Canceled. The fetched files were kept; the same command fetches the rest.")
    if failed:
        sys.exit(EXIT_FAILED)


@command("gc")
@team_argument
@click.option(
    "--keep-days",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    metavar="N",
    help="Keep what was written within so many days.",
)
@consent_options
@shared_options
def gc_command(name: str | None, keep_days: float, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Delete from a team cache what no channel names any more.

    Pushes may run meanwhile, on any machine. Files that a channel had within the last days are kept, too.

    \b
    pyodide-cache team gc --dry-run
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    plan = cache.teams.plan_gc(name=name, keep_days=keep_days)
    data = {
        "team": plan.team.name,
        "files": [item.key for item in plan.items],
        "manifests": len(plan.manifests),
        "deltas": len(plan.deltas),
        "bytes": plan.bytes,
        "used": plan.used,
        "recent": plan.recent,
    }
    what = f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    kept = f"{plan.used} in use and {plan.recent} recent ones are kept"
    notes = [f"{plan.team.name}: {kept}."]
    if plan.is_empty and not dry_run:
        if as_json:
            write_json({**data, "removed": 0, "bytes_freed": 0, "failed": []})
        else:
            say(f"Nothing to delete: {kept}.")
        return
    if not confirm(
        f"delete {what} and {plural(len(plan.manifests), 'old manifest')} from {plan.team.name}",
        data=data,
        dry_run=dry_run,
        as_json=as_json,
        yes=yes,
        notes=notes,
    ):
        return
    report = carry_out(cache, plan, lines=False)
    if as_json:
        failed = failed_json("key", report.failed)
        write_json({**data, "removed": report.removed, "bytes_freed": report.bytes_freed, "failed": failed})
    else:
        say(f"Deleted {plural(report.removed, 'file')} ({size_text(report.bytes_freed)}).")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


def _head(plan: PushPlan | PullPlan) -> dict[str, Any]:
    return {"team": plan.team.name, "channel": plan.channel}


def _states(plan: PushPlan) -> Iterable[tuple[Any, str]]:
    yield from ((item, "there") for item in plan.present)
    yield from ((item, "upload") for item in plan.upload)


def _columns(file: Any) -> tuple[str, str]:
    return file.name, file.version


def _names(artifacts: Iterable[Artifact]) -> list[str]:
    return [item.file_name for item in artifacts]

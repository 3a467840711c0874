"""``pyodide-cache team push``, ``pull`` and ``gc``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.confirm import confirm, consent_options, dry_run_option
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import FILE, common, fail_if, selection_options, shared_options, source_options
from pyodide_cache.cli.output import (
    answer,
    attributes,
    downloaded_text,
    failed_json,
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

_COLUMNS = ["Package", "Version", "", ">Size"]


@command("push")
@selection_options
@click.option("--all", "everything", is_flag=True, help="All packages of the cache directory.")
@channel_option
@team_option
@click.option("--replace", is_flag=True, help="Let the channel have only these packages, instead of these too.")
@click.option(
    "--key",
    type=FILE,
    metavar="FILE",
    help='Sign with this key; see "team key". Without it, PYODIDE_CACHE_TEAM_KEY is used if it is set.',
)
@source_options
@dry_run_option
@shared_options
def push_command(everything: bool, channel: str, name: str | None, replace: bool, key: Path | None) -> None:
    """Push cached packages, and everything they need, to a channel of a team cache.

    pyodide-cache team push --preset essential
    pyodide-cache team push numpy pandas --channel testing
    pyodide-cache team push class --all --key team.pem

    The first name can be that of a team cache instead of a package.

    Only packages whose bytes a lock file or a package index publishes are pushed. What is there already is not
    uploaded again; after an interruption, the same command uploads the rest.
    """
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    selection = common().selection
    first, *rest = selection.get("requirements", ("",))
    if name is None and first in {team.name for team in cache.teams.attached()}:
        name = first
        selection["requirements"] = rest
    elif first and everything:
        raise click.UsageError(f"There is no team cache {first}, and --all takes no names of packages.")
    is_named = any(selection.values())
    if is_named == everything:
        raise click.UsageError("Name packages, a --preset or a --list, or use --all.")
    request = cache.request(**selection) if is_named else None
    plan = cache.teams.plan_push(request, name=name, channel=channel, replaces=replace, key=key)
    if not common().as_json:
        warn_failures(plan.failures)
    states = [*((item, "there") for item in plan.present), *((item, "upload") for item in plan.upload)]
    rows = [(item.file.name, item.file.version, state, size_text(item.file.size)) for item, state in states]
    data = {
        **_head(plan),
        "to_upload": [item.file.file_name for item in plan.upload],
        "present": [item.file.file_name for item in plan.present],
        "bytes_to_upload": plan.bytes_to_upload,
        "failed": plan.failures,
    }
    size = f" ({size_text(plan.bytes_to_upload)})" if plan.upload else ""
    there = f"; {len(plan.present)} there already" if plan.present else ""
    action = f"upload {plural(len(plan.upload), 'file')}{size} to {plan.team.name}/{channel}{there}"
    if not confirm(action, data, columns=_COLUMNS, rows=rows):
        fail_if(plan.failures)
        return
    report = carry_out(cache, plan, lines=False)
    if common().as_json:
        write_json(
            {
                **_head(plan),
                "uploaded": _names(report.uploaded),
                "signed": report.signed or None,
                "deltas": len(report.deltas),
                "delta_bytes": sum(report.deltas),
                **attributes(report, "present", "bytes_uploaded", "in_channel", "failed"),
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
    fail_if(report.failed or report.cancelled or report.in_channel is None)


@command("pull")
@channel_option
@team_argument
@source_options
@dry_run_option
@shared_options
def pull_command(channel: str, name: str | None) -> None:
    """Download the packages of a channel that the runtime of the cache directory loads.

    A package is accepted if the lock file in use has its hash, if a trusted key signed it, or if the package index
    publishes it. Its bytes are hashed while they arrive; what the team cache lacks comes from where it is published.

    pyodide-cache team pull class --channel testing --dry-run
    """
    from pyodide_cache.cli.progress import carry_out
    from pyodide_cache.cli.warm_up import download_text, file_rows

    cache = common().open_cache()
    plan = cache.teams.plan_pull(name=name, channel=channel)
    warm_up = plan.warm_up
    if not common().as_json:
        warn_failures(plan.failures)
    rows = [row[:-1] for row in file_rows(warm_up, {})]
    others = f"; {plan.others} for other runtimes" if plan.others else ""
    action = download_text(warm_up, f" from {plan.team.name}/{channel}") + others
    data = {
        **_head(plan),
        "cache_dir": warm_up.directory,
        "cached": _names(warm_up.cached),
        "to_fetch": _names(warm_up.fetch),
        "bytes_to_fetch": warm_up.bytes_to_fetch,
        "others": plan.others,
        "failed": plan.failures,
        "notes": warm_up.notes,
    }
    if common().dry_run and not common().as_json:
        for note in warm_up.notes:
            warn(note)
    if not confirm(action, data, columns=_COLUMNS, rows=rows):
        fail_if(plan.failures)
        return
    report = carry_out(cache, plan)
    if common().as_json:
        data = {key: value for key, value in data.items() if not key.endswith("to_fetch")}
        facts = attributes(report, "bytes_fetched", "bytes_saved", "failed", "lock_file")
        write_json({**data, "fetched": _names(report.fetched), **facts})
    else:
        size = downloaded_text(report.bytes_fetched, report.bytes_saved)
        rest = f"{len(report.failed)} failed{others}, in {warm_up.directory}"
        say(f"{len(report.cached)} cached already, {len(report.fetched)} downloaded ({size}), {rest}")
        if report.lock_file:
            path = repr(str(report.lock_file))
            say(f"Some packages are in no official lock file. Load them with lockFileURL: {path}")
        if report.cancelled:
            warn("Canceled. The downloaded files were kept; the same command downloads the rest.")
    fail_if(report.failed or report.cancelled)


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
def gc_command(name: str | None, keep_days: float) -> None:
    """Delete from a team cache what no channel names any more.

    Pushes may run meanwhile, on any machine. Files that a channel had within --keep-days are kept, too.

    pyodide-cache team gc --dry-run
    """
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    plan = cache.teams.plan_gc(name=name, keep_days=keep_days)
    data = {
        "team": plan.team.name,
        "files": [item.key for item in plan.items],
        "manifests": len(plan.manifests),
        "deltas": len(plan.deltas),
        **attributes(plan, "bytes", "used", "recent"),
    }
    what = f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    kept = f"{plan.used} in use and {plan.recent} recent ones are kept"
    if plan.is_empty and not common().dry_run:
        answer({**data, "removed": 0, "bytes_freed": 0, "failed": []}, f"Nothing to delete: {kept}.")
        return
    action = f"delete {what} and {plural(len(plan.manifests), 'old manifest')} from {plan.team.name}"
    if not confirm(action, data, asks=True, notes=[f"{plan.team.name}: {kept}."]):
        return
    report = carry_out(cache, plan, lines=False)
    facts = {**attributes(report, "removed", "bytes_freed"), "failed": failed_json("key", report.failed)}
    answer({**data, **facts}, f"Deleted {plural(report.removed, 'file')} ({size_text(report.bytes_freed)}).")
    fail_if(report.failed or report.cancelled)


def _head(plan: PushPlan | PullPlan) -> dict[str, Any]:
    return {"team": plan.team.name, "channel": plan.channel}


def _names(files: Iterable[Any]) -> list[str]:
    return [item.file_name for item in files]

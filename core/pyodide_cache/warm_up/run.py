"""Run a warm-up: download the files of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from pyodide_cache.base.events import Cancel, Event, Finished, ItemDone, ItemFailed, JobStarted, Note, Run
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problem, visible_path
from pyodide_cache.base.threads import ThreadPoolExecutor
from pyodide_cache.files.paths import free_bytes
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.own_lock import extend_lock
from pyodide_cache.settings.usage import UsageCounts
from pyodide_cache.warm_up.fetch import Fetched, Fetcher
from pyodide_cache.warm_up.lock_additions import lock_additions
from pyodide_cache.warm_up.plan import WarmUpPlan, WarmUpReport
from pyodide_cache.warm_up.sources import Sources


def run_warm_up(
    plan: WarmUpPlan,
    sources: Sources,
    *,
    replace_with: Remover,
    usage: UsageCounts | None = None,
    cancel: Cancel,
) -> Run[WarmUpReport]:
    """Fetch the files of a plan, several at once, and yield events; the last has the report.

    A cancel stops at the next chunk; files that are complete by then stay. Closing the generator cancels.

    Args:
        replace_with: moves a file with wrong bytes away right before the new one gets its name.
        usage: counts what was asked for; None takes the user's counts.
    """
    yield JobStarted(len(plan.fetch), plan.bytes_to_fetch if plan.sizes_known else None)
    yield from map(Note, plan.notes)
    fetched: list[Fetched] = []
    failed: list[Failure] = [*plan.failures]
    # In a thread: the counts wait eight times for the disk, while files wait for the network.
    with ThreadPoolExecutor(1, "count") as pool:
        counted = pool.submit(_count, plan, usage or UsageCounts.open())
        try:
            for item in _fetch(plan, Fetcher(plan.directory, sources.http, replace_with, cancel, sources.local)):
                if isinstance(item, Fetched):
                    fetched.append(item)
                    sources.ledger.add([(item.stamp, item.record)])
                    yield ItemDone(item.artifact.name, item.size, str(item.copied_from or ""), item.saved)
                    continue
                if isinstance(item, ItemFailed):
                    failed.append(Failure(item.key, item.problem))
                yield item
        finally:
            sources.ledger.flush()
    counted.result()

    lock_file = None
    try:
        additions = lock_additions(plan.cached, fetched, plan.directory, sources)
        if additions:
            lock_file = extend_lock(plan.directory, sources.lock, additions, release=sources.release)
    except (Problem, OSError) as error:
        problem = disk_problem(error, plan.directory)
        failed.append(Failure("pyodide-lock.json", problem))
        yield ItemFailed("pyodide-lock.json", problem)
    yield Finished(
        WarmUpReport(
            cached=plan.cached,
            fetched=tuple(item.artifact for item in fetched),
            failed=tuple(failed),
            bytes_fetched=sum(item.downloaded for item in fetched),
            bytes_saved=sum(item.saved for item in fetched),
            lock_file=lock_file or plan.lock_file,
            cancelled=cancel.is_set,
            local=sum(item.is_local for item in fetched),
        )
    )


def _fetch(plan: WarmUpPlan, fetcher: Fetcher) -> Iterator[Event | Fetched]:
    free = free_bytes(plan.directory)
    if free is None or plan.bytes_to_fetch <= free:
        yield from fetcher.run(plan.fetch)
        return
    problem = Problem(Code.NO_SPACE, path=visible_path(str(plan.directory)), needed=plan.bytes_to_fetch, free=free)
    for artifact in plan.fetch:
        yield ItemFailed(artifact.name, problem)


def _count(plan: WarmUpPlan, usage: UsageCounts) -> None:
    available = {canonicalize_name(artifact.name) for artifact in (*plan.cached, *plan.fetch)}
    asked = available.intersection(plan.requested)
    usage.count(plan.runtime_line or "", asked=asked, needed=available - asked, used=plan.last_used)

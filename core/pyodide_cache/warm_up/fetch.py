"""Fetch files into a cache directory: several at once, each proven before it gets its name."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from queue import Empty, SimpleQueue

from pyodide_cache.base.events import Cancel, Cancelled, Event, ItemFailed, ItemProgress, ItemStarted, Note, Retrying
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.atomic import PartialFile, Written, partial_file, sha256_of
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.wheel import importable_names
from pyodide_cache.inventory.ledger import Record
from pyodide_cache.inventory.own_lock import Addition
from pyodide_cache.net.http import Http
from pyodide_cache.net.transfer import Location, transfer
from pyodide_cache.warm_up.local_sources import LocalSources

#: Progress of one file is told once for so many bytes, not for every chunk.
_PROGRESS_STEP = 256 * 1024

#: How often a job without news looks whether it is still wanted.
_LOOK_SECONDS = 0.1


@record
class Artifact:
    """A file to have.

    Attributes:
        locations: where it may lie, tried in order.
        sha256: as published; None where the source publishes none.
        size: bytes, where known before the download.
        origin: the release, distribution or index that publishes it, for the ledger.
        replaces: a file of this name is there with other bytes.
        needed_by: the packages that need it; empty when a person asked for it.
        depends: for the directory's own lock; None for a package of the base lock.
        layer: the layer whose file a runtime reads, when the directory itself needs none.
        at_hand: whether the store or a layer has the right bytes, so that nothing is fetched over the network.

    """

    name: str
    version: str
    file_name: str
    locations: tuple[Location, ...]
    sha256: str | None
    size: int | None
    origin: str
    needed_by: tuple[str, ...] = ()
    replaces: bool = False
    depends: tuple[str, ...] | None = None
    layer: str = ""
    at_hand: bool = False


@record
class Fetched:
    """A file that has its name: what the ledger and the directory's own lock learn of it.

    Attributes:
        at_hand: whether its bytes came from the store or a layer.

    """

    artifact: Artifact
    size: int
    stamp: FileStamp
    record: Record
    addition: Addition | None
    at_hand: bool = False


class Fetcher:
    """Fetch files in threads, and hand what they tell to one consumer."""

    def __init__(
        self,
        directory: Path,
        http: Http,
        replace_with: Remover,
        cancel: Cancel,
        local_sources: LocalSources | None = None,
    ) -> None:
        self._directory = directory
        self._http = http
        self._replace_with = replace_with
        self._cancel = cancel
        self._local_sources = local_sources or LocalSources()
        self._told: SimpleQueue[Event | Fetched | None] = SimpleQueue()

    def run(self, artifacts: Sequence[Artifact]) -> Iterator[Event | Fetched]:
        """Fetch ``artifacts``, and yield events and finished files as they come."""
        if not artifacts:
            return
        by_host = _taking_turns(artifacts)
        threads = min(self._http.connections * len(by_host), self._http.most_at_once, len(artifacts))
        with ThreadPoolExecutor(threads, "fetch") as pool:
            jobs = [
                pool.submit(self._fetch, artifact) for turn in zip_longest(*by_host) for artifact in turn if artifact
            ]
            for job in jobs:
                job.add_done_callback(self._on_done)
            try:
                left = len(jobs)
                interrupted = False
                while left:
                    if self._cancel.is_set and not interrupted:
                        interrupted = True
                        self._http.interrupt()
                    try:
                        item = self._told.get(timeout=_LOOK_SECONDS)
                    except Empty:
                        continue
                    if item is None:
                        left -= 1
                    else:
                        yield item
                for job in jobs:
                    job.result()  # a fault of ours must not pass for a finished job
            except BaseException:
                self._cancel.set()
                self._http.interrupt()
                raise
            finally:
                if self._local_sources.store:
                    self._local_sources.store.flush()

    def _on_done(self, _job: Future[None]) -> None:
        self._told.put(None)

    def _fetch(self, artifact: Artifact) -> None:
        if self._cancel.is_set:
            self._told.put(ItemFailed(artifact.name, Problem(Code.CANCELLED)))
            return
        self._told.put(ItemStarted(artifact.name, artifact.size))
        try:
            self._told.put(self._fetch_one(artifact))
        except Problem as problem:
            self._told.put(ItemFailed(artifact.name, problem))
        except Cancelled:
            self._told.put(ItemFailed(artifact.name, Problem(Code.CANCELLED)))
        except OSError as error:
            self._told.put(ItemFailed(artifact.name, disk_problem(error, str(self._directory))))

    def _fetch_one(self, artifact: Artifact) -> Fetched:
        last_told = 0

        def on_progress(done: int, size: int | None) -> None:
            nonlocal last_told
            if done - last_told >= _PROGRESS_STEP or done < last_told:
                last_told = done
                self._told.put(ItemProgress(artifact.name, done, size or artifact.size))

        def on_retry(problem: Problem, attempt: int, seconds: float) -> None:
            self._told.put(Retrying(artifact.name, problem, attempt, seconds))

        record = Record(artifact.sha256 or "", artifact.origin, published=artifact.sha256 is not None)
        if given := self._from_store(artifact, record):
            return given
        near = self._local_sources.places(artifact.file_name, artifact.sha256)
        wanted = replace(artifact, locations=(*near, *artifact.locations)) if near else artifact
        with partial_file(self._directory, artifact.file_name, expected_sha256=artifact.sha256) as partial:
            sha256, location = self._transfer_proven(wanted, partial, on_progress, on_retry)
            addition = addition_of(artifact, partial.path, sha256)
            self._make_way(artifact)
            written = partial.commit()
        record = replace(record, sha256=written.sha256)
        stamp = self._to_store(artifact, written, record)
        return Fetched(artifact, partial.size, stamp, record, addition, at_hand=location in near)

    def _from_store(self, artifact: Artifact, record: Record) -> Fetched | None:
        """Make the file from the store's blob, if it has the right bytes; no byte is copied then."""
        store = self._local_sources.store
        if store is None or artifact.sha256 is None or not store.has(artifact.sha256):
            return None
        try:
            addition = addition_of(artifact, store.path(artifact.sha256), artifact.sha256)
            self._make_way(artifact)
            stamp = store.give(artifact.file_name, artifact.sha256)
        except FileNotFoundError:  # a clean-up of the store was faster
            return None
        except OSError as error:
            self._told.put(Note(disk_problem(error, str(store.root))))
            return None
        if stamp is None:
            return None
        return Fetched(artifact, stamp.size, stamp, record, addition, at_hand=True)

    def _to_store(self, artifact: Artifact, written: Written, record: Record) -> FileStamp:
        """Let the store have what was fetched; where it cannot, the file is no worse for it."""
        if self._local_sources.store:
            try:
                return self._local_sources.store.adopt(artifact.file_name, written.sha256, written.stamp, record)
            except Problem as problem:
                if problem.code is not Code.CHANGED:  # another warm-up has put the same bytes there since
                    self._told.put(Note(problem))
            except OSError as error:
                if not isinstance(error, FileNotFoundError):  # a clean-up has just taken it
                    self._told.put(Note(disk_problem(error, str(self._local_sources.store.root))))
        return written.stamp

    def _transfer_proven(
        self,
        artifact: Artifact,
        partial: PartialFile,
        on_progress: Callable[[int, int | None], None],
        on_retry: Callable[[Problem, int, float], None],
    ) -> tuple[str, Location]:
        """Fill ``partial`` from the first place that has the right bytes; return their sha256, and the place."""
        left = artifact.locations
        unproven: Problem | None = None
        while True:
            try:
                location = transfer(
                    left, partial, http=self._http, cancel=self._cancel, on_progress=on_progress, on_retry=on_retry
                )
            except Problem as problem:
                if unproven is not None and problem.code is Code.FILE_NOT_FOUND:
                    raise unproven from problem
                raise
            try:
                return partial.prove(), location
            except Problem as problem:
                # Another release's file has the same name; a later place may have the right one.
                unproven = problem
                left = left[left.index(location) + 1 :]
                if not left:
                    raise
                partial.restart()

    def _make_way(self, artifact: Artifact) -> None:
        target = self._directory / artifact.file_name
        try:
            # One look: between two, another warm-up of this directory may give the file its name.
            mode = target.stat(follow_symlinks=False).st_mode
        except FileNotFoundError:
            return
        if stat.S_ISREG(mode) or stat.S_ISLNK(mode):
            if artifact.replaces and target.is_file() and not _is_right(target, artifact):
                try:
                    self._replace_with(target)
                except Problem as problem:
                    # Somebody else took it away just now, or has put the right bytes in its place.
                    if problem.code is not Code.GONE and not _is_right(target, artifact):
                        raise
        else:  # a folder, a pipe: nothing that a download may take the place of
            raise Problem(Code.IN_THE_WAY, path=str(target))


def _taking_turns(artifacts: Sequence[Artifact]) -> list[list[Artifact]]:
    """Group by the host that is asked first, so that none waits until another's files are done."""
    groups: dict[str, list[Artifact]] = {}
    for artifact in artifacts:
        first = artifact.locations[0] if artifact.locations else ""
        host = first.split("/", 3)[2:3] if isinstance(first, str) else ["on this disk"]
        groups.setdefault("".join(host), []).append(artifact)
    return list(groups.values())


def _is_right(path: Path, artifact: Artifact) -> bool:
    """Tell whether another warm-up has put the right bytes there since the plan was made."""
    try:
        return artifact.sha256 is not None and sha256_of(path) == artifact.sha256
    except OSError:
        return False


def addition_of(artifact: Artifact, path: Path, sha256: str) -> Addition | None:
    """Describe a wheel of an index for the directory's own lock; None for the base lock's own.

    Raises:
        Problem: `Code.NOT_A_ZIP`.
        OSError: when it cannot be read.

    """
    if artifact.depends is None:
        return None
    with path.open("rb") as file:
        imports = importable_names(file, artifact.file_name)
    return Addition(
        str(canonicalize_name(artifact.name)),
        artifact.version,
        artifact.file_name,
        sha256,
        artifact.depends,
        imports,
        published=artifact.sha256 is not None,
    )

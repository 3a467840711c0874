"""Fetch files into a cache directory, several at once; a file gets its name only after its bytes are verified."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from queue import Empty, SimpleQueue

from pyodide_cache.base.events import Cancel, Cancelled, Event, ItemFailed, ItemProgress, ItemStarted, Note, Retrying
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.base.threads import Future, ThreadPoolExecutor
from pyodide_cache.files.folders import files_in
from pyodide_cache.files.partial import PartialFile, Written
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.ledger import Record
from pyodide_cache.inventory.own_lock import Addition
from pyodide_cache.net.http import Http
from pyodide_cache.net.transfer import Location, transfer
from pyodide_cache.warm_up.artifacts import Artifact, addition_of, check_allowed, is_remote
from pyodide_cache.warm_up.local_sources import LocalSources, SharedBlob

#: One progress event of a file for this many bytes.
_PROGRESS_BYTES = 256 * 1024

#: How often the consumer checks the cancel token while no event arrives, in seconds.
_POLL_SECONDS = 0.1

#: Problems that keep every other file from being written, too: nothing more is downloaded.
_STOPPING = frozenset({Code.NO_SPACE, Code.READ_ONLY})


@record
class Fetched:
    """A file that has its final name."""

    artifact: Artifact
    size: int  # bytes
    stamp: FileStamp  # of the file, for the ledger
    record: Record  # for the ledger
    addition: Addition | None  # for the directory's own lock file; None if that needs no entry
    #: The store or the local folder that the bytes came from; None if they were downloaded
    copied_from: Path | None = None
    received: int | None = None  # bytes that were downloaded, where that is less than ``size``; else None

    @property
    def is_local(self) -> bool:
        """Whether nothing was downloaded."""
        return self.copied_from is not None

    @property
    def downloaded(self) -> int:
        """Bytes that were downloaded."""
        return 0 if self.is_local else self.size - self.saved

    @property
    def saved(self) -> int:
        """Bytes that were made of an earlier version instead."""
        return 0 if self.received is None else self.size - self.received


class Fetcher:
    """Fetches files in threads, and passes their events to one consumer.

    Args:
        http: the client; its limits decide how many files are fetched at once.
        replace_with: moves a file with wrong bytes away right before the new one gets its name.
        local: the store and the layers, tried before the locations of an artifact.
    """

    def __init__(
        self,
        directory: Path,
        http: Http,
        replace_with: Remover,
        cancel: Cancel,
        local: LocalSources,
    ) -> None:
        self._directory = directory
        self._http = http
        self._replace_with = replace_with
        self._cancel = cancel
        self._local = local
        self._stopped_by: Problem | None = None
        self._events: SimpleQueue[Event | Fetched | None] = SimpleQueue()

    def run(self, artifacts: Sequence[Artifact]) -> Iterator[Event | Fetched]:
        """Fetch ``artifacts``, and yield events and finished files as they come."""
        if not artifacts:
            return
        by_host = _by_host(artifacts)
        # Half as many more threads than connections: while one syncs its file, its connection serves another.
        threads = min(self._http.connections * len(by_host), self._http.most_at_once) * 3 // 2
        with ThreadPoolExecutor(min(threads, len(artifacts)), "fetch") as pool:
            in_turn = (artifact for group in zip_longest(*by_host) for artifact in group if artifact)
            jobs = [pool.submit(self._fetch, artifact) for artifact in in_turn]
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
                        item = self._events.get(timeout=_POLL_SECONDS)
                    except Empty:
                        continue
                    if item is None:
                        left -= 1
                    else:
                        yield item
                yield from (Note(team.problem) for team in self._local.teams if team.problem)
                for job in jobs:
                    job.result()  # raises the exception of a thread that failed unexpectedly
            except BaseException:
                self._cancel.set()
                self._http.interrupt()
                raise
            finally:
                problem = self._flush()
        if problem:
            yield Note(problem)

    def _flush(self) -> Problem | None:
        if store := self._local.store:
            try:
                store.flush()
            except OSError as error:
                return disk_problem(error, str(store.root))
        return None

    def _on_done(self, _job: Future[None]) -> None:
        self._events.put(None)

    def _fetch(self, artifact: Artifact) -> None:
        try:
            self._cancel.check()
            if self._stopped_by:
                self._events.put(ItemFailed(artifact.name, self._stopped_by))
                return
            self._events.put(ItemStarted(artifact.name, artifact.size))
            self._events.put(self._from_store(artifact) or self._from_locations(artifact))
        except Cancelled:
            self._events.put(ItemFailed(artifact.name, Problem(Code.CANCELLED)))
        except (Problem, OSError) as error:
            problem = error if isinstance(error, Problem) else disk_problem(error, str(self._directory))
            if problem.code is Code.OFFLINE:
                problem = problem.with_facts(name=artifact.name)  # not its address
            if problem.code in _STOPPING:
                self._stopped_by = problem
            self._events.put(ItemFailed(artifact.name, problem))

    def _from_locations(self, artifact: Artifact) -> Fetched:
        reported = 0

        def on_progress(done: int, size: int | None) -> None:
            nonlocal reported
            if done - reported >= _PROGRESS_BYTES or done < reported:
                reported = done
                self._events.put(ItemProgress(artifact.name, done, size or artifact.size))

        def on_retry(problem: Problem, attempt: int, seconds: float) -> None:
            self._events.put(Retrying(artifact.name, problem, attempt, seconds))

        local = self._local.files(artifact.file_name, artifact.sha256)
        shared = self._local.blobs(artifact.sha256, self._others(artifact)) if is_remote(artifact) else ()
        locations = (*local, *shared, *artifact.locations)
        with PartialFile(
            self._directory, artifact.file_name, expected_sha256=artifact.sha256, other_hash=artifact.other_hash
        ) as partial:
            sha256, location = self._transfer(locations, partial, on_progress, on_retry, _limit_of(artifact))
            check_allowed(artifact, partial.path)
            addition = addition_of(artifact, partial.path, sha256)
            self._make_way(artifact)
            written = partial.commit()
        record = replace(_record_of(artifact), sha256=written.sha256)
        stamp = self._add_to_store(artifact, written, record)
        received = None if isinstance(location, str | Path) else location.received
        return Fetched(artifact, partial.size, stamp, record, addition, self._folder_of(location), received)

    def _others(self, artifact: Artifact) -> Sequence[Path]:
        """Return files of the same project, the newest first: a team cache may make the new one of them."""
        return self._by_project.get(_project_of(artifact.file_name), ()) if self._local.teams else ()

    @cached_property
    def _by_project(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for folder in (self._directory, *self._local.folders):
            with suppress(OSError):
                for path, _ in sorted(files_in(folder), key=lambda item: item[1].st_mtime, reverse=True):
                    found.setdefault(_project_of(path.name), []).append(path)
        return found

    def _from_store(self, artifact: Artifact) -> Fetched | None:
        """Link the file to the store's blob if the store has the right bytes; no byte is copied."""
        store = self._local.store
        if store is None or artifact.sha256 is None or store.size(artifact.sha256) is None:
            return None
        try:
            if not (blob := store.find(artifact.sha256)):
                return None
            check_allowed(artifact, blob)
            addition = addition_of(artifact, blob, artifact.sha256)
            stamp = store.give(artifact.file_name, artifact.sha256, lambda: self._make_way(artifact))
        except FileNotFoundError:  # a cleanup of the store removed the blob meanwhile
            return None
        except OSError as error:
            self._events.put(Note(disk_problem(error, str(store.root))))
            return None
        if stamp is None:
            return None
        return Fetched(artifact, stamp.size, stamp, _record_of(artifact), addition, store.root)

    def _folder_of(self, location: Location | SharedBlob) -> Path | None:
        """Return the store or the folder of a local file; None for a download."""
        if not isinstance(location, Path):
            return None
        store = self._local.store
        return store.root if store and store.root in location.parents else location.parent

    def _add_to_store(self, artifact: Artifact, written: Written, record: Record) -> FileStamp:
        """Share a downloaded file with the store, and return its stamp; a failure is only noted."""
        store = self._local.store
        if store:
            try:
                return store.adopt(artifact.file_name, written.sha256, written.stamp, record)
            except Problem as problem:
                if problem.code is not Code.CHANGED:  # another warm-up put the same bytes there
                    self._events.put(Note(problem))
            except OSError as error:
                if not isinstance(error, FileNotFoundError):  # a cleanup removed the file
                    self._events.put(Note(disk_problem(error, str(store.root))))
        return written.stamp

    def _transfer(
        self,
        locations: Sequence[Location | SharedBlob],
        partial: PartialFile,
        on_progress: Callable[[int, int | None], None],
        on_retry: Callable[[Problem, int, float], None],
        limit: int | None,
    ) -> tuple[str, Location | SharedBlob]:
        """Fill ``partial`` from the first location that has the right bytes; return their sha256 and the location."""
        left = tuple(locations)
        wrong: Problem | None = None
        while True:
            try:
                location = transfer(
                    left,
                    partial,
                    http=self._http,
                    cancel=self._cancel,
                    on_progress=on_progress,
                    on_retry=on_retry,
                    limit=limit,
                )
            except Problem as problem:
                if wrong is not None and problem.code is Code.FILE_NOT_FOUND:
                    raise wrong from problem
                raise
            try:
                return partial.verify(), location
            except Problem as problem:
                # It may be another release's file of the same name; a later location may have the right one.
                wrong = problem
                if not isinstance(location, str | Path):
                    self._events.put(Note(location.wrong.with_facts(key=problem.facts["name"])))
                left = left[left.index(location) + 1 :]
                if not left:
                    raise
                partial.restart()

    def _make_way(self, artifact: Artifact) -> None:
        """Move a file with wrong bytes away.

        Raises:
            Problem: `Code.IN_THE_WAY` when a folder or a special file has the name.
        """
        target = self._directory / artifact.file_name
        try:
            # One call: between two, another warm-up of this directory may create the file.
            mode = target.stat(follow_symlinks=False).st_mode
        except FileNotFoundError:
            return
        if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
            raise Problem(Code.IN_THE_WAY, path=str(target))
        if artifact.replaces and target.is_file() and not _is_right(target, artifact):
            try:
                self._replace_with(target)
            except Problem as problem:
                # Another process removed it just now, or put the right bytes in its place.
                if problem.code is not Code.GONE and not _is_right(target, artifact):
                    raise


def _limit_of(artifact: Artifact) -> int | None:
    """Return the most bytes of a download: a little more than the index publishes; None without a limit."""
    if artifact.depends is None or not artifact.size:
        return None
    return artifact.size + max(artifact.size // 10, 64 * 1024)


def _project_of(file_name: str) -> str:
    return canonicalize_name(file_name.partition("-")[0])


def _record_of(artifact: Artifact) -> Record:
    return Record(artifact.sha256 or "", artifact.origin, published=artifact.is_published, index=artifact.index)


def _by_host(artifacts: Sequence[Artifact]) -> list[list[Artifact]]:
    """Group by the first host, so that all hosts are busy from the start."""
    groups: dict[str, list[Artifact]] = {}
    for artifact in artifacts:
        first = artifact.locations[0] if artifact.locations else ""
        host = first.split("/", 3)[2:3] if isinstance(first, str) else ["this machine"]
        groups.setdefault("".join(host), []).append(artifact)
    return list(groups.values())


def _is_right(path: Path, artifact: Artifact) -> bool:
    """Return whether another warm-up put the right bytes there since the plan was made."""
    try:
        return artifact.sha256 is not None and sha256_of(path) == artifact.sha256
    except OSError:
        return False

"""The work of the jobs about the store and the layers, as generators. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, JobStarted
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.files.links import Link
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Inventory, Totals, totals_of
from pyodide_cache.inventory.layers import layer_problems
from pyodide_cache.inventory.ledger import Ledger, open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.scan import take_inventory
from pyodide_cache.settings.attachments import Attachments, absolute, default_store
from pyodide_cache.sharing.adopt import AdoptPlan, link_between, plan_adopt, run_adopt
from pyodide_cache.sharing.folder import current
from pyodide_cache.sharing.layer_snippet import LayerSnippet, layer_snippet
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import is_free, open_store, store_to_be
from pyodide_cache.sharing.store_care import GRACE, GcPlan, plan_gc, run_gc, verify_store
from pyodide_cache.verify.verify import VerifyReport, plan_verify, run_verify
from pyodide_cache.warm_up.sources import suggested_release

Work = Callable[[Cancel], Iterator[object]]


@record
class ViewState:
    """A directory that uses a store, and what it holds; or why it cannot be looked into."""

    directory: Path
    totals: Totals = field(default_factory=Totals)
    problem: Problem | None = None


@record
class StoreState:
    """What there is to see of a store.

    Attributes:
        directory: the cache directory from which it is looked at.
        link: how that directory shares with this store; None when it does not.
        other: another store that the directory shares with.
        exists: false where a store can be made but none was yet.
        saved: bytes that hard links save now; what reflinks save no file system tells.
        problem: why it cannot be used, if so.

    """

    root: Path
    directory: Path
    link: Link | None = None
    other: Path | None = None
    exists: bool = False
    totals: Totals = field(default_factory=Totals)
    saved: int = 0
    views: tuple[ViewState, ...] = ()
    problem: Problem | None = None


@record
class AdoptPlanned:
    """What adopting would do: as this file system does it unasked, and by hard links where those can be made."""

    plan: AdoptPlan
    hard: AdoptPlan | None = None

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Nothing: files that are left alone are listed in the plan."""
        return ()


@record
class GcPlanned:
    """What a clean-up of a store would take out."""

    plan: GcPlan


@record
class LayersState:
    """A directory and what lies below it.

    Attributes:
        layers: as they were attached, the first answers first; also those that are not there.
        inherited: those of them that the environment names.
        release: for which the snippet is.

    """

    inventory: Inventory
    layers: tuple[Path, ...]
    inherited: frozenset[Path]
    snippet: LayerSnippet
    release: str


@record
class LayersRead:
    """How many files were read, so that layers can be compared."""

    files: int
    cancelled: bool = False


def store_state_task(directory: Path, root: Path | None = None) -> Work:
    """Look at a store, and tell it as `StoreState`; of a directory its own, if no other is named."""

    def work(cancel: Cancel) -> Iterator[object]:
        own = absolute(directory)
        attachment = Attachments().of(own)
        place = absolute(root) if root else attachment.store or default_store()
        link = Link(attachment.link) if attachment.store == place else None
        other = attachment.store if attachment.store != place else None
        state = StoreState(place, own, link, other)
        try:
            store = open_store(place)
            blobs = tuple(store.blobs())
        except Problem as problem:
            yield state if is_free(place) else replace(state, problem=problem)
            return
        except OSError as error:
            yield replace(state, problem=disk_problem(error, str(place)))
            return
        yield replace(
            state,
            exists=True,
            totals=Totals(len(blobs), sum(blob.stamp.size for blob in blobs)),
            # One name is the store's and one costs nothing more than it: each further one would be a copy.
            saved=sum(blob.stamp.size * (blob.links - 2) for blob in blobs if blob.links > 2),
            views=tuple(_view_state(view.directory, cancel) for view in store.views()),
        )

    return work


def plan_adopt_task(directory: Path, root: Path) -> Work:
    """Hash a directory's files, and tell what adopting it would do as `AdoptPlanned`; nothing is made yet."""

    def work(cancel: Cancel) -> Iterator[object]:
        target, place = absolute(directory), absolute(root)
        if target == place or place in target.parents:
            raise Problem(Code.IN_THE_STORE, path=str(target), store=str(place))
        store = store_to_be(place)
        ledger = open_ledger()
        try:
            inventory = read_inventory(target, ledger=ledger, layers=(), cancel=cancel)
            if inventory.problem:
                raise inventory.problem
            verified = yield from _verified(inventory, ledger, cancel)
            cancel.check()
            link = link_between(store, target, hard=False)
            ways = [link] if link is Link.REFLINK else [link, link_between(store, target, hard=True)]
            plans = [
                plan_adopt(target, verified.entries, store, way, unreadable=verified.failed)
                for way in dict.fromkeys(ways)
            ]
            yield AdoptPlanned(*plans)
        finally:
            ledger.close()

    return work


def adopt_task(plan: AdoptPlan) -> Work:
    """Carry out a plan of adopting; from then on the directory shares with the store."""

    def work(cancel: Cancel) -> Iterator[object]:
        Attachments().of(plan.directory)  # settings that cannot be read stop it before anything is done
        store = open_store(plan.store, create=True)
        ledger = open_ledger()
        try:
            plan.directory.mkdir(parents=True, exist_ok=True)
            for event in run_adopt(plan, StoreMember(store, plan.directory, plan.link, ledger), cancel=cancel):
                if isinstance(event, Finished):
                    store.add_view(plan.directory)
                    Attachments().set_store(plan.directory, store.root, plan.link)
                yield event
        except OSError as error:
            raise disk_problem(error, str(error.filename or plan.store)) from error
        finally:
            ledger.close()

    return work


def forget_view_task(root: Path, directory: Path) -> Work:
    """Take a directory off a store's list; its files stay as they are."""

    def work(_cancel: Cancel) -> Iterator[object]:
        open_store(root).forget_view(directory)
        if Attachments().of(directory).store == root:
            Attachments().set_store(directory, None)
        yield from ()

    return work


def plan_gc_task(root: Path, grace: float = GRACE) -> Work:
    """Tell as `GcPlanned` what no directory uses; ``grace`` in seconds."""

    def work(cancel: Cancel) -> Iterator[object]:
        ledger = open_ledger()
        try:
            yield GcPlanned(plan_gc(open_store(root), ledger=ledger, cancel=cancel, grace=grace))
        finally:
            ledger.close()

    return work


def gc_task(plan: GcPlan) -> Work:
    """Take out of a store what its plan says and nobody uses by now."""

    def work(cancel: Cancel) -> Iterator[object]:
        ledger = open_ledger()
        try:
            yield from run_gc(plan, open_store(plan.store), ledger=ledger, cancel=cancel)
        finally:
            ledger.close()

    return work


def verify_store_task(root: Path, *, mend: bool) -> Work:
    """Hash every file of a store; with ``mend``, set wrong ones aside and put right bytes back."""

    def work(cancel: Cancel) -> Iterator[object]:
        ledger = open_ledger()
        try:
            yield from verify_store(open_store(root), ledger=ledger, mend=mend, cancel=cancel)
        finally:
            ledger.close()

    return work


def layers_task(directory: Path, release: str | None = None) -> Work:
    """Look at a directory and its layers, and tell them as `LayersState`."""

    def work(cancel: Cancel) -> Iterator[object]:
        yield _layers(directory, release, cancel)

    return work


def add_layer_task(directory: Path, folder: Path) -> Work:
    """Put a folder below a directory; where it holds snapshots, the current one is meant."""

    def work(_cancel: Cancel) -> Iterator[object]:
        own = absolute(directory)
        layer = absolute(folder)
        layer = current(layer) or layer
        for problem in layer_problems(layer, own):
            if problem.code is not Code.LAYER_WRITABLE:  # that is shown, and a person's own choice
                raise problem
        others = tuple(item for item in Attachments().layers(own) if item != layer)
        Attachments().set_layers(own, (*others, layer))
        yield from ()

    return work


def remove_layer_task(directory: Path, layer: Path) -> Work:
    """Take a folder from below a directory; no file is touched."""

    def work(_cancel: Cancel) -> Iterator[object]:
        own = absolute(directory)
        Attachments().set_layers(own, tuple(item for item in Attachments().layers(own) if item != layer))
        yield from ()

    return work


def raise_layer_task(directory: Path, layer: Path) -> Work:
    """Let a layer answer before the one above it."""

    def work(_cancel: Cancel) -> Iterator[object]:
        own = absolute(directory)
        layers = list(Attachments().layers(own))
        place = layers.index(layer) if layer in layers else 0
        if place:
            layers[place - 1 : place + 1] = layers[place], layers[place - 1]
            Attachments().set_layers(own, tuple(layers))
        yield from ()

    return work


def compare_layers_task(directory: Path) -> Work:
    """Hash the files that lie in more than one layer, as far as their bytes are not known."""

    def work(cancel: Cancel) -> Iterator[object]:
        ledger = open_ledger()
        try:
            top = read_inventory(directory, ledger=ledger, cancel=cancel)
            places = (top, *top.layers)
            names = [entry.file_name for place in places for entry in place.packages if entry.is_file]
            twice = frozenset(name for name in names if names.count(name) > 1)
            plans = []
            for place in places:
                unknown = [name for name in twice if (item := place.by_name.get(name)) and item.sha256 is None]
                if unknown:
                    plans.append(plan_verify(place, only=unknown))
            yield JobStarted(sum(len(plan.items) for plan in plans), sum(plan.bytes for plan in plans))
            read = 0
            for plan in plans:
                for event in run_verify(plan, ledger=ledger, cancel=cancel):
                    if isinstance(event, Finished):
                        read += event.report.read
                    elif not isinstance(event, JobStarted):
                        yield event
            yield Finished(LayersRead(read, cancelled=cancel.is_set))
        finally:
            ledger.close()

    return work


def _layers(directory: Path, release: str | None, cancel: Cancel) -> LayersState:
    own = absolute(directory)
    attachment = Attachments().of(own)
    inherited = frozenset(attachment.layers) - frozenset(Attachments().layers(own))
    ledger = open_ledger()
    try:
        inventory = read_inventory(own, ledger=ledger, release=release, cancel=cancel)
    finally:
        ledger.close()
    wanted = release or suggested_release(inventory)
    snippet = layer_snippet(own, [layer.directory for layer in inventory.layers if layer.exists], release=wanted)
    return LayersState(inventory, attachment.layers, inherited, snippet, wanted)


def _view_state(directory: Path, cancel: Cancel) -> ViewState:
    found = take_inventory(directory, identify=identify, cancel=cancel)
    if not found.exists:
        return ViewState(directory, problem=Problem(Code.GONE, path=str(directory)))
    return ViewState(directory, totals_of(found.packages), found.problem)


def _verified(inventory: Inventory, ledger: Ledger, cancel: Cancel) -> Generator[object, None, VerifyReport]:
    """Hash what is not known yet, tell how far it is, and return the report."""
    for event in run_verify(plan_verify(inventory), ledger=ledger, cancel=cancel):
        if isinstance(event, Finished):
            return event.report
        yield event
    raise AssertionError("a verification ends with its report")

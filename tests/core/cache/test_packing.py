from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Event, Finished, ItemDone, ItemFailed, Note, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache import Cache
from pyodide_cache.messages import explain
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.report import PackReport
from pyodide_cache.pack.request import PackRequest, PackStep
from pyodide_cache.pack.settings import PackSettings
from support.cli import files_of
from support.packs import SimulatedNode, simulate_node, write_app, write_runtime, write_star_distribution
from support.servers import StartIndex
from support.wheels import build_wheel


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> SimulatedNode:
    return simulate_node(monkeypatch)


@pytest.fixture
def cache(cache_dir: Path, tmp_path: Path) -> Iterator[Cache]:
    distribution = write_star_distribution(tmp_path / "distribution")
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        yield cache


@pytest.fixture
def request_(tmp_path: Path) -> PackRequest:
    return PackRequest(write_app(tmp_path / "app"), runtime=write_runtime(tmp_path / "runtime"))


def recorded(cache: Cache, request: PackRequest, **options: object) -> tuple[Recording, list[Event]]:
    *events, last = cache.packing.record(request, **options)  # type: ignore[arg-type]
    assert isinstance(last, Finished)
    return last.report, events  # type: ignore[return-value]


def packed(cache: Cache, recording: Recording, target: Path, settings: PackSettings | None = None) -> PackReport:
    assert recording.trace
    assert recording.inputs
    plan = cache.packing.plan(recording.trace, settings or PackSettings())
    *_, last = cache.packing.run(plan, recording.inputs, target)
    assert isinstance(last, Finished)
    return last.report


def test_an_app_is_fetched_recorded_planned_and_packed(
    cache: Cache, request_: PackRequest, node: SimulatedNode, tmp_path: Path
) -> None:
    recording, events = recorded(cache, request_)
    assert events[0] == StepStarted(PackStep.FETCH)
    assert {event.key for event in events if isinstance(event, ItemDone)} == {"star", "dust"}
    assert StepStarted(PackStep.WATCH) in events
    report = packed(cache, recording, tmp_path / "pack")
    assert report.target == tmp_path / "pack"
    assert "run.mjs" in files_of(tmp_path / "pack")


def test_one_recording_serves_many_plans_without_another_run(
    cache: Cache, request_: PackRequest, node: SimulatedNode
) -> None:
    recording, _ = recorded(cache, request_)
    assert recording.trace
    runs = len(node.tasks)
    default = cache.packing.plan(recording.trace, PackSettings())
    nothing = cache.packing.plan(recording.trace, PackSettings(strategies=frozenset()))
    assert default.after.files < nothing.after.files
    assert cache.packing.preview(nothing).rows[0].reduction < 0.2
    assert len(node.tasks) == runs


def test_with_a_saved_trace_the_app_is_not_run(
    cache: Cache, request_: PackRequest, node: SimulatedNode, tmp_path: Path
) -> None:
    from pyodide_cache.pack.trace import read_trace

    recording, _ = recorded(cache, request_)
    assert recording.trace
    cache.packing.save_trace(recording.trace, tmp_path / "trace.json")
    node.tasks.clear()
    again, _ = recorded(cache, request_, trace=read_trace(tmp_path / "trace.json"))
    assert node.tasks == []
    assert packed(cache, again, tmp_path / "pack").target


def test_a_package_that_is_not_available_is_named_and_the_app_is_not_run(
    cache: Cache, request_: PackRequest, node: SimulatedNode
) -> None:
    settings = PackSettings(requirements=("moon", "=nonsense="))
    recording, events = recorded(cache, replace(request_, settings=settings))
    assert {event.key for event in events if isinstance(event, ItemFailed)} == {"moon", "=nonsense="}
    assert {failure.name for failure in recording.failures} == {"moon", "=nonsense="}
    assert not [event for event in events if isinstance(event, StepStarted)]  # nothing was downloaded
    assert (recording.trace, recording.inputs, node.tasks) == (None, None, [])


def test_what_the_app_can_do_without_is_named_unless_another_package_needs_it(
    cache: Cache, request_: PackRequest, node: SimulatedNode
) -> None:
    optional = "try:\n    import dust\nexcept ImportError:\n    dust = None\n"
    request_.script.write_text(f"{optional}import star\n")
    assert recorded(cache, request_)[0].notes == ()
    request_.script.write_text(optional)
    node.needs = ()
    recording, events = recorded(cache, request_)
    (note,) = recording.notes
    assert explain(note).startswith("dust is not packed, since the app handles its absence. ")
    assert [event.problem for event in events if isinstance(event, Note)] == [note]
    settings = PackSettings(requirements=("dust",))
    assert recorded(cache, replace(request_, settings=settings))[0].notes == ()


def test_the_index_and_the_constraints_that_a_script_or_a_file_names_are_used(
    cache_dir: Path, request_: PackRequest, node: SimulatedNode, index_server: StartIndex, tmp_path: Path
) -> None:
    private = index_server(*(build_wheel("moon", version) for version in ("1.0", "2.0")))
    public = index_server(build_wheel("moon", "9.0"))
    distribution = str(write_star_distribution(tmp_path / "distribution"))
    head = f"""# /// script
# dependencies = ["moon", "star"]
# tool.uv.constraint-dependencies = ["moon<2"]
# [[tool.uv.index]]
# url = "{private.url}"
# ///
"""
    request_.script.write_text(f"{head}import moon, star\n")
    with Cache(cache_dir, distribution=distribution, index_url=public.url) as cache:
        assert recorded(cache, request_)[0].trace
    assert "moon-1.0-py3-none-any.whl" in files_of(cache_dir)
    request_.script.write_text("import star\n")
    request_.script.with_name("requirements.txt").write_text(f"--index-url {private.url}\nmoon==2\n")
    with Cache(cache_dir, distribution=distribution, index_url=public.url) as cache:
        assert recorded(cache, request_)[0].trace
    assert "moon-2.0-py3-none-any.whl" in files_of(cache_dir)
    with Cache(cache_dir, distribution=distribution, index_url=public.url, offline=True) as cache:
        recording, events = recorded(cache, request_)
    assert recording.notes
    assert [event.problem for event in events if isinstance(event, Note)] == [*recording.notes]


def test_a_package_that_cannot_be_downloaded_is_named(
    cache: Cache, request_: PackRequest, node: SimulatedNode, tmp_path: Path
) -> None:
    (tmp_path / "distribution" / "dust-2.0-py3-none-any.whl").unlink()
    recording, events = recorded(cache, request_)
    assert [event.key for event in events if isinstance(event, ItemFailed)] == ["dust"]
    assert (recording.trace, node.tasks, len(recording.failures)) == (None, [], 1)


def test_a_missing_app_runtime_or_node_is_a_problem(
    cache: Cache, request_: PackRequest, node: SimulatedNode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for changed, code in (
        (replace(request_, script=tmp_path / "gone.py"), Code.GONE),
        (replace(request_, runtime=tmp_path), Code.NO_RUNTIME),
    ):
        with pytest.raises(Problem) as raised:
            recorded(cache, changed)
        assert raised.value.code is code
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Problem) as raised:
        recorded(cache, request_)
    assert raised.value.code is Code.NO_NODE


def test_a_cancel_stops_the_recording(cache: Cache, request_: PackRequest, node: SimulatedNode) -> None:
    cancel = Cancel()
    cancel.set()
    recording, _ = recorded(cache, request_, cancel=cancel)
    assert recording == Recording(cancelled=True)
    assert node.tasks == []


def test_a_target_that_is_not_a_pack_is_refused(cache: Cache, tmp_path: Path) -> None:
    cache.packing.check_target(tmp_path / "new")
    with pytest.raises(Problem) as raised:
        cache.packing.check_target(tmp_path)
    assert raised.value.code is Code.NOT_A_PACK


def test_the_runtime_chooses_the_release_unless_the_user_did(
    cache_dir: Path, request_: PackRequest, node: SimulatedNode
) -> None:
    import json

    from pyodide_cache.settings.releases import shipped_lock

    runtime = request_.runtime
    assert runtime
    (runtime / "pyodide-lock.json").write_text(json.dumps(dict(shipped_lock("314.0.7").document)))
    request_.script.write_text("print(1)\n")
    node.needs = ()
    with Cache(cache_dir) as cache:
        recording, _ = recorded(cache, request_)
    assert recording.inputs
    assert recording.inputs.release == "314.0.7"

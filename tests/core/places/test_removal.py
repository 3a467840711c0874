from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, ItemFailed, ItemKind, ItemProgress, JobStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.places.removal import plan_remove_roots, run_remove_roots
from pyodide_cache.places.roots import State
from support import xbuildenvs
from support.cli import files_of
from support.xbuildenvs import remove, report_of, roots, search

own_machine = xbuildenvs.own_machine


def test_without_a_named_root_only_versions_with_an_owner_are_selected(root: Path, orphan: Path) -> None:
    plan = plan_remove_roots(search(), ["314.0.7"])
    assert [item.root for item in plan.items] == [root]
    assert plan.bytes == roots()[root].versions[1].bytes
    with pytest.raises(Problem) as caught:
        plan_remove_roots(search(), ["0.28.3"])
    assert caught.value.code is Code.OWNER_UNKNOWN
    for named in ("cd8902a5bc84", orphan.name, str(orphan), f"{orphan}/", os.path.relpath(orphan)):
        assert [item.root for item in plan_remove_roots(search(), ["0.28.3"], root=named).items] == [orphan]
    with pytest.raises(Problem) as caught:
        plan_remove_roots(search(), ["9.9"])
    assert (caught.value.code, caught.value.facts["known"]) == (Code.NO_SUCH_XBUILDENV, "0.28.3, 0.29.4, 314.0.7")
    with pytest.raises(Problem) as caught:
        plan_remove_roots(search(), ["0.28.3"], root="nobody")
    assert caught.value.code is Code.NO_SUCH_ROOT


@pytest.mark.parametrize("for_good", [False, True])
def test_the_current_version_is_removed_with_its_link(for_good: bool, root: Path, trash: Path) -> None:
    report = remove("314.0.7", for_good=for_good)
    assert [item.env.version for item in report.removed] == ["314.0.7"]
    assert not report.failed
    assert files_of(root) == {"0.29.4"}
    assert files_of(trash) == (set() if for_good else {"314.0.7"})
    if not for_good:
        assert (trash / "314.0.7" / "emsdk" / ".git" / "objects" / "pack").stat().st_size == 3_000


@pytest.mark.parametrize("for_good", [False, True])
def test_another_version_is_removed_without_the_link(for_good: bool, root: Path) -> None:
    remove("0.29.4", for_good=for_good)
    assert files_of(root) == {"314.0.7", "xbuildenv"}
    assert roots()[root].current == "314.0.7"


def test_the_rest_of_a_plan_is_what_a_run_did_not_remove(root: Path, orphan: Path) -> None:
    plan = plan_remove_roots(search(), root="cd8902a5bc84", all_of_root=True)
    (orphan / "0.28.3" / "new").write_text("changed")
    rest = plan.rest(report_of(run_remove_roots(plan, cancel=Cancel())))
    assert [item.key for item in rest.items] == [f"{orphan.name}/0.28.3"]
    assert rest.roots == (orphan,)


def test_a_version_that_changed_since_the_search_is_kept_with_its_link(root: Path) -> None:
    plan = plan_remove_roots(search(), ["314.0.7", "0.29.4"])
    (root / "314.0.7" / ".emscripten-version").unlink()
    shutil.rmtree(root / "0.29.4")
    report = report_of(run_remove_roots(replace(plan, for_good=True), cancel=Cancel()))
    assert [(Path(path).name, problem.code) for path, problem in report.failed] == [
        ("314.0.7", Code.CHANGED),
        ("0.29.4", Code.GONE),
    ]
    assert plan.rest(report).items == plan.items
    assert roots()[root].current == "314.0.7"


def test_a_permanent_removal_reports_progress_and_can_be_canceled(root: Path) -> None:
    for number in range(1_000):
        (root / "314.0.7" / "emsdk" / f"{number}.js").write_bytes(b"x" * 100)
    plan = plan_remove_roots(search(), ["314.0.7", "0.29.4"])
    cancel = Cancel()
    events = []
    for event in run_remove_roots(replace(plan, for_good=True), cancel=cancel):
        events.append(event)
        if isinstance(event, ItemProgress):
            cancel.set()
    assert events[0] == JobStarted(2, plan.bytes, ItemKind.VERSION)
    assert 0 < next(event.done for event in events if isinstance(event, ItemProgress)) < 100_000
    assert [event.problem.code for event in events if isinstance(event, ItemFailed)] == [Code.CANCELLED]
    report = events[-1].report  # type: ignore[union-attr]
    assert (report.cancelled, report.removed) == (True, ())
    versions = {item.version: item.state for item in roots()[root].versions}
    assert versions.pop("0.29.4") is State.INSTALLED
    assert list(versions.values()) == [State.HALF_REMOVED]

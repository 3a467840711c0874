from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pyodide_cache.base.record import replace
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.plan import plan_pack
from pyodide_cache.pack.report import PackReport, rows_of
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Proof, Timings
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.pack.pack_dialog import PackDialog
from pyodide_cache_gui.session.session import Session
from support.packs import sample_recording
from support.patience import PATIENCE

#: Makes a report of the sample recording: target, proofs, and fields to replace.
MakeReport = Callable[..., PackReport]


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    return sample_recording(tmp_path)


@pytest.fixture
def make_report(recording: Recording) -> MakeReport:
    def make(target: Path | None, *proofs: Proof, **other: object) -> PackReport:
        assert recording.trace
        plan = plan_pack(recording.trace, PackSettings())
        timings = Timings(500.0, 50.0, 0.0, 150.0)
        report = PackReport(plan, rows_of(plan), 300, recording.trace.before, proofs, target, 10_900_000)
        return replace(report, after=timings, **other)

    return make


@pytest.fixture
def dialog(qtbot: QtBot, cache_dir: Path) -> Iterator[PackDialog]:
    session = Session(cache_dir, SourceOptions(mode=SourceMode.AUTO))
    found = PackDialog(session)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitUntil(lambda: not session.hub.busy)
    yield found
    assert session.shut_down(PATIENCE)

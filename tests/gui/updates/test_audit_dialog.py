from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, texts_of
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.updates.audit import Audit, Finding, Recall
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.updates.audit_dialog import AuditDialog, audit_summary, finding_line, findings_text
from support.cli import warm
from support.servers import IndexServer, StartIndex
from support.wheels import build_wheel

BAD = build_wheel("bad")


@pytest.fixture
def index(cache_dir: Path, index_server: StartIndex) -> IndexServer:
    index = index_server(BAD, build_wheel("good"))
    assert warm(cache_dir, "bad", "good", "--pyodide", "314.0.7", "--index-url", index).code == 0
    index.yanked.add(BAD.file_name)
    return index


def test_findings_are_listed_and_can_be_selected_in_the_window(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, index: IndexServer
) -> None:
    dialog = open_dialog(AuditDialog, cache_dir, SourceOptions(index_url=index.url))
    assert texts_of(dialog.findings) == [("bad", "1.0", "withdrawn by its publisher", "broken")]
    assert dialog.summary.text().startswith("1 package was recalled or is vulnerable")
    with qtbot.waitSignal(dialog.files_wanted) as told:
        click(qtbot, dialog.select_button)
    assert told.args == [{BAD.file_name}]


def test_an_index_that_is_out_of_reach_is_said_and_can_be_asked_again(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, index: IndexServer
) -> None:
    dialog = open_dialog(AuditDialog, cache_dir, SourceOptions(index_url="http://127.0.0.1:9/simple/"))
    first, *reasons = dialog.summary.text().splitlines()
    assert first == "The package index could not be asked."
    assert len(reasons) == 1
    assert "bad, good: " in reasons[0]
    assert "cannot be reached" in reasons[0]
    assert "Errno" not in reasons[0]
    assert not dialog.select_button.isEnabled()
    click(qtbot, dialog.check_button)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert "cannot be reached" in dialog.summary.text()
    assert dialog.instead_button.text() == "Use pip’s index instead"
    click(qtbot, dialog.instead_button)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert dialog.session.source_options.index_url is None


def test_offline_is_said_instead_of_a_result(open_dialog: OpenDialog, cache_dir: Path, index: IndexServer) -> None:
    dialog = open_dialog(AuditDialog, cache_dir, SourceOptions(index_url=index.url, offline=True))
    assert "offline is on" in dialog.summary.text()


def test_15_vulnerability_data_on_this_computer_is_read(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, index: IndexServer, tmp_path: Path
) -> None:
    events = [{"introduced": "0"}, {"fixed": "1.1"}]
    affected = {"package": {"ecosystem": "PyPI", "name": "good"}, "ranges": [{"type": "ECOSYSTEM", "events": events}]}
    data = tmp_path / "GHSA-demo.json"
    data.write_text(json.dumps({"id": "GHSA-demo", "affected": [affected]}))
    dialog = open_dialog(AuditDialog, cache_dir, SourceOptions(index_url=index.url))
    assert "1 advisory" not in dialog.summary.text()
    for path, expected in ((data, "Vulnerability data: 1 advisory"), (tmp_path, "Vulnerability data: 1 advisory")):
        dialog.osv.setText(str(path))
        qtbot.keyClick(dialog.osv, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.session.hub.busy)
        assert expected in dialog.summary.text()
        assert [texts[0] for texts in texts_of(dialog.findings)] == ["good", "bad"]
    dialog.osv.setText(str(tmp_path / "nothing"))
    click(qtbot, dialog.check_button)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert "nothing" in dialog.summary.text()


DEMO = canonicalize_name("demo")


def test_a_vulnerability_is_named_with_the_versions_without_it() -> None:
    finding = Finding(Recall.VULNERABLE, DEMO, "1.0", "demo.whl", "Reads too much", ("GHSA-1", "CVE-1"), ("1.1",))
    assert finding_line(finding).texts == ("demo", "1.0", "vulnerable", "GHSA-1/CVE-1: Reads too much (fixed in 1.1)")


def test_a_file_with_two_findings_counts_once() -> None:
    findings = tuple(Finding(recall, DEMO, "1.0", "demo.whl") for recall in (Recall.YANKED, Recall.CHANGED))
    assert findings_text(Audit(Path("/c"), 3, findings)) == "1 package was recalled or is vulnerable"


def test_what_could_not_be_found_out_is_said() -> None:
    found = Audit(
        Path("/c"),
        2,
        unpublished=("mine",),
        without_advisories=("https://example.org/simple/",),
        problems=(("lost", Problem(Code.TOO_SLOW, url="https://example.org")),),
    )
    lines = audit_summary(found).splitlines()
    assert lines[0] == "Checked 2 packages: no findings."
    assert lines[1].startswith("https://example.org/simple/ does not publish known vulnerabilities")
    assert lines[2].endswith("no such version: mine")
    assert lines[3].startswith("⚠ lost: ")
    names = tuple(f"p{number}" for number in range(5000))
    found = replace(found, unpublished=names, problems=tuple((name, found.problems[0][1]) for name in names))
    assert len(audit_summary(found)) < 1000, "the names would cover the screen"

from __future__ import annotations

from pathlib import Path

from gui.pack.conftest import MakeReport
from pyodide_cache.pack.recording import Recording
from pyodide_cache_gui.pack.summaries import pack_summary, recording_summary


def test_a_pack_is_summed_up_by_its_place_and_size(make_report: MakeReport, tmp_path: Path) -> None:
    parts = pack_summary(make_report(tmp_path / "sky-pack"))
    assert parts[0] == f"Packed and tested: {tmp_path / 'sky-pack'}"
    assert "→" in parts[1]
    assert pack_summary(make_report(None)) == ["No pack was made"]
    assert pack_summary(make_report(None, cancelled=True)) == []


def test_a_recording_is_summed_up_by_the_files_it_saw(recording: Recording) -> None:
    (part,) = recording_summary(recording)
    assert part.startswith("Recorded: ")
    assert part.endswith(" opened")

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.inventory.export_rows import csv_text, entry_row, save_rows
from pyodide_cache.inventory.inventory import Entry, Status
from support.entries import wheel

SIX = replace(wheel("six", 100), status=Status.VERIFIED, provenance=("314.0.7", "314.0.6"), last_used=0.0)


def test_a_row_has_plain_values() -> None:
    row = entry_row(SIX)
    assert (row["name"], row["kind"], row["flavor"], row["size"]) == ("six", "wheel", "pure", 100)
    assert (row["status"], row["provenance"], row["layer"]) == ("verified", ["314.0.7", "314.0.6"], None)
    assert row["last_used"] == "1970-01-01T00:00:00+00:00"
    assert json.loads(json.dumps(row)) == row


def test_a_warning_is_a_sentence() -> None:
    row = entry_row(Entry("six.whl", warning=Problem(Code.EMPTY, name="six.whl")))
    assert row["warning"]
    assert entry_row(SIX)["warning"] is None


@pytest.mark.parametrize("name", ["=1+2", "+1", "-1", "@x", "\tx"])
def test_a_spreadsheet_takes_no_name_for_a_formula(name: str) -> None:
    (row,) = csv.DictReader(csv_text([Entry(name)]).splitlines())
    assert row["file_name"] == f"'{name}"


def test_several_releases_are_in_one_cell_of_csv() -> None:
    (row,) = csv.DictReader(csv_text([SIX]).splitlines())
    assert row["provenance"] == "314.0.7 314.0.6"
    assert list(row) == list(entry_row(SIX))


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_has_every_entry_also_with_undecodable_names(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"list.{kind}"
    odd = Entry("caf\udce9.txt", stamp=FileStamp(1, 1, 5, 0, 0))
    save_rows([SIX, odd], path, kind)
    text = path.read_text()
    assert SIX.file_name in text
    assert "caf\\udce9.txt" in text


def test_a_file_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem):
        save_rows([SIX], tmp_path / "file" / "list.csv", "csv")

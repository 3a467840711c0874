from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from pyodide_cache.base.events import StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.request import PackStep
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.widgets.format import (
    age_text,
    amounts,
    counted,
    date_text,
    files_text,
    first_lines,
    less_text,
    moment_text,
    path_text,
    percent_text,
    runtime_text,
    say,
    say_of,
    size_text,
    some_names,
    step_text,
    versions_text,
    visible_text,
)
from pyodide_cache_gui.widgets.translation import install_language

DAY = 86_400


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    install_language("en")
    yield
    install_language("en")


@pytest.mark.parametrize(("count", "text"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (1234, "1,234 files")])
def test_files_are_counted(count: int, text: str) -> None:
    assert files_text(count) == text


@pytest.mark.parametrize(("count", "text"), [(1, "1 version"), (2, "2 versions")])
def test_versions_are_counted(count: int, text: str) -> None:
    assert versions_text(count) == text


def test_french_counts_nothing_as_one() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("fr"))
        assert counted(0, "{n} fichier", "{n} fichiers") == "0 fichier"
        assert counted(2, "{n} fichier", "{n} fichiers") == "2 fichiers"
        QLocale.setDefault(QLocale("de"))
        assert counted(0, "{n} Datei", "{n} Dateien") == "0 Dateien"
        assert counted(1, "{n} Datei", "{n} Dateien") == "1 Datei"
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "just now"),
        (30, "just now"),
        (60, "1 minute"),
        (7200, "2 hours"),
        (DAY, "1 day"),
        (20 * DAY, "2 weeks"),
        (90 * DAY, "2 months"),
        (800 * DAY, "2 years"),
    ],
)
def test_an_age_is_shown_in_its_largest_unit(seconds: float, text: str) -> None:
    assert age_text(seconds) == text


def test_a_time_that_does_not_exist_is_an_empty_text() -> None:
    assert date_text(1e20) == ""
    assert date_text(1_000_000_000).startswith("2001-09-")


def test_a_moment_is_shown_as_the_settings_ask() -> None:
    now = time.time()
    assert moment_text(now - 3 * DAY, AgeFormat.RELATIVE) == "3 days"
    assert moment_text(now, AgeFormat.DATE) == date_text(now)


@pytest.mark.parametrize(("size", "text"), [(0, "0 B"), (999, "999 B"), (3_600_000, "3.6 MB")])
def test_sizes_are_decimal(size: int, text: str) -> None:
    assert size_text(size) == text


def test_runtimes_and_text_from_outside() -> None:
    assert (runtime_text(None), runtime_text("any"), runtime_text("314")) == ("", "any", "Pyodide 314")
    assert visible_text("a\x1b[31mb\n") == "a\\x1b[31mb\\n"


def test_a_problem_is_a_sentence() -> None:
    assert "/nowhere" in say(Problem(Code.NO_SUCH_FOLDER, path="/nowhere"))


def test_a_share_is_shown_in_percent_and_as_a_reduction_or_growth() -> None:
    assert (percent_text(0.578), percent_text(-0.5), percent_text(-0.0001)) == ("57.8 %", "−50.0 %", "0.0 %")
    assert (less_text(0.578), less_text(-0.5), less_text(0.0)) == ("57.8 % less", "50.0 % more", "0.0 % less")


def test_a_step_is_shown_with_its_number() -> None:
    assert step_text(StepStarted(PackStep.PROVE, 3)).startswith("Proof 3: ")


def test_a_long_list_is_cut_and_says_by_how_much() -> None:
    assert first_lines(["a", "b"], 2) == ["a", "b"]
    assert first_lines(["a", "b", "c", "d"], 2) == ["a", "b", "… and 2 more"]


def test_13_a_path_below_the_home_folder_begins_with_a_tilde(home: Path) -> None:
    assert path_text(home / "caches") == str(Path("~") / "caches")
    assert path_text(str(home / "a\nb")) == str(Path("~") / "a\\nb")
    assert path_text(Path("/elsewhere")) == str(Path("/elsewhere"))
    assert path_text(home) == str(home)


def test_13_a_message_names_paths_below_the_home_folder_with_a_tilde(home: Path) -> None:
    assert say(Problem(Code.GONE, path=str(home / "a.whl"))).startswith(str(Path("~") / "a.whl"))
    elsewhere = f"/mnt{home / 'a.whl'}"
    assert elsewhere in say(Problem(Code.GONE, path=elsewhere)), "that is not the home folder"


def test_a_message_cuts_hashes_but_not_names_of_objects_or_what_a_requirement_can_have() -> None:
    shown = say(Problem(Code.ALTERED_FILE, name="six.whl", actual="ab" * 32, expected="cd" * 32))
    assert "sha256 abababababab…, published cdcdcdcdcdcd…)" in shown
    key = f"v1/blobs/sha256/{'ab' * 32}"
    assert key in say(Problem(Code.WRONG_OBJECT, team="class", key=key))
    found = f"sha256:{'ab' * 32}"
    assert found in say(Problem(Code.HASH_NOT_ALLOWED, name="six", version="1.0", found=found))


def test_13_a_sentence_starts_with_a_capital_letter_unless_a_name_comes_first(qapp: QApplication) -> None:
    assert say(Problem(Code.NO_SUCH_FOLDER, path="/x")) == "There is no folder /x"
    assert say(Problem(Code.NO_SUCH_FOLDER, path="/x"), within=True) == "there is no folder /x"
    assert say(Problem(Code.UNREACHABLE, index="pip.example", error="no")).startswith("The package index pip.example")
    assert say(Problem(Code.NOT_IN_LOCK, name="six")) == "six is not in the lock file"
    assert say(Problem(Code.NOT_FOR_MICROPIP, names="six", count=1)).startswith("loadPackage loads six")


def test_13_a_sentence_about_a_package_names_it_once(qapp: QApplication) -> None:
    assert say_of("six", Problem(Code.NOT_IN_LOCK, name="six")) == "six is not in the lock file"
    assert say_of("six!", Problem(Code.BAD_REQUIREMENT, text="six!", error="x")).startswith("“six!” is not a valid")
    gone = Problem(Code.DEPENDENCY_UNAVAILABLE, name="attrs", cause=Problem(Code.NOT_IN_LOCK, name="attrs"))
    assert say_of("six", gone).startswith("six: its dependency attrs is not available")


def test_many_names_are_cut_short() -> None:
    assert some_names(["a", "b", "c"]) == "a, b, c"
    assert some_names(["a\n", "b", "c", "d"]) == "a\\n, b, c …"


def test_amounts_leave_out_what_has_no_files() -> None:
    parts = (("{files} kept", 0), ("{files} removed, {size}", 2, 1_500_000), ("{files} left", 1))
    assert amounts(*parts) == ["2 files removed, 1.5 MB", "1 file left"]

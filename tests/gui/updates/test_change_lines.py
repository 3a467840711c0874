from __future__ import annotations

from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.updates.diff import Diff, Item, Side, diff
from pyodide_cache.updates.outdated import Outdated, ReleaseForecast
from pyodide_cache_gui.updates.change_lines import diff_lines, diff_summary, forecast_lines, forecast_summary


def side(python: str, **packages: tuple[str, str | None]) -> Side:
    items = {
        canonicalize_name(name): Item(canonicalize_name(name), version, f"{name}.whl", sha256)
        for name, (version, sha256) in packages.items()
    }
    return Side("a side", items, Runtime(python, "emscripten_4_0_9", "2025_0"))


def change() -> Diff:
    before = side("3.12.7", numpy=("1.0", "a"), six=("1", "a"), gone=("3", "a"), same=("1", "a"), blind=("1", None))
    after = side("3.13.2", numpy=("2.0", "b"), six=("1", "b"), new=("4", "a"), same=("1", "a"), blind=("1", "a"))
    return diff(before, after)


def test_each_difference_is_a_row_and_rebuilt_packages_come_last() -> None:
    assert [line.texts for line in diff_lines(change())] == [
        ("numpy", "1.0", "2.0", "new version"),
        ("gone", "3", "", "removed"),
        ("new", "", "4", "added"),
        ("six", "1", "1", "rebuilt"),
    ]


def test_the_summary_counts_and_names_what_changed_in_the_runtime() -> None:
    python, counts = diff_summary(change()).split("\n")
    assert python == "Python: 3.12.7 → 3.13.2"
    assert counts == (
        "1 new version, 1 added, 1 removed, 1 rebuilt at the same version, 1 unchanged, "
        "1 not compared, because their hash is not known"
    )


def test_the_forecast_names_changes_and_who_needs_what_is_gone() -> None:
    gone = canonicalize_name("gone")
    found = Outdated(
        "1.0", 3, (ReleaseForecast("1.1", change(), {gone: ("list “course”",)}), ReleaseForecast("1.2", None, {}))
    )
    unknown, known = forecast_lines(found)
    assert unknown.texts == ("1.2", "The packages of this release are not known yet", "", "", "")
    assert known.texts == ("1.1", "1", "1", "1", "numpy 1.0 → 2.0; gone is removed, and needed by list “course”")
    assert forecast_summary(found) == "This directory is for Pyodide 1.0 and has 3 packages."


def test_without_a_newer_release_the_page_says_so() -> None:
    assert forecast_summary(Outdated("1.0", 1, ())).endswith("has 1 package. No newer release is known.")


def test_an_upgrade_that_changes_nothing_says_so() -> None:
    one = side("3.13.2", six=("1", "a"))
    (line,) = forecast_lines(Outdated("1.0", 1, (ReleaseForecast("1.1", diff(one, one), {}),)))
    assert line.texts == ("1.1", "0", "0", "0", "all versions stay the same")

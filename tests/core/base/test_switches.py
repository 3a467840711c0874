"""Environment variables that switch something on or off."""

from __future__ import annotations

import pytest

from pyodide_cache.base.switches import switch


@pytest.mark.parametrize(
    ("text", "state"),
    [("1", True), ("yes", True), ("anything", True), (" 0 ", False), ("No", False), ("off", False), ("", None)],
)
def test_a_variable_switches_on_unless_it_says_no(
    text: str, state: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SWITCH", text)
    assert switch("SWITCH") is state
    monkeypatch.delenv("SWITCH")
    assert switch("SWITCH") is None

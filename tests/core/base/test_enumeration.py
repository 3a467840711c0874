from __future__ import annotations

import copy
import json
import pickle

import pytest

from pyodide_cache.base.enumeration import StrEnum


class Color(StrEnum):
    """A color."""

    RED = "red"
    DARK_BLUE = "dark-blue"

    @property
    def is_dark(self) -> bool:
        return self is Color.DARK_BLUE


def test_a_member_of_an_enumeration_equals_its_text() -> None:
    assert Color.RED == "red"
    assert {Color.RED: 1}["red"] == 1
    assert f"{Color.DARK_BLUE}, {Color.RED!s}" == "dark-blue, red"
    assert json.dumps({Color.RED: Color.DARK_BLUE}) == '{"red": "dark-blue"}'
    assert (Color.RED.name, Color.RED.value, type(Color.RED.value)) == ("RED", "red", str)
    assert repr(Color.RED) == "<Color.RED: 'red'>"
    assert Color.DARK_BLUE.is_dark
    assert not Color.RED.is_dark


def test_members_come_in_their_order() -> None:
    assert [*Color] == [Color.RED, Color.DARK_BLUE]
    assert len(Color) == 2
    assert "dark-blue" in Color
    assert "blue" not in Color
    assert ["red"] not in Color


def test_a_text_gives_its_member() -> None:
    assert Color("dark-blue") is Color.DARK_BLUE
    assert Color(Color.RED) is Color.RED


@pytest.mark.parametrize("value", ["blue", "RED", "", None, 1, ["red"]])
def test_what_is_no_text_of_a_member_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Color"):
        Color(value)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda item: pickle.loads(pickle.dumps(item))])
def test_a_copy_is_the_member_itself(duplicate: object) -> None:
    assert duplicate(Color.RED) is Color.RED

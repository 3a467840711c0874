from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from threading import Barrier, Thread
from typing import Any, Generic, TypeVar

import pytest

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import as_dict, field, field_names, from_dict, record, replace

R = TypeVar("R")


class Kind(StrEnum):
    WHEEL = "wheel"


@record
class Point:
    x: int
    y: int = 2
    label: str = field(default="", compare=False, repr=False)


@record
class Shape:
    """A record with every kind of field."""

    points: tuple[Point, ...]
    tags: list[str] = field(default_factory=list, compare=False)
    count: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", len(self.points))

    @property
    def first(self) -> Point:
        return self.points[0]


@record
class Result(Generic[R]):
    value: R


@record
class Empty:
    pass


def test_fields_are_set_by_position_and_by_name_with_defaults() -> None:
    assert (Point(1).x, Point(1).y, Point(y=3, x=4).y, Point(1, 2, "a").label) == (1, 2, 3, "a")
    assert Shape((Point(1), Point(2))).count == 2
    assert Shape((Point(1),)).first == Point(1)
    assert Result("a").value == "a"


def test_each_record_gets_a_default_of_its_own() -> None:
    one, other = Shape(()), Shape(())
    one.tags.append("a")

    assert other.tags == []


def test_the_first_values_of_a_class_are_made_as_all_later_ones() -> None:
    @record
    class New:
        x: int
        tags: list[str] = field(default_factory=list)
        y: int = 2
        z: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "z", self.x + self.y)

    for _ in range(20):
        for value in (New(1, ["a"]), New(tags=["a"], x=1), New(1, y=2, tags=["a"])):
            assert repr(value).endswith("New(x=1, tags=['a'], y=2, z=3)")
        assert New(1).tags is not New(1).tags
        assert New(1) == New(y=2, x=1)
        assert type(New(1)) is New


@pytest.mark.parametrize("often", [1, 20])
@pytest.mark.parametrize("make", [Point, partial(Point, 1, z=2), partial(Point, 1, 2, "", 3), partial(Empty, 1)])
def test_wrong_arguments_are_refused_with_the_name_of_the_class(make: Any, often: int) -> None:
    assert [(Point(1), Empty()) for _ in range(often)]
    with pytest.raises(TypeError, match=r"(Point|Empty)\.__new__"):
        make()


def test_a_record_cannot_be_changed() -> None:
    point = Point(1)

    with pytest.raises(AttributeError, match="x cannot be changed"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="x cannot be changed"):
        del point.x
    with pytest.raises(AttributeError, match="z cannot be changed"):
        point.z = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_equality_and_hash_use_the_compared_fields() -> None:
    assert Point(1, label="a") == Point(1, label="b")
    assert hash(Point(1, label="a")) == hash(Point(1, label="b"))
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2, "")
    assert len({Point(1), Point(1), Point(2), Empty(), Empty()}) == 3


def test_records_of_two_classes_with_equal_fields_differ() -> None:
    @record
    class Other:
        x: int
        y: int = 2

    assert Point(1) != Other(1)


def test_methods_of_the_class_are_kept() -> None:
    @record
    class Anything:
        value: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Anything)

        def __repr__(self) -> str:
            return "anything"

    assert Anything(1) == Anything(2)
    assert repr(Anything(1)) == "anything"


def test_repr_shows_the_fields() -> None:
    assert repr(Point(1, label="a")) == "Point(x=1, y=2)"
    assert repr(Empty()) == "Empty()"


def test_fields_are_matched_by_position_and_by_name() -> None:
    match Point(1, 5, "a"):
        case Point(x, y, label="a"):
            assert (x, y) == (1, 5)
        case _:
            pytest.fail("not matched")


def test_replace_changes_some_fields() -> None:
    point = Point(1, 5, "a")

    assert replace(point, y=6).y == 6
    assert replace(point, y=6).label == "a"
    assert point.y == 5
    assert replace(Shape(()), points=(point,)).count == 1
    assert replace(Empty()) == Empty()
    with pytest.raises(TypeError):
        replace(point, z=1)  # type: ignore[call-arg]


def test_records_can_be_copied_and_pickled() -> None:
    shape = Shape((Point(1),), ["a"])

    for twin in (copy.copy(shape), copy.deepcopy(shape), pickle.loads(pickle.dumps(shape))):
        assert twin == shape
        assert (twin.tags, twin.count) == (["a"], 1)


def test_as_dict_and_field_names() -> None:
    assert field_names(Point) == ("x", "y", "label")
    assert as_dict(Shape((Point(1),), ["a"])) == {
        "points": ({"x": 1, "y": 2, "label": ""},),
        "tags": ["a"],
        "count": 1,
    }


@record
class Saved:
    """A record with every kind of value that is written as JSON."""

    name: str
    kind: Kind
    folder: Path
    points: tuple[Point, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    most: int | None = None
    is_done: bool = False


def test_a_record_is_the_same_after_it_was_written_as_json_and_read_again() -> None:
    saved = Saved("a", Kind.WHEEL, Path("/b"), (Point(1), Point(3, 4)), {"c": "d"}, 1.5, 7, True)
    assert from_dict(Saved, json.loads(json.dumps(as_dict(saved), default=str))) == saved
    assert from_dict(Saved, as_dict(saved)) == saved
    assert from_dict(Saved, {"name": "a", "kind": "wheel", "folder": "/b", "seconds": 2}).seconds == 2.0


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": 1}, "name cannot be 1"),
        ({"name": "a\0b"}, "name cannot be"),
        ({"name": "\ud800"}, "surrogates not allowed"),
        ({"kind": "moon"}, "moon"),
        ({"folder": "a\0b"}, "folder cannot be"),
        ({"folder": None}, "folder cannot be None"),
        ({"points": [{"x": "1"}]}, "x cannot be '1'"),
        ({"points": {"x": 1}}, "points cannot be"),
        ({"points": [1]}, "not an object"),
        ({"hashes": {"a": 1}}, "hashes cannot be 1"),
        ({"seconds": True}, "seconds cannot be True"),
        ({"most": 1.5}, "most cannot be 1.5"),
        ({"is_done": 1}, "is_done cannot be 1"),
        ({"other": 1}, "other is not known"),
    ],
    ids=str,
)
def test_a_document_of_another_form_is_refused(change: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        from_dict(Saved, {"name": "a", "kind": "wheel", "folder": "/b", **change})


def test_a_missing_value_is_named() -> None:
    with pytest.raises(ValueError, match="it has no kind, folder"):
        from_dict(Saved, {"name": "a", "points": [], "hashes": {}, "seconds": 0, "most": None, "is_done": False})


def test_the_class_keeps_its_name_and_documentation() -> None:
    assert (Shape.__name__, Shape.__qualname__, Shape.__module__) == ("Shape", "Shape", __name__)
    assert Shape.__doc__ == "A record with every kind of field."


def test_a_mutable_default_is_refused() -> None:
    with pytest.raises(TypeError, match="mutable default of names"):

        @record
        class Names:
            names: list[str] = []  # noqa: RUF012 -- what the test is about


def test_a_record_cannot_extend_another() -> None:
    with pytest.raises(TypeError, match="extends another record"):

        @record
        class Colored(Point):
            color: str = ""


def test_threads_may_use_a_new_class_at_the_same_time() -> None:
    for _ in range(20):

        @record
        class New:
            x: int

        barrier = Barrier(4)
        found: list[New] = []

        def use(barrier: Barrier = barrier, new: type[New] = New, found: list[New] = found) -> None:
            barrier.wait()
            found.extend(new(1) for _ in range(10))

        threads = [Thread(target=use) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [New(1)] * 40

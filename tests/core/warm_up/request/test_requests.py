"""Requests for packages add up."""

from __future__ import annotations

from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.warm_up.request.requests import PackageRequest

SIX, RICH = Requirement("six"), Requirement("rich>=2")
NOTE = Problem(Code.NOTHING_REQUIRED, path="a.txt")


def test_two_requests_add_up_without_duplicates() -> None:
    one = PackageRequest((SIX,), (("!", NOTE),), (RICH,), {"six": ("a",)}, (NOTE,), {SIX: frozenset({"sha256:1"})})
    other = PackageRequest(
        (SIX, RICH), (("!", NOTE),), (RICH,), {"rich": ("b",)}, (NOTE,), {SIX: frozenset({"md5:2"})}
    )
    assert one + other == PackageRequest(
        (SIX, RICH),
        (("!", NOTE),),
        (RICH,),
        {"six": ("a",), "rich": ("b",)},
        (NOTE,),
        {SIX: frozenset({"sha256:1", "md5:2"})},
    )


def test_what_one_request_needs_is_not_optional_in_the_sum() -> None:
    spare = PackageRequest((SIX, RICH), optional=(SIX, RICH))
    for total in (spare + PackageRequest((SIX,)), PackageRequest((SIX,)) + spare):
        assert total.optional == (RICH,)
    assert (spare + spare).optional == (SIX, RICH)


def test_needed_requirements_are_narrowed_by_constraints() -> None:
    request = PackageRequest((SIX, RICH), constraints=(Requirement("RICH<3"),), optional=(SIX,))
    assert [str(item) for item in request.needed_by(lambda: NotImplemented)] == ["rich<3,>=2"]

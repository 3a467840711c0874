"""A plan is a value with failures, for every kind of job."""

from __future__ import annotations

from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record


@record
class Simple(Plan[int]):
    """A plan without failures of its own."""

    files: tuple[str, ...] = ()


@record
class Failing(Plan[str]):
    """A plan that knows what fails."""

    missing: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What is missing."""
        return tuple(Failure(name, Problem(Code.NOT_IN_LOCK, name=name)) for name in self.missing)


def test_a_plan_has_no_failures_unless_it_says_so() -> None:
    assert Simple(("a",)).failures == ()
    (failure,) = Failing(("ghost",)).failures
    assert failure == Failure("ghost", Problem(Code.NOT_IN_LOCK, name="ghost"))


def test_plans_are_compared_by_value() -> None:
    assert Simple(("a",)) == Simple(("a",))
    assert Simple(("a",)) != Simple(("b",))
    assert hash(Failing(("a",))) == hash(Failing(("a",)))

"""Resolve requirements with the small distribution and an index of made-up wheels."""

from __future__ import annotations

from collections.abc import Callable

from pyodide_cache.base.problems import Code
from pyodide_cache.messages import explain
from pyodide_cache.warm_up.resolution.resolve import Resolution
from support.wheels import Wheel, build_wheel

#: The fixture ``ask``: takes requirements, and the wheels and options of the index.
Ask = Callable[..., Resolution]


def versions(resolution: Resolution) -> dict[str, str]:
    """Return the chosen versions by name."""
    return {pin.name: pin.version for pin in resolution.pins}


def only_failure(resolution: Resolution) -> tuple[Code, str]:
    """Return the code and the sentence of the only failure."""
    assert len(resolution.failures) == 1
    problem = resolution.failures[0].problem
    return problem.code, explain(problem)


def chain(number: int = 12) -> tuple[Wheel, ...]:
    """Return many versions that all need what a lock file has too old."""
    return (
        *(build_wheel("idn", version) for version in ("3.18", "3.19", "3.20")),
        *(build_wheel("js", f"{n}.0") for n in range(number)),
        *(build_wheel("h2", f"2.{n}", requires=["idn>=3.18", "js"]) for n in range(number)),
        *(build_wheel("oai", f"3.{n}", requires=["h2<3,>=2"]) for n in range(number)),
        *(
            build_wheel("slim", f"2.{n}", requires=["oai>=3; extra=='o'", "tik>=0.1; extra=='o'"], extras=["o"])
            for n in range(number)
        ),
    )


def tik(bound: str) -> tuple[Wheel, ...]:
    """Return a lock file's packages that need ``idn`` within a bound."""
    return (
        build_wheel("tik", "0.12", requires=["req"]),
        build_wheel("req", "2.33", requires=[f"idn{bound}"]),
        build_wheel("idn", "3.11"),
    )

"""Requirement sets for the real micropip, generated with fixed seeds, and what is right for each."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from runtime.micropip_cases import LINUX_TAG, Case
from support.wheels import PURE_TAG, WASM_TAG, Wheel, build_wheel

#: How many sets; with the cases by hand there are more than 200.
COUNT = 130

_BOUNDS = ("", "", "", ">=2", "<3", "<2", "==2.0", "!=3.0", "~=2.0", ">1", "<=2.0")
_MARKERS = ("", "", "", "", '; sys_platform == "emscripten"', '; sys_platform == "linux"', '; python_version < "3"')


def generated_case(seed: int) -> Case:
    """Return requirements on a few projects of their own, with versions, tags, extras, markers and a lock file."""
    chance = random.Random(seed)
    names = [f"set{seed}{letter}" for letter in "abcde"[: chance.randrange(3, 6)]]
    # A locked package requires what is locked before it, in any version: then METADATA and depends say the same.
    locked: list[Wheel] = []
    for name in names[-chance.randrange(3) :] if chance.random() < 0.6 else []:
        requires = [chance.choice(locked).name] if locked and chance.random() < 0.5 else []
        locked.append(build_wheel(name, f"{chance.randrange(1, 4)}.0", requires=requires))
    held = {wheel.name for wheel in locked}
    index = [
        build_wheel(
            name,
            f"{version}.0",
            tag=chance.choice([PURE_TAG] * 6 + [WASM_TAG, LINUX_TAG]),
            requires=[
                *_requirements(chance, [other for other in names if other != name], held),
                *([] if name in held else [f'{chance.choice(names)}{chance.choice(_BOUNDS)}; extra == "more"']),
            ],
            extras=() if name in held else ("more",),
        )
        for name in names
        for version in range(1, chance.randrange(2, 5))
    ]
    asks = [f"{name}{_extra(chance, name, held)}{chance.choice(_BOUNDS)}" for name in chance.sample(names, 2)]
    return Case(tuple(asks), frozenset(), tuple(index), tuple(locked))


def _requirements(chance: random.Random, others: list[str], held: set[str]) -> Iterator[str]:
    for other in chance.sample(others, chance.choice([0, 0, 1, 1, 2])):
        yield f"{other}{_extra(chance, other, held)}{chance.choice(_BOUNDS)}{chance.choice(_MARKERS)}"


def _extra(chance: random.Random, name: str, held: set[str]) -> str:
    return "[more]" if name not in held and chance.random() < 0.2 else ""


def solutions(case: Case) -> Iterator[dict[str, Wheel]]:
    """Yield every choice of wheels that meets all requirements, found by trying all combinations."""
    by_name: dict[str, list[Wheel | None]] = {}
    for wheel in (*case.locked, *case.index):
        by_name.setdefault(wheel.name, [None]).append(wheel)
    for combination in product(*by_name.values()):
        chosen = {wheel.name: wheel for wheel in combination if wheel and "linux" not in wheel.file_name}
        if fits(case.asks, chosen):
            yield chosen


def fits(asks: Iterable[str], chosen: dict[str, Wheel]) -> bool:
    """Return whether what is asked, and all that it requires, is among the chosen wheels."""
    todo, done = list(asks), set()
    while todo:
        text = todo.pop()
        if text in done:
            continue
        done.add(text)
        requirement = _parsed(text)
        wheel = chosen.get(requirement.name)
        if wheel is None or not requirement.specifier.contains(wheel.version):
            return False
        todo += (item for item in wheel.requires if _applies(item, frozenset(requirement.extras)))
    return True


def wheels_in(case: Case, files: Iterable[str]) -> dict[str, Wheel] | None:
    """Return the wheels with these file names; None if two are of one project."""
    by_file = {wheel.file_name: wheel for wheel in (*case.index, *case.locked)}
    names = [canonicalize_name(parse_wheel_filename(file)[0]) for file in files]
    return {by_file[file].name: by_file[file] for file in files} if len(set(names)) == len(names) else None


@cache
def _parsed(text: str) -> Requirement:
    return Requirement(text)


def _applies(text: str, extras: frozenset[str]) -> bool:
    marker = _parsed(text).marker
    environment = {"sys_platform": "emscripten", "python_version": "3.14"}
    return marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in (*extras, ""))


#: Cases by a name that has the seed.
SETS: dict[str, Case] = {f"set {seed}": generated_case(seed) for seed in range(COUNT)}

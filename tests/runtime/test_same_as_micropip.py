"""A warm-up chooses the same files as the real micropip, except for the differences that are listed here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pyodide_cache.base.events import Cancel
from pyodide_cache.formats.index_choice import IndexChoice
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.resolve import resolve
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache.warm_up.sources import Sources
from runtime.conftest import official_info
from runtime.lock_maker import LOCK, make_distribution
from runtime.micropip_cases import CASES, Case, Kind, short
from runtime.micropip_index import PublicIndex
from runtime.micropip_node import Answer, Question, ask_micropip
from runtime.micropip_sets import SETS, fits, solutions, wheels_in
from runtime.registry import NEWEST, pyodide_folder, wheels_of
from support.servers import IndexServer
from support.sources import sources_of
from support.wheels import build_lock

pytestmark = [pytest.mark.runtime, pytest.mark.registry, pytest.mark.xdist_group("micropip")]


@dataclass(frozen=True)
class Difference:
    """What a warm-up chooses if micropip chooses something else, and why."""

    chosen: frozenset[str]
    reason: str


def _differs(chosen: str, reason: str) -> Difference:
    return Difference(frozenset(chosen.split()), reason)


#: By the names of the cases.
DIFFERENCES: dict[str, Difference] = {
    "the first of two builds": _differs(
        "rebuilt-1.0-2", "micropip takes the build that the index lists first; pip takes the highest build tag"
    ),
    "an older version lacks the missing dependency": _differs(
        "retreat-1.0", "micropip keeps the newest version, and fails; pip takes the older one"
    ),
    "a conflict that going back solves": _differs(
        "distant-1.0 distanter-1.0 distantest-1.0 greedy-1.0 shared-1.0",
        "micropip keeps the first version that it finds, and fails; resolvelib backtracks",
    ),
    "a lock package wanted once with any version and once newer": _differs(
        "twice-2.0 twiceuser-1.0", "micropip would install both versions, one over the other"
    ),
    "a lock package's depend wanted newer": _differs(
        "anchor-2.0 anchored-1.0 anchoruser-1.0", "micropip would install both versions, one over the other"
    ),
    "pre-releases of a dependency": _differs(
        "hasten-1.0 hastenbase-1.0", "micropip allows them for dependencies; a pre-release is taken where it is named"
    ),
    "a version in the lock that is none": _differs(
        "odd-nightly", "micropip stops with an error; loadPackage loads the package with any version"
    ),
    "a version in the lock that is none, and bounds": _differs(
        "odder-1.0", "micropip stops with an error; an invalid version does not match, so the index is used"
    ),
    "the newest is for a newer Python": _differs(
        "modern-1.0", "micropip does not read requires-python; a wheel that excludes the runtime is skipped"
    ),
    "the final release has no wheel that loads": _differs(
        "binary-2.0rc1",
        "micropip counts releases that cannot be loaded (PEP 700), then finds no wheel; pip does not count them",
    ),
    "an extra that asks for the package's own extra": _differs(
        "selfish-1.0 selfishmore-1.0", "micropip considers the package done, and ignores its second extra"
    ),
    "an extra that the package does not offer": _differs(
        "modest-1.0", "micropip stops with a KeyError; as in pip, the extra is ignored"
    ),
    "an extra in another spelling": _differs(
        "formal-1.0 formalmore-1.0", "micropip does not compare extras as PEP 685 says, and stops with a KeyError"
    ),
    "an index that lost its metadata": _differs(
        "forgetful-1.0 remembered-1.0",
        "micropip reads the error page as metadata, and finds no requirements; the wheel is read instead",
    ),
    "an index in JSON with relative links": _differs(
        "related-1.0", "micropip does not resolve them, although PEP 691 allows them"
    ),
}


ALL = CASES | SETS

#: Why generated sets differ, and how many do at most. micropip asks for pages at once, so which of the two happens
#: depends on the page that comes first.
_FAILS, _TWO_VERSIONS = "micropip fails, since it does not go back", "micropip installs two versions of a package"
_MOST_DIFFERENCES = 16


@dataclass(frozen=True)
class World:
    """A lock file beside the real micropip, and indexes, with the packages of all cases."""

    distribution: Path
    indexes: Mapping[Kind, IndexServer]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    micropip = wheels_of(NEWEST)["micropip"]
    folder = make_distribution(tmp_path_factory.mktemp("distribution"), official_info(NEWEST), [micropip])
    lock = json.loads((folder / LOCK).read_text())
    for case in ALL.values():
        lock["packages"] |= build_lock(case.locked, depends=case.depends)["packages"]
        for wheel in case.locked:
            wheel.write_to(folder)
    (folder / LOCK).write_text(json.dumps(lock))

    with ExitStack() as stack:
        indexes = {kind: _index(kind) for kind in Kind}
        for index in indexes.values():
            stack.callback(index.stop)
        yield World(folder, indexes)


def _index(kind: Kind) -> IndexServer:
    cases = [case for case in ALL.values() if case.kind is kind]
    serve = IndexServer if kind is Kind.RELATIVE_LINKS else PublicIndex
    index = serve(
        [wheel for case in cases for wheel in case.index],
        form="html" if kind is Kind.HTML else "json",
        metadata=kind is not Kind.NO_METADATA,
        yanked=[wheel.file_name for case in cases for wheel in case.yanked],
        names={name: files for case in cases for name, files in case.sdists.items()},
    )
    lost = [wheel for case in cases if case.lost_metadata for wheel in case.index]
    index.server.failures = {f"/files/{wheel.file_name}.metadata": [404] * 10 for wheel in lost}
    return index


@pytest.fixture(scope="module")
def micropip_answers(world: World) -> dict[str, Answer]:
    questions = [
        Question(
            case.asks,
            world.indexes[case.kind].url.rstrip("/"),
            case.index_first,
            case.constraints,
            case.deps,
            case.pre,
        )
        for case in ALL.values()
    ]
    folder = world.distribution
    answers = ask_micropip(pyodide_folder(NEWEST), folder, folder / LOCK, questions)
    return dict(zip(ALL, answers, strict=True))


@pytest.fixture
def answers_of_warm_ups(world: World, tmp_path: Path) -> dict[str, Answer]:
    answers = {}
    for kind, index in world.indexes.items():
        source_options = SourceOptions(str(world.distribution), index_url=index.url)
        with sources_of(source_options, Inventory(tmp_path)) as sources:
            answers |= {name: _answer(case, sources, index.url) for name, case in ALL.items() if case.kind is kind}
    return answers


def test_micropip_chooses_what_the_cases_say(micropip_answers: dict[str, Answer]) -> None:
    wrong = [
        f"{name}: {_names(answer.files)} {answer.error}"
        for name, answer in micropip_answers.items()
        if name in CASES and _names(answer.files) != sorted(CASES[name].chosen)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_warm_up_chooses_what_micropip_chooses_except_for_known_differences(
    micropip_answers: dict[str, Answer], answers_of_warm_ups: dict[str, Answer]
) -> None:
    wrong = []
    for name in CASES:
        chosen, theirs = _names(answers_of_warm_ups[name].files), _names(micropip_answers[name].files)
        difference = DIFFERENCES.get(name)
        if difference is None and chosen != theirs:
            wrong.append(f"{name}: not listed: {chosen} and not {theirs} {answers_of_warm_ups[name].error}")
        elif difference and chosen == theirs:
            wrong.append(f"{name}: listed, but the same: {chosen}")
        elif difference and chosen != sorted(difference.chosen):
            wrong.append(f"{name}: another difference: {chosen} {answers_of_warm_ups[name].error}")
    assert not wrong, "\n".join(wrong)
    assert set(DIFFERENCES) <= set(CASES)


def test_what_a_warm_up_chooses_for_generated_sets_is_right_and_differs_only_in_known_ways(
    micropip_answers: dict[str, Answer], answers_of_warm_ups: dict[str, Answer]
) -> None:
    wrong, differences = [], {}
    for name, case in SETS.items():
        ours, theirs = answers_of_warm_ups[name], micropip_answers[name]
        chosen = wheels_in(case, ours.files)
        if bool(ours.files) is not any(solutions(case)):
            wrong.append(f"{name}: {case.asks}: {_names(ours.files)} {ours.error}")
        elif ours.files and not (chosen and fits(case.asks, chosen)):
            wrong.append(f"{name}: {case.asks}: does not fit: {_names(ours.files)}")
        elif ours.files != theirs.files:
            differences[name] = _kind_of_difference(case, theirs)
    assert not wrong, "\n".join(wrong)
    assert set(differences.values()) <= {_FAILS, _TWO_VERSIONS}, differences
    assert len(differences) <= _MOST_DIFFERENCES, differences


def _kind_of_difference(case: Case, theirs: Answer) -> str:
    """Return why the answers differ; docs/decisions has the reasons."""
    if not theirs.files:
        return _FAILS
    return "not known" if wheels_in(case, theirs.files) else _TWO_VERSIONS


def test_every_project_belongs_to_one_case() -> None:
    owners: dict[str, str] = {}
    for name, case in ALL.items():
        for project in {wheel.name for wheel in (*case.index, *case.locked)} | set(case.sdists):
            assert owners.setdefault(project, name) == name
    assert len(ALL) >= 200


def _answer(case: Case, sources: Sources, url: str) -> Answer:
    """Return what a warm-up would fetch; as in micropip, nothing if a requirement cannot be met."""
    asks, constraints = (tuple(map(Requirement, texts)) for texts in (case.asks, case.constraints))
    names = frozenset(canonicalize_name(item.name) for item in asks)
    request = PackageRequest(
        asks,
        constraints=constraints,
        index=IndexChoice(ahead=tuple((name, url) for name in names if case.index_first)),
        prereleases=names if case.pre else frozenset(),
        without_dependencies=frozenset() if case.deps else names,
    )
    resolution = resolve(request, sources, Cancel())
    if resolution.failures:
        return Answer(frozenset(), "; ".join(str(failure.problem.code) for failure in resolution.failures))
    return Answer(frozenset(pin.file.file_name for pin in resolution.pins), "")


def _names(files: frozenset[str]) -> list[str]:
    return sorted(map(short, files))

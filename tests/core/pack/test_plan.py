from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.pack.decide import Why, decide, module_of
from pyodide_cache.pack.plan import PackPlan, plan_pack
from pyodide_cache.pack.report import planned_rows
from pyodide_cache.pack.settings import DEFAULT, Keep, PackSettings, Strategy
from pyodide_cache.pack.trace import STDLIB, Archive, Steps, Trace, TracedMember, TracedPlace, trace_from_json

SITE = "/lib/python3.14/site-packages"
ZIP = "/lib/python314.zip"


def a_member(name: str, *needs: str) -> TracedMember:
    return TracedMember(name, 100, 40, needs)


SKY = Archive(
    "sky",
    "1.0",
    "sky-1.0-py3-none-any.whl",
    "00" * 32,
    1000,
    TracedPlace.SITE,
    (
        a_member("sky/__init__.py"),
        a_member("sky/stars.py", "sky.late", "mars"),
        a_member("sky/late.py"),
        a_member("sky/deep/__init__.py"),
        a_member("sky/deep/far.py"),
        a_member("sky/names.txt"),
        a_member("sky/more.txt"),
        a_member("sky/tests/test_sky.py"),
        a_member("sky/docs/guide.rst"),
        a_member("sky/_fast.cpython-314-wasm32-emscripten.so", "libstars.so"),
        a_member("sky/_slow.cpython-314-wasm32-emscripten.so"),
        a_member("sky-1.0.data/data/share/map.txt"),
        a_member("sky-1.0.dist-info/METADATA"),
        a_member("sky-1.0.dist-info/licenses/LICENSE"),
        a_member("sky-1.0.dist-info/INSTALLER"),
    ),
)
LIBRARIES = Archive(
    "libstars",
    "2",
    "libstars-2.zip",
    "11" * 32,
    500,
    TracedPlace.DYNLIB,
    (a_member("libstars.so", "libdust.so"), a_member("libdust.so"), a_member("libmoon.so")),
)
UNUSED = Archive("libmoon", "1", "libmoon-1.zip", "22" * 32, 300, TracedPlace.DYNLIB, (a_member("libmoon2.so"),))
STANDARD = Archive(
    STDLIB,
    "",
    "python_stdlib.zip",
    "33" * 32,
    2000,
    TracedPlace.ARCHIVE,
    (a_member("json/__init__.py"), a_member("mars.py"), a_member("encodings/utf_8.py")),
)


def a_trace(*used: str, listed: tuple[str, ...] = (), **other: object) -> Trace:
    origins = tuple(path for path in used if path.endswith(".py"))
    trace = Trace(
        script="/app/app.py",
        app_sha256="aa",
        pyodide="314.0.7",
        python="3.14.2",
        site=SITE,
        prefix="/",
        archives=(SKY, LIBRARIES, UNUSED, STANDARD),
        opened=used,
        looked=(),
        listed=listed,
        origins=origins,
        modules=(),
        attempts=(),
        before=Steps(1, 2, 3, 4),
        output_sha256="bb",
    )
    return replace(trace, **other)


USED = a_trace(f"{SITE}/sky/__init__.py", f"{SITE}/sky/stars.py", f"{SITE}/sky/names.txt", f"{ZIP}/json/__init__.py")


def kept(plan: PackPlan, name: str) -> set[str]:
    return {member for item in plan.archives if item.archive.name == name for member in item.kept}


def test_what_was_opened_stays_with_the_metadata_and_the_licence_and_nothing_else() -> None:
    plan = plan_pack(USED, PackSettings())
    assert kept(plan, "sky") == {
        *("sky/__init__.py", "sky/stars.py", "sky/names.txt"),
        *("sky-1.0.dist-info/METADATA", "sky-1.0.dist-info/licenses/LICENSE"),
    }
    assert kept(plan, STDLIB) == {"json/__init__.py", "encodings/utf_8.py"}
    dropped = {item.archive.name for item in plan.archives if item.is_dropped}
    assert dropped == {"libstars", "libmoon"}


def test_each_member_that_goes_names_the_strategy_that_takes_it() -> None:
    by_name = {item.member.name: item.why for item in decide(USED, PackSettings())["sky"] if not item.kept}
    assert by_name["sky/tests/test_sky.py"] is Strategy.TESTS
    assert by_name["sky/docs/guide.rst"] is Strategy.DOCS
    assert by_name["sky/late.py"] is Strategy.FILES
    assert by_name["sky/_slow.cpython-314-wasm32-emscripten.so"] is Strategy.LIBRARIES


def test_without_strategies_everything_stays() -> None:
    plan = plan_pack(USED, PackSettings(strategies=frozenset()))
    assert plan.after.files == plan.before.files
    assert plan.dropped() == frozenset()


@pytest.mark.parametrize("strategy", sorted(DEFAULT - {Strategy.RECOMPRESS}))
def test_a_strategy_that_is_unticked_takes_nothing(strategy: Strategy) -> None:
    plan = plan_pack(USED, PackSettings(strategies=DEFAULT - {strategy}))
    taken = {name for row in planned_rows(plan) for name, _ in row.taken}
    assert strategy not in taken
    alone = plan_pack(USED, PackSettings(strategies=frozenset({strategy})))
    assert {name for row in planned_rows(alone) for name, _ in row.taken} == {strategy}


def test_a_library_that_was_loaded_keeps_all_that_it_needs() -> None:
    trace = a_trace(f"{SITE}/sky/_fast.cpython-314-wasm32-emscripten.so")
    plan = plan_pack(trace, PackSettings())
    assert kept(plan, "libstars") == {"libstars.so", "libdust.so"}
    assert "sky/__init__.py" in kept(plan, "sky")


def test_an_include_keeps_the_module_and_its_packages() -> None:
    plan = plan_pack(USED, PackSettings(include=("sky/deep/f*",)))
    assert {"sky/deep/far.py", "sky/deep/__init__.py"} <= kept(plan, "sky")


def test_lazy_imports_of_what_is_kept_stay_on_request_in_the_standard_library_too() -> None:
    plan = plan_pack(USED, PackSettings(keep=frozenset({Keep.LAZY_IMPORTS})))
    assert "sky/late.py" in kept(plan, "sky")
    assert "mars.py" in kept(plan, STDLIB)


def test_data_files_stay_on_request_but_not_those_of_tests_and_documents() -> None:
    plan = plan_pack(USED, PackSettings(keep=frozenset({Keep.DATA})))
    assert "sky/more.txt" in kept(plan, "sky")
    assert "sky/docs/guide.rst" not in kept(plan, "sky")


def test_all_metadata_stays_on_request() -> None:
    plan = plan_pack(USED, PackSettings(keep=frozenset({Keep.METADATA})))
    assert "sky-1.0.dist-info/INSTALLER" in kept(plan, "sky")


def test_a_folder_that_the_app_listed_keeps_its_files_but_a_look_over_site_packages_keeps_none() -> None:
    listed = a_trace(listed=(f"{SITE}/sky", SITE, ZIP))
    plan = plan_pack(listed, PackSettings())
    assert {"sky/names.txt", "sky/late.py"} <= kept(plan, "sky")
    assert "sky/deep/far.py" not in kept(plan, "sky")
    assert "mars.py" not in kept(plan, STDLIB)


def test_data_that_a_wheel_installs_elsewhere_is_known_there() -> None:
    plan = plan_pack(a_trace("/share/map.txt"), PackSettings())
    assert "sky-1.0.data/data/share/map.txt" in kept(plan, "sky")


def test_what_a_proof_missed_stays_in_the_next_plan() -> None:
    plan = plan_pack(USED, PackSettings(), {("sky", "sky/deep/far.py")})
    whys = {item.member.name: item.why for item in plan.archives[0].decisions if item.kept}
    assert whys["sky/deep/far.py"] is Why.MISSED
    assert whys["sky/deep/__init__.py"] is Why.PARENT


def test_a_trace_is_the_same_after_it_was_saved_and_loaded() -> None:
    assert trace_from_json(USED.to_json(), "trace.json") == USED


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 99}', USED.to_json().replace('"site"', '"sight"'), "[" * 100_000]
)
def test_a_trace_that_is_none_is_named(text: str) -> None:
    with pytest.raises(Problem) as raised:
        trace_from_json(text, "trace.json")
    assert (raised.value.code, raised.value.facts["path"]) == (Code.BAD_TRACE, "trace.json")


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("a/__init__.py", "a"),
        ("a/b.py", "a.b"),
        ("a/_c.cpython-314-wasm32-emscripten.so", "a._c"),
        ("six.py", "six"),
        ("a/data.json", None),
        ("a-1.0.dist-info/x.py", None),
    ],
)
def test_a_members_name_tells_its_module(name: str, module: str | None) -> None:
    assert module_of(name) == module

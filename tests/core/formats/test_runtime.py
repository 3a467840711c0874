"""A runtime accepts the wheel tags that micropip accepts, in its order, and has its markers."""

from __future__ import annotations

import sysconfig

import pytest
from packaging.markers import Marker
from packaging.tags import parse_tag

from pyodide_cache.formats import runtime as runtime_module
from pyodide_cache.formats.filenames import identify
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import LINES, Runtime, imports_micropip, line_of_platform_tag, lines_of_tags
from pyodide_cache.settings.releases import catalog, releases, shipped_lock

# Read off sys_tags() of the running releases; those before 0.29.4 also load the tag of PEP 783, but not by micropip.
PLATFORMS = {
    "0.25.1": ("3.11.3", ["emscripten_3_1_46_wasm32"]),
    "0.27.7": ("3.12.7", ["pyodide_2024_0_wasm32", "emscripten_3_1_58_wasm32", "pyemscripten_2024_0_wasm32"]),
    "0.28.3": ("3.13.2", ["pyodide_2025_0_wasm32", "emscripten_4_0_9_wasm32", "pyemscripten_2025_0_wasm32"]),
    "0.29.0": ("3.13.2", ["pyodide_2025_0_wasm32", "emscripten_4_0_9_wasm32", "pyemscripten_2025_0_wasm32"]),
    "0.29.3": ("3.13.2", ["pyodide_2025_0_wasm32", "emscripten_4_0_9_wasm32", "pyemscripten_2025_0_wasm32"]),
    "0.29.4": ("3.13.2", ["pyemscripten_2025_0_wasm32", "pyodide_2025_0_wasm32", "emscripten_4_0_9_wasm32"]),
    "0.29.5": ("3.13.2", ["pyemscripten_2025_0_wasm32", "pyodide_2025_0_wasm32", "emscripten_4_0_9_wasm32"]),
    "314.0.0": ("3.14.0", ["pyemscripten_2026_0_wasm32", "pyodide_2026_0_wasm32", "emscripten_5_0_3_wasm32"]),
    "314.0.7": ("3.14.2", ["pyemscripten_2026_0_wasm32", "pyodide_2026_0_wasm32", "emscripten_5_0_3_wasm32"]),
    "315.0.0a2": ("3.15.0rc1", ["pyemscripten_2026_5_wasm32", "pyodide_2026_5_wasm32", "emscripten_6_0_5_wasm32"]),
}


@pytest.mark.parametrize("version", PLATFORMS)
def test_a_release_accepts_the_platforms_of_its_micropip_in_that_order_and_then_what_it_loads(version: str) -> None:
    python, platforms = PLATFORMS[version]
    runtime = shipped_lock(version).runtime
    assert runtime.python == python
    assert list(runtime.platforms) == platforms
    seen = list(dict.fromkeys(tag.platform for tag in runtime.tags()))
    assert seen == [*platforms, "any"]


def test_314_0_7_accepts_110_tags_best_first() -> None:
    tags = [str(tag) for tag in shipped_lock("314.0.7").runtime.tags()]
    assert len(tags) == len(set(tags)) == 110
    assert tags[0] == "cp314-cp314-pyemscripten_2026_0_wasm32"
    assert tags[-1] == "py30-none-any"
    assert tags.index("cp314-cp314-emscripten_5_0_3_wasm32") < tags.index("py3-none-any")


def test_tags_do_not_depend_on_the_python_that_runs_this(monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = Runtime("3.14.2", "emscripten_5_0_3", "2026_0", accepts_pep_783=True)
    monkeypatch.setattr(sysconfig, "get_config_var", lambda name: 1)  # a free-threaded debug build
    assert runtime_module._tags.__wrapped__(runtime) == shipped_lock("314.0.7").runtime.tags()


def test_no_release_accepts_a_native_platform() -> None:
    accepted = {str(tag) for tag in shipped_lock("314.0.7").runtime.tags()}
    assert "cp39-abi3-manylinux_2_17_x86_64" not in accepted
    assert not any("linux" in tag or "macosx" in tag for tag in accepted)


def test_markers_are_those_that_the_runtime_reports() -> None:
    assert shipped_lock("314.0.7").runtime.marker_environment() == {
        "implementation_name": "cpython",
        "implementation_version": "3.14.2",
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "platform_release": "5.0.3",
        "platform_system": "Emscripten",
        "platform_version": "#1",
        "python_full_version": "3.14.2",
        "python_version": "3.14",
        "sys_platform": "emscripten",
    }


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ('sys_platform == "emscripten"', True),
        ('sys_platform != "emscripten"', False),
        ('python_version < "3.9"', False),
        ('platform_machine == "wasm32" and python_version >= "3.10"', True),
    ],
)
def test_a_marker_is_evaluated_for_the_runtime_and_not_for_this_machine(marker: str, expected: bool) -> None:
    environment = {key: str(value) for key, value in shipped_lock("314.0.7").runtime.marker_environment().items()}
    assert Marker(marker).evaluate(environment) is expected


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("pyemscripten_2026_0_wasm32", "314"),
        ("pyodide_2025_0_wasm32", "0.28–0.29"),
        ("emscripten_3_1_46_wasm32", "0.25"),
        ("pyodide_1999_0_wasm32", None),
        ("manylinux_2_17_x86_64", None),
        ("any", None),
    ],
)
def test_a_platform_tag_names_its_release_line(tag: str, line: str | None) -> None:
    assert line_of_platform_tag(tag) == line


def test_a_runtime_without_an_abi_version_accepts_only_its_emscripten_version() -> None:
    runtime = Runtime.from_lock_info({"python": "3.11.3", "platform": "emscripten_3_1_46"}, None)
    assert runtime.platforms == ("emscripten_3_1_46_wasm32",)


@pytest.mark.parametrize(
    ("version", "file_name", "accepts"),
    [
        ("0.28.3", "a-1-cp313-cp313-pyemscripten_2025_0_wasm32.whl", False),
        ("0.28.3", "a-1-cp313-cp313-pyemscripten_2025_0_wasm32.pyodide_2025_0_wasm32.whl", True),
        ("0.28.3", "a-1-py3-none-any.whl", True),
        ("0.29.5", "a-1-cp313-cp313-pyemscripten_2025_0_wasm32.whl", True),
    ],
)
def test_r5_an_older_micropip_refuses_a_wheel_that_has_only_the_tag_of_pep_783(
    version: str, file_name: str, accepts: bool
) -> None:
    assert shipped_lock(version).runtime.micropip_accepts(file_name) is accepts


@pytest.mark.parametrize(
    ("version", "offered", "imports"),
    [
        ("0.25.1", "0.5.0", False),
        ("0.26.4", "0.7.2", False),
        ("0.26.4", "0.9.0", False),
        ("0.27.7", "0.9.0", True),
        ("0.27.7", "0.11.1", False),
        ("0.28.3", "0.11.1", True),
        ("314.0.7", "0.10.1", False),
        ("314.0.7", "0.12", True),
    ],
)
def test_r6_only_a_micropip_that_the_release_imports_comes_from_an_index(
    version: str, offered: str, imports: bool
) -> None:
    assert imports_micropip(shipped_lock(version).packages[canonicalize_name("micropip")].version, offered) is imports


@pytest.mark.slow
@pytest.mark.parametrize("python", ["py3", "py2.py3", "py311", "py314", "cp3", "cp312", "cp310.cp311", "cp39"])
@pytest.mark.parametrize("abi", ["none", "abi3", "cp312", "cp314", "cp314t", "none.abi3"])
@pytest.mark.parametrize(
    "platform", ["any", "pyodide_2024_0_wasm32.any", "pyemscripten_2026_0_wasm32", "linux_x86_64"]
)
def test_i11_the_lines_of_a_wheel_are_those_whose_tags_have_one_of_its_own(
    python: str, abi: str, platform: str
) -> None:
    tags = parse_tag(f"{python}-{abi}-{platform}")
    expected = {item.runtime.line for item in releases() if not tags.isdisjoint(item.runtime.tags())}
    assert lines_of_tags(python, abi, platform) == expected & LINES


def test_i11_each_official_wheel_is_for_the_release_that_publishes_it() -> None:
    for release in releases():
        for package in shipped_lock(release.version).packages.values():
            if package.file_name.endswith(".whl"):
                assert identify(package.file_name, catalog()).loads_in(release.runtime.line), package.file_name

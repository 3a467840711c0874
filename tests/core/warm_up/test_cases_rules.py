"""Overrides, pre-releases and constraints of other tools' files choose the same versions as in these tools."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.cli import names_of, reasons_of, warm
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel

DEMO, HELPER = build_wheel("demo", "1.0", requires=["helper<2"]), build_wheel("helper", "1.0")
WHEELS = (
    DEMO,
    build_wheel("demo", "2.0rc1", requires=["helper<2"]),
    HELPER,
    build_wheel("helper", "2.0"),
    build_wheel("helper", "3.0b1"),
)
PROJECT = '[project]\nname = "app"\ndependencies = ["demo"]\n'
PIXI = '[pypi-dependencies]\ndemo = "*"\n'
RELEASES, EARLY = {"demo": "1.0", "helper": "1.0"}, {"demo": "2.0rc1", "helper": "1.0"}
OVERRIDDEN = {"demo": "1.0", "helper": "2.0"}
UV_LOCK = """
[manifest]
overrides = [{ name = "helper", specifier = ">=1" }]
[[package]]
name = "demo"
version = "1.0"
dependencies = [{ name = "helper" }]
[[package]]
name = "helper"
version = "2.0"
"""


@pytest.mark.parametrize(
    ("name", "text", "versions"),
    [
        ("pyproject.toml", PROJECT, RELEASES),
        ("pyproject.toml", PROJECT + '[tool.uv]\noverride-dependencies = ["helper==2.0"]', OVERRIDDEN),
        ("pyproject.toml", PROJECT + '[tool.uv]\noverride-dependencies = ["demo==2.0rc1"]', EARLY),
        (
            "pyproject.toml",
            PROJECT + "[tool.uv]\noverride-dependencies = [\"helper;os_name=='x'\"]",
            {"demo": "1.0"},
        ),
        ("pyproject.toml", PROJECT + '[tool.uv]\nexclude-dependencies = ["Helper"]', {"demo": "1.0"}),
        ("pyproject.toml", PROJECT + '[tool.uv]\nprerelease = "allow"', EARLY),
        ("pyproject.toml", PROJECT + '[tool.uv]\nprerelease = "explicit"', RELEASES),
        ("pyproject.toml", PROJECT + '[tool.pdm.resolution.overrides]\nhelper = "2.0"', OVERRIDDEN),
        ("pyproject.toml", PROJECT + "[tool.pdm.resolution]\nallow-prereleases = true", EARLY),
        ("pyproject.toml", "[tool.poetry.dependencies]\ndemo = { version = '*', allow-prereleases = true }", EARLY),
        ("pixi.toml", PIXI + '[pypi-options]\nprerelease-mode = "allow"', EARLY),
        ("pixi.toml", PIXI + '[pypi-options.dependency-overrides]\nhelper = ">=2"', OVERRIDDEN),
        ("Pipfile", '[packages]\ndemo = "*"\n[pipenv]\nallow_prereleases = true', EARLY),
        ("uv.lock", UV_LOCK, OVERRIDDEN),
        ("requirements.txt", "--pre\ndemo", EARLY),
        ("requirements.txt", "--all-releases demo\ndemo", EARLY),
        ("requirements.txt", "--all-releases other,helper\ndemo", RELEASES),
        ("app.py", "import micropip\nmicropip.install('demo', pre=True)", EARLY | {"micropip": "0.11.1"}),
        ("app.ipynb", json.dumps({"cells": [{"cell_type": "code", "source": "%pip install --pre demo"}]}), EARLY),
    ],
)
def test_a_file_says_which_versions_may_be_chosen(
    distribution: DistributionFolder,
    cache_dir: Path,
    index_server: StartIndex,
    tmp_path: Path,
    name: str,
    text: str,
    versions: dict[str, str],
) -> None:
    file = tmp_path / name
    file.write_text(text)
    index = index_server(*WHEELS)
    answer = warm(cache_dir, "--project", file, "--distribution", distribution, "--index-url", index.url)
    assert (answer.code, answer.json["failed"]) == (0, [])
    found = {row["name"]: row["version"] for row in answer.json["fetched"]}
    assert found.items() >= versions.items()
    assert found.keys() & {"demo", "helper"} == versions.keys() & {"demo", "helper"}


@pytest.mark.parametrize("option", ["-c limits.txt", "--constraint=limits.txt", "-qclimits.txt"])
def test_a_notebook_may_name_a_file_of_constraints(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, tmp_path: Path, option: str
) -> None:
    file = tmp_path / "app.ipynb"
    file.write_text(json.dumps({"cells": [{"cell_type": "code", "source": f"%pip install demo {option}"}]}))
    index = index_server(build_wheel("demo", "1.0"), build_wheel("demo", "2.0"))
    words = ("--project", file, "--distribution", distribution, "--index-url", index.url)
    assert reasons_of(warm(cache_dir / "other", *words)) == {"app.ipynb": "unreadable-file"}
    (tmp_path / "limits.txt").write_text("demo<2")
    answer = warm(cache_dir, *words)
    assert (answer.code, {row["name"]: row["version"] for row in answer.json["fetched"]}) == (0, {"demo": "1.0"})


@pytest.mark.parametrize(
    ("option", "versions"),
    [
        ("--override rules.txt", {"demo": "1.0", "helper": "2.0"}),
        ("--excludes rules.txt", {"demo": "1.0"}),
    ],
)
def test_a_notebook_may_name_files_of_overrides_and_excludes(
    distribution: DistributionFolder,
    cache_dir: Path,
    index_server: StartIndex,
    tmp_path: Path,
    option: str,
    versions: dict[str, str],
) -> None:
    file = tmp_path / "app.ipynb"
    file.write_text(json.dumps({"cells": [{"cell_type": "code", "source": f"!uv pip install demo {option}"}]}))
    (tmp_path / "rules.txt").write_text("helper==2.0" if "override" in option else "helper")
    index = index_server(*WHEELS)
    answer = warm(cache_dir, "--project", file, "--distribution", distribution, "--index-url", index.url)
    assert (answer.code, {row["name"]: row["version"] for row in answer.json["fetched"]}) == (0, versions)


@pytest.mark.parametrize("way", ["override", "same address"])
def test_a_requirement_of_a_url_may_be_replaced_or_named(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, tmp_path: Path, way: str
) -> None:
    index = index_server(HELPER)
    url = f"{index.server.url}/files/{HELPER.file_name}"
    needed = "git+https://h.invalid/helper" if way == "override" else url
    index.wheels.append(build_wheel("demo", "1.0", requires=[f"helper @ {needed}"]))
    words = ("--distribution", distribution, "--index-url", index.url)
    assert warm(cache_dir / "other", "demo", *words).code == (way == "override")
    if way == "override":
        file = tmp_path / "pyproject.toml"
        file.write_text(PROJECT + '[tool.uv]\noverride-dependencies = ["helper==1.0"]')
        answer = warm(cache_dir, "--project", file, *words)
    else:
        answer = warm(cache_dir, "demo", f"helper @ {url}", *words)
    assert (answer.code, names_of(answer.json["fetched"])) == (0, {"demo", "helper"})


def test_settings_of_uv_may_be_beside_the_project(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text(PROJECT)
    (project / "uv.toml").write_text('constraint-dependencies = ["demo<2"]\noverride-dependencies = ["helper==2.0"]')
    index = index_server(*WHEELS)
    answer = warm(cache_dir, "--project", project, "--distribution", distribution, "--index-url", index.url)
    assert {row["name"]: row["version"] for row in answer.json["fetched"]} == OVERRIDDEN


def test_an_override_that_cannot_be_used_fails_and_the_rest_is_downloaded(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(PROJECT + '[tool.uv]\noverride-dependencies = ["helper @ git+https://h/x"]')
    index = index_server(*WHEELS)
    answer = warm(cache_dir, "--project", file, "--distribution", distribution, "--index-url", index.url)
    assert (answer.code, reasons_of(answer)) == (1, {"helper @ git+https://h/x": "url-requirement"})


@pytest.mark.parametrize(("digest", "failed"), [(DEMO.sha256, {}), ("0" * 64, {"demo==1.0": "hash-not-allowed"})])
def test_the_hashes_of_a_pipfile_lock_are_checked_for_files_of_an_index(
    distribution: DistributionFolder,
    cache_dir: Path,
    index_server: StartIndex,
    tmp_path: Path,
    digest: str,
    failed: dict[str, str],
) -> None:
    # Pipenv knows only the files of its index, not the build of the release.
    pins = {"demo": ("1.0", digest), "helper": ("1.0", HELPER.sha256), "six": ("1.17.0", "2" * 64)}
    rows = {
        name: {"version": f"=={version}", "hashes": [f"sha256:{own}", "sha256:" + "1" * 64]}
        for name, (version, own) in pins.items()
    }
    file = tmp_path / "Pipfile.lock"
    file.write_text(json.dumps({"default": rows}))
    index = index_server(*WHEELS)
    answer = warm(cache_dir, "--project", file, "--distribution", distribution, "--index-url", index.url)
    assert reasons_of(answer) == failed
    assert names_of(answer.json["fetched"]) == {"helper", "six", *(() if failed else ("demo",))}


@pytest.mark.parametrize(
    ("code", "versions"),
    [
        ("await micropip.install('demo', constraints=['helper<2'])", {"demo": "1.0", "helper": "1.0"}),
        ("micropip.set_constraints(['helper<2'])\nawait micropip.install('demo')", {"demo": "1.0", "helper": "1.0"}),
        ("await micropip.install('demo', deps=False)", {"demo": "1.0"}),
        ("await micropip.install('demo', deps=False)\nimport second", {"demo": "1.0", "helper": "2.0"}),
        ("micropip.add_mock_package('helper', '1.0')\nawait micropip.install('demo')", {"demo": "1.0"}),
        ("micropip.add_mock_package('six', '1.0')\nimport dateutil", {"python-dateutil": "2.9.0", "six": "1.17.0"}),
        ("await micropip.install('six')", {"six": "1.17.0"}),
        ("await micropip.install('six', index_urls=INDEX)", {"six": "9.0"}),
        ("await micropip.install('six<9', index_urls=INDEX)", {"six": "2.0"}),
        ("await micropip.install('user', index_urls=INDEX)", {"user": "1.0", "six": "9.0"}),
        ("import six\nawait micropip.install('user', index_urls=INDEX)", {"user": "1.0", "six": "1.17.0"}),
        ("micropip.set_index_urls([INDEX])\nawait micropip.install('six')", {"six": "9.0"}),
        (
            "await micropip.install('six')\nawait micropip.install('INDEX/six-2.0-py3-none-any.whl', reinstall=True)",
            {"six": "2.0"},
        ),
    ],
)
def test_a_program_gets_what_the_real_micropip_gives_it(
    distribution: DistributionFolder,
    cache_dir: Path,
    index_server: StartIndex,
    tmp_path: Path,
    code: str,
    versions: Any,
) -> None:
    index = index_server(
        *(build_wheel("demo", "1.0", requires=["helper"]), HELPER, build_wheel("helper", "2.0")),
        *(build_wheel("six", "2.0"), build_wheel("six", "9.0"), build_wheel("user", "1.0", requires=["six"])),
    )
    file = tmp_path / "app.py"
    files = f"{index.server.url}/files"
    (tmp_path / "second.py").write_text("import micropip\nmicropip.install('demo')\n")
    file.write_text(f"import micropip\nINDEX = {index.url!r}\n{code.replace('INDEX/', files + '/')}\n")
    answer = warm(cache_dir, "--project", file, "--distribution", distribution, "--index-url", index.url)
    assert (answer.code, answer.json["failed"]) == (0, [])
    assert {row["name"]: row["version"] for row in answer.json["fetched"] if row["name"] != "micropip"} == versions


def test_the_directorys_own_lock_file_does_not_replace_an_index_that_a_program_names(
    cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    index = index_server(build_wheel("demo", "1.0"), build_wheel("idna", "99.0"))
    words = ("--pyodide", "314.0.7", "--index-url", index.url)
    assert warm(cache_dir, "demo", *words).code == 0
    file = tmp_path / "app.py"
    file.write_text(f"piplite.install(['demo', 'idna'], index_urls={index.url!r})")
    plan = warm(cache_dir, "--project", file, *words, "--dry-run").json
    assert [(row["name"], row["version"]) for row in plan["to_fetch"]] == [("idna", "99.0")]

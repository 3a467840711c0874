"""A warm-up takes what a project needs, from where the project says, and says what it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.cli import files_of, packages_of, run
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_the_command_line_warms_up_a_project_and_shows_the_reasons(
    project: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    (project / "app.py").write_text("import pandas\nimport dateutil\n")
    arguments = (
        "warm-up",
        "--project",
        str(project),
        "--distribution",
        str(distribution),
        "--cache-dir",
        str(cache_dir),
    )
    plan = run(*arguments, "--dry-run", "--json").json
    reasons = {item["name"]: item["wanted_by"] for item in plan["to_fetch"]}
    assert reasons["pandas"] == ["app.py:1: import pandas"]
    assert reasons["six"] == []
    assert not cache_dir.exists()
    assert run(*arguments).code == 0
    assert (cache_dir / distribution.wheels["pandas"].file_name).is_file()


def warm_up(path: Path, cache_dir: Path, *words: object) -> Any:
    return run("warm-up", "--project", path, "--cache-dir", cache_dir, "--json", *words)


def test_i23_an_unknown_import_is_listed_and_never_fetched(
    project: Path, cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    server = index_server(build_wheel("mycompany-utils", "9.9"))
    (project / "app.py").write_text("import six\nimport mycompany_utils.db\n")
    words = ("--distribution", distribution, "--index-url", server)
    answer = warm_up(project, cache_dir, *words)
    assert answer.code == 1
    failed = [(row["requirement"], row["code"]) for row in answer.json["failed"]]
    assert failed == [("mycompany_utils", "unknown-import")]
    assert packages_of(cache_dir) == {distribution.wheels["six"].file_name}
    assert not server.requests
    said = run("warm-up", "--project", project, "--cache-dir", cache_dir, "--dry-run", *words).err
    assert "app.py:2" in said
    assert "--guess-imports" in said


@pytest.mark.parametrize("extra", ["--guess-imports", "mycompany-utils"])
def test_i23_the_user_may_allow_or_name_the_package(
    project: Path, cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex, extra: str
) -> None:
    wheel = build_wheel("mycompany-utils", "9.9")
    (project / "app.py").write_text("import mycompany_utils\n")
    words = ("--distribution", distribution, "--index-url", index_server(wheel), extra)
    answer = warm_up(project, cache_dir, *words)
    assert answer.code == 0, answer.err
    assert wheel.file_name in files_of(cache_dir)


def test_i24_optional_parts_do_not_fail_the_run(
    project: Path, cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    (project / "app.py").write_text(
        "import six\ntry:\n    import no_such_accelerator, numpy\nexcept ImportError:\n    pass\n"
        "try:\n    import torch\nexcept ModuleNotFoundError:\n    torch = None\n"
    )
    (project / "pyproject.toml").write_text('[dependency-groups]\ndev = ["not-on-any-index", "pytz"]')
    words = ("--distribution", distribution, "--index-url", index_server())
    answer = warm_up(project, cache_dir, *words)
    assert (answer.code, answer.json["failed"]) == (0, [])
    assert {"six", "numpy", "pytz"} <= {row["name"] for row in answer.json["fetched"]}
    said = run("warm-up", "--project", project, "--cache-dir", cache_dir, *words)
    assert "not-on-any-index is optional" in said.out + said.err


@pytest.mark.parametrize("name", ["poetry.lock", "Pipfile"])
def test_i23_a_project_with_a_private_index_never_takes_its_packages_from_the_usual_one(
    project: Path, cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex, name: str
) -> None:
    private = index_server(build_wheel("mine", "1.0"))
    usual = index_server(build_wheel("mine", "1.0", requires=["six"]), build_wheel("gone", "1.0"))
    (project / name).write_text(
        {
            "poetry.lock": "".join(
                f'[[package]]\nname = "{package}"\nversion = "1.0"\n'
                f'source = {{ type = "legacy", url = "{private.url}" }}\n'
                for package in ("mine", "gone")
            ),
            "Pipfile": f'[[source]]\nname = "own"\nurl = "{private.url}"\n[packages]\nmine = "*"\ngone = "*"\n',
        }[name]
    )
    answer = warm_up(project, cache_dir, "--distribution", distribution, "--index-url", usual)
    assert [row["name"] for row in answer.json["fetched"]] == ["mine"]
    assert len(answer.json["failed"]) == 1
    assert not usual.requests


def test_i24_a_folder_without_anything_to_read_is_said(
    project: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    (project / "notes.md").write_text("import pandas")
    answer = warm_up(project, cache_dir, "--distribution", distribution, "--source", "distribution")
    assert answer.code == 1
    assert [row["code"] for row in answer.json["failed"]] == ["nothing-to-read"]


@pytest.mark.parametrize(
    "line", ["x @ https://bot:s3cret@example.org/x-1-py3-none-any.whl", "https://bot:s3cret@example.org/x"]
)
def test_i9_no_password_is_shown(project: Path, cache_dir: Path, distribution: DistributionFolder, line: str) -> None:
    cell = {"cell_type": "code", "source": f"%pip install '{line}'"}
    (project / "n.ipynb").write_text(json.dumps({"cells": [cell]}))
    (project / "pyproject.toml").write_text(f'[project]\ndependencies = ["{line}"]')
    words = ("warm-up", "--project", project, "--cache-dir", cache_dir, "--distribution", distribution, "--dry-run")
    for more in ((), ("--json",)):
        answer = run(*words, "--source", "distribution", *more)
        assert "s3cret" not in answer.out + answer.err


def test_hashes_in_a_requirements_file_of_a_project_are_checked(
    project: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    (project / "requirements.txt").write_text(f"six==1.17.0 --hash=sha256:{'0' * 64}\n")
    answer = warm_up(project, cache_dir, "--distribution", distribution, "--source", "distribution")
    assert answer.code == 1
    assert [row["requirement"] for row in answer.json["failed"]] == ["six==1.17.0"]
    assert files_of(cache_dir) == set()


def test_i22_a_project_names_the_only_index_of_a_package(
    project: Path, cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    private, public = index_server(build_wheel("mine", "1.0")), index_server(build_wheel("mine", "9.0"))
    text = '[project]\ndependencies = ["mine"]\n[tool.uv.sources]\nmine = { index = "own" }\n'
    text += f'[[tool.uv.index]]\nname = "own"\nurl = "{private.url}"\nexplicit = true\n'
    (project / "pyproject.toml").write_text(text)
    words = ("--distribution", distribution, "--index-url", public.url, "--cache-dir", cache_dir)
    answer = run("warm-up", "--project", project, *words)
    assert answer.code == 0, answer.err
    assert (cache_dir / "mine-1.0-py3-none-any.whl").is_file()
    private.stop()
    (cache_dir / "mine-1.0-py3-none-any.whl").unlink()
    assert run("warm-up", "--project", project, *words).code == 1  # never another package of this name
    assert not list(cache_dir.glob("mine-*"))


def test_i22_a_project_of_uv_may_use_links_alone(project: Path, cache_dir: Path, index_server: StartIndex) -> None:
    (project / "wheels").mkdir()
    wheel = build_wheel("mine", "1.0")
    (project / "wheels" / wheel.file_name).write_bytes(wheel.data)
    (project / "pyproject.toml").write_text(
        '[project]\nname = "x"\ndependencies = ["mine", "six"]\n[tool.uv]\nno-index = true\nfind-links = ["wheels"]\n'
    )
    index = index_server(build_wheel("mine", "2.0"), build_wheel("six", "9.0"))
    options = ("--project", project, "--index-url", index.url, "--source", "index", "--cache-dir", cache_dir)
    answer = run("warm-up", *options)
    assert answer.code == 1
    assert "six is not on any package index" in answer.err
    assert (cache_dir / wheel.file_name).is_file()
    assert not index.requests


def test_i22_the_index_in_a_requirements_file_of_a_project_is_asked(
    project: Path, cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    private, public = index_server(build_wheel("mine", "1.0")), index_server()
    (project / "requirements.txt").write_text(f"--extra-index-url {private.url}\nmine\n")
    words = ("--distribution", distribution, "--index-url", public.url, "--cache-dir", cache_dir)
    assert run("warm-up", "--project", project, *words).code == 0


def test_i24_constraints_of_uv_narrow_versions(project: Path, cache_dir: Path, index_server: StartIndex) -> None:
    (project / "pyproject.toml").write_text(
        '[project]\nname = "x"\ndependencies = ["demo"]\n[tool.uv]\nconstraint-dependencies = ["demo<2"]\n'
    )
    index = index_server(build_wheel("demo", "1.0"), build_wheel("demo", "2.0"))
    words = ("warm-up", "--project", project, "--index-url", index.url, "--source", "index", "--json")
    assert [row["version"] for row in run("--cache-dir", cache_dir, *words).json["fetched"]] == ["1.0"]

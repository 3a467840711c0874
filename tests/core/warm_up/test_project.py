from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.project import ProjectRequirements, read_project
from support.cli import files_of, packages_of, run
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def read(path: Path) -> ProjectRequirements:
    return read_project(path, shipped_lock("314.0.7"), cancel=Cancel())


def wanted(path: Path) -> dict[str, tuple[str, ...]]:
    return {item.requirement: item.reasons for item in read(path).requirements}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def test_imports_are_mapped_to_the_packages_that_provide_them(project: Path) -> None:
    (project / "app.py").write_text("import sklearn.svm, yaml\nfrom PIL import Image\nimport cv2\n")
    assert wanted(project) == {
        "opencv-python": ("app.py:3: import cv2",),
        "pillow": ("app.py:2: import PIL",),
        "pyyaml": ("app.py:1: import yaml",),
        "scikit-learn": ("app.py:1: import sklearn",),
    }


def test_imports_in_functions_and_try_blocks_count_but_not_relative_ones(project: Path) -> None:
    (project / "app.py").write_text(
        "def f():\n    import rich\ntry:\n    import numpy\nexcept ImportError: ...\nfrom . import x"
    )
    assert set(wanted(project)) == {"rich", "numpy"}


def test_the_standard_library_the_runtime_and_the_projects_own_modules_are_excluded(project: Path) -> None:
    (project / "own").mkdir()
    (project / "own" / "__init__.py").write_text("")
    (project / "own" / "helper.py").write_text("import json")
    (project / "app.py").write_text("import os, js, pyodide.http, own.helper\nfrom own import helper")
    assert wanted(project) == {}


def test_a_declared_requirement_replaces_an_import_and_keeps_both_reasons(project: Path) -> None:
    (project / "app.py").write_text("import pandas")
    (project / "pyproject.toml").write_text('[project]\nname = "x"\ndependencies = ["pandas>=2"]')
    assert wanted(project) == {"pandas>=2": ("app.py:1: import pandas", "pyproject.toml")}


def test_the_metadata_block_of_a_script_is_read(project: Path) -> None:
    script = project / "app.py"
    script.write_text('# /// script\n# dependencies = [\n#   "httpx>=0.27",\n# ]\n# ///\nimport httpx\n')
    assert wanted(script) == {"httpx>=0.27": ("app.py", "app.py:6: import httpx")}


def test_the_imports_and_installs_of_a_notebook_are_read(project: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": "import nothing"},
        {"cell_type": "code", "source": ["%pip install -q seaborn\n", "import matplotlib.pyplot as plt\n", "!ls\n"]},
        {"cell_type": "code", "source": "%%bash\nimport nothing"},
        {"cell_type": "code", "source": "this is no python"},
    ]
    (project / "n.ipynb").write_text(json.dumps({"cells": cells}))
    assert set(wanted(project)) == {"seaborn", "matplotlib"}


def test_environments_and_hidden_folders_are_skipped(project: Path) -> None:
    for name in (".venv", "venv", "node_modules"):
        (project / name).mkdir()
        (project / name / "x.py").write_text("import pandas")
    assert wanted(project) == {}


def test_a_loop_of_links_is_not_followed(project: Path) -> None:
    (project / "again").symlink_to(project)
    (project / "app.py").write_text("import rich")
    assert read(project).files == 1


def test_files_that_cannot_be_read_are_listed_and_the_rest_is_read(project: Path) -> None:
    (project / "bad.py").write_text("def f(:")
    (project / "binary.py").write_bytes(b"\xff\xfe\x00")
    (project / "n.ipynb").write_text("{}")
    (project / "pyproject.toml").write_text("[project\n")
    (project / "requirements.txt").write_text("-r other.txt\nrich\n")
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["rich"]
    names = [name for name, _ in found.problems]
    assert names == ["bad.py", "binary.py", "n.ipynb", "pyproject.toml", "requirements.txt"]
    assert found.problems[-1][1].code is Code.UNREADABLE_FILE
    assert str(found.problems[-1][1].facts["path"]).endswith("other.txt")


def test_a_path_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read(tmp_path / "nowhere")
    assert caught.value.code is Code.GONE


def test_reading_can_be_canceled(project: Path) -> None:
    (project / "app.py").write_text("import rich")
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        read_project(project, shipped_lock("314.0.7"), cancel=cancel)


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


def test_i19_a_module_of_a_namespace_is_not_met_by_a_neighbor(project: Path) -> None:
    (project / "app.py").write_text("from google.cloud import storage\nimport google.cloud.nothing\n")
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["google-cloud-storage"]
    assert [(item.module, item.reasons) for item in found.unknown] == [("google.cloud.nothing", ("app.py:2",))]


def test_i18_the_standard_library_is_that_of_the_runtime(project: Path) -> None:
    (project / "app.py").write_text("import compression.zstd, telnetlib, sqlite3\ntype X = int\n")
    assert [item.module for item in read(project).unknown] == ["telnetlib"]
    older = read_project(project, shipped_lock("0.27.7"), cancel=Cancel())
    assert [item.module for item in older.unknown] == ["compression"]
    assert [item.requirement for item in older.requirements] == ["sqlite3"]


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


def test_i24_a_bad_line_of_a_group_is_noted(project: Path) -> None:
    (project / "pyproject.toml").write_text('[dependency-groups]\ndev = ["six >> 2", "pytz"]')
    found = read(project)
    assert ([item.requirement for item in found.requirements], found.problems) == (["pytz"], ())
    assert [(note.code, note.facts["path"]) for note in found.notes] == [(Code.BAD_REQUIREMENT, "pyproject.toml")]


def test_i24_a_folder_without_anything_to_read_is_said(
    project: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    (project / "notes.md").write_text("import pandas")
    answer = warm_up(project, cache_dir, "--distribution", distribution, "--source", "distribution")
    assert answer.code == 1
    assert [row["code"] for row in answer.json["failed"]] == ["nothing-to-read"]


def test_i17_a_coding_line_or_a_mark_says_how_a_file_is_encoded(project: Path) -> None:
    (project / "app.py").write_bytes("# -*- coding: latin-1 -*-\n# é\nimport pandas\n".encode("latin-1"))
    (project / "requirements.txt").write_text("rich\n", encoding="utf-16")
    assert (set(wanted(project)), read(project).problems) == ({"pandas", "rich"}, ())


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


def test_i24_scripts_of_a_web_project_are_read_if_it_uses_pyodide(project: Path) -> None:
    (project / "main.mjs").write_text('await pyodide.loadPackage(["numpy"]);')
    (project / "package.json").write_text("{}")
    assert [problem.code for _, problem in read(project).problems] == [Code.NOTHING_TO_READ]
    (project / "package.json").write_text('{"devDependencies": {"pyodide": "^0.29.0"}}')
    assert (set(wanted(project)), read(project).problems) == ({"numpy"}, ())


def test_i23_packages_beside_a_script_and_around_it_are_its_own(project: Path) -> None:
    for folder in (project / "helpers", project / "mypkg"):
        folder.mkdir()
        (folder / "__init__.py").write_text("")
    (project / "app.py").write_text("import helpers.one, mypkg")
    (project / "mypkg" / "part.py").write_text("from mypkg import other\nimport rich")
    assert read(project / "app.py").unknown == ()
    assert read(project / "mypkg" / "part.py").unknown == ()
    assert read(project / "mypkg").unknown == ()


def test_i3_what_a_notebook_or_script_imports_and_runs_from_beside_it_is_read(project: Path) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "__init__.py").write_text("from .part import x\nimport helper")
    (project / "mine" / "part.py").write_text("import numpy")
    (project / "helper.py").write_text("import pandas, app")
    (project / "app.py").write_text("import mine.part\nimport matplotlib")
    code = "%run -i 'app.py' x\n%run other.ipynb\n%run gone.py"
    for name, cell in (("start", code), ("other", "%run start.ipynb\nimport scipy")):
        cells = [{"cell_type": "code", "source": cell}]
        (project / f"{name}.ipynb").write_text(json.dumps({"cells": cells}))
    found = read(project / "start.ipynb")
    assert {item.requirement for item in found.requirements} == {"numpy", "pandas", "matplotlib", "scipy"}
    assert [note.facts["text"] for note in found.notes] == ["gone.py"]
    assert (found.problems, found.unknown) == ((), ())
    (project / "index.html").write_text('<script type="py" src="/app.py?v=1" config="pyscript.toml"></script>')
    (project / "pyscript.toml").write_text('packages = ["six"]')
    assert {"matplotlib", "six"} <= set(wanted(project / "index.html"))
    assert wanted(project / "app.py")["numpy"] == ("mine/part.py:1: import numpy",)


def test_i24_an_extra_that_is_no_name_does_not_fail_the_run(project: Path) -> None:
    (project / "pyproject.toml").write_text('[dependency-groups]\ndev = ["x @ git+https://example.org/x", "six"]')
    assert (set(wanted(project)), read(project).problems) == ({"six"}, ())


def test_hashes_in_a_requirements_file_of_a_project_are_checked(
    project: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    (project / "requirements.txt").write_text(f"six==1.17.0 --hash=sha256:{'0' * 64}\n")
    answer = warm_up(project, cache_dir, "--distribution", distribution, "--source", "distribution")
    assert answer.code == 1
    assert [row["requirement"] for row in answer.json["failed"]] == ["six==1.17.0"]
    assert files_of(cache_dir) == set()


def test_i21_the_hashes_of_a_pylock_are_allowed_alone(project: Path) -> None:
    wheel = f'[[packages.wheels]]\nurl = "https://h/six-1-py3-none-any.whl"\nhashes = {{ sha256 = "{"A" * 64}" }}\n'
    (project / "pylock.toml").write_text(f'[[packages]]\nname = "six"\nversion = "1"\n{wheel}')
    assert [item.hashes for item in read(project).requirements] == [{f"sha256:{'a' * 64}"}]


def test_i24_a_wheel_beside_a_project_is_found_from_anywhere(project: Path) -> None:
    wheel = build_wheel("mine", "1.0").write_to(project)
    text = f'[project]\ndependencies = ["mine"]\n[tool.uv.sources]\nmine = {{ path = "{wheel.name}" }}\n'
    (project / "pyproject.toml").write_text(text)
    assert list(wanted(project)) == [f"mine @ {wheel.as_uri()}"]
    wheel.unlink()
    assert [problem.code for _, problem in read(project).problems] == [Code.FILE_NOT_FOUND]


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
    assert "six is on no package index" in answer.err
    assert (cache_dir / wheel.file_name).is_file()
    assert not index.requests


def test_i22_the_index_in_a_requirements_file_of_a_project_is_asked(
    project: Path, cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    private, public = index_server(build_wheel("mine", "1.0")), index_server()
    (project / "requirements.txt").write_text(f"--extra-index-url {private.url}\nmine\n")
    words = ("--distribution", distribution, "--index-url", public.url, "--cache-dir", cache_dir)
    assert run("warm-up", "--project", project, *words).code == 0


def test_i24_one_odd_line_of_an_environment_leaves_the_others(project: Path) -> None:
    (project / "environment.yml").write_text("dependencies:\n- numpy ~= one\n- pandas\n")
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["pandas"]
    assert [problem.code for _, problem in found.problems] == [Code.BAD_REQUIREMENT]


def test_i24_wheels_in_a_folder_that_jupyterlite_names_are_required(project: Path) -> None:
    wheel = build_wheel("demo", "1.0")
    (project / "pypi").mkdir()
    (project / "pypi" / wheel.file_name).write_bytes(wheel.data)
    (project / "jupyter_lite_config.json").write_text('{"PipliteAddon": {"piplite_urls": ["pypi"]}}')
    assert [text.partition(" ")[0] for text in wanted(project)] == ["demo"]


def test_i23_modules_of_other_hosts_are_notes_and_those_of_the_page_are_nothing(project: Path) -> None:
    (project / "a.py").write_text(
        "from google.colab import drive\nimport kaggle_secrets, js, pyodide_js, pyscript, workers\n"
        "from pyodide.ffi import to_js\nfrom databricks.sdk import WorkspaceClient\n"
        "try:\n    import dbutils\nexcept ImportError:\n    pass\n"
    )
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["databricks-sdk"]
    assert (found.unknown, found.problems) == ((), ())
    assert [(note.facts["name"], note.facts["host"]) for note in found.notes] == [
        ("google.colab", "Google Colab"),
        ("kaggle_secrets", "Kaggle"),
    ]


def test_i20_constraints_of_requirements_files_narrow_those_of_a_project(project: Path) -> None:
    (project / "requirements.txt").write_text("-c limits.txt\nrich\n")
    (project / "limits.txt").write_text("rich<13\n")
    assert read(project).every.constraints == ("rich<13",)


def test_i24_packages_of_react_py_are_read(project: Path) -> None:
    (project / "package.json").write_text('{"dependencies": {"react-py": "^1.10.0"}}')
    (project / "app.tsx").write_text("<PythonProvider packages={{ official: ['numpy'], micropip: ['rich'] }} />")
    assert [*wanted(project)] == ["numpy", "rich"]


def test_i24_scripts_that_start_pyodide_are_read_and_built_ones_are_not(project: Path) -> None:
    script = "const py = await loadPyodide();\nawait py.loadPackage('{}');"
    for name, code in (("a.js", "numpy"), ("b.mjs", f"pandas{'x' * 5000}"), ("c.js", "six"), ("d.d.ts", "pytz")):
        (project / name).write_text(script.format(code))
    (project / "c.js").write_text("run.loadPackage('six')")
    assert [*wanted(project)] == ["numpy"]


def test_scripts_that_a_page_or_script_names_are_read_too_but_not_built_ones(project: Path) -> None:
    page = "<script src='pyodide.js'></script><script type='module' src='./a.mjs'></script>"
    (project / "index.html").write_text(f"{page}<button onclick=\"py.loadPackage('attrs')\">")
    (project / "pyodide.js").write_text(f"loadPackage('pandas'){' ' * 5000}")
    (project / "a.mjs").write_text("import { x } from './b.js';\nnew Worker('./w.js'); py.loadPackage('numpy')")
    (project / "b.js").write_text("py.loadPackage('six')")
    (project / "w.js").write_text("py.loadPackage(`rich`)")
    (project / "other.js").write_text("py.loadPackage('pytz')")
    for path in (project, project / "index.html"):
        assert [*wanted(path)] == ["attrs", "numpy", "rich", "six"]


def test_files_that_pyscript_copies_are_its_own_modules(project: Path) -> None:
    (project / "lib").mkdir()
    (project / "lib" / "mine.py").write_text("import six")
    configuration = '[files]\n"./lib/mine.py" = ""\n"https://h/other.py" = "./pack/other.py"\n'
    configuration += '[[fetch]]\nfrom = "https://h/x"\nfiles = ["more.py"]\n'
    page = f"<py-config>{configuration}</py-config><script type='py'>import mine, pack, more, rich</script>"
    (project / "index.html").write_text(page)
    found = read(project / "index.html")
    assert ([item.requirement for item in found.requirements], found.unknown) == (["rich", "six"], ())


def test_a_configuration_in_json_is_read_where_it_is_named(project: Path) -> None:
    (project / "mine.json").write_text('{"packages": ["rich"]}')
    assert [*wanted(project / "mine.json")] == ["rich"]
    (project / "data.json").write_text("{}")
    with pytest.raises(Problem, match="says what a project needs"):
        read(project / "data.json")


@pytest.mark.parametrize(
    ("name", "text", "cell"),
    [
        ("pyproject.toml", '[project]\nname = "a"\ndependencies = ["rich"]\n', "%pip install -r pyproject.toml"),
        ("environment.yml", "dependencies: [rich]\n", "!mamba env update --file environment.yml"),
    ],
)
def test_i2_files_of_other_kinds_that_a_cell_installs_are_read(
    project: Path, name: str, text: str, cell: str
) -> None:
    (project / name).write_text(text)
    (project / "n.ipynb").write_text(json.dumps({"cells": [{"cell_type": "code", "source": cell}]}))
    assert [*wanted(project / "n.ipynb")] == ["rich"]


@pytest.mark.parametrize("name", ["environment.yml", "app.py", "main.js", "setup.cfg"])
@pytest.mark.parametrize("text", ["<!doctype html><p>Log in</p>", "<<<<<<< HEAD\nimport six\n=======\n"])
def test_what_came_in_place_of_a_file_is_told(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text)
    with pytest.raises(Problem, match=r"HTML page|conflicts of a merge"):
        read(project / name)


def test_i2_an_extension_of_a_known_package_is_no_note(project: Path) -> None:
    cell = {"cell_type": "code", "source": "%load_ext sqlalchemy\n%load_ext mystery\n%pip install {name}"}
    (project / "n.ipynb").write_text(json.dumps({"cells": [cell], "metadata": {}}))
    found = read(project)
    assert ([item.requirement for item in found.requirements], found.problems) == (["sqlalchemy"], ())
    assert [note.facts["text"] for note in found.notes] == ["{name}", "%load_ext mystery"]


def test_i24_of_requirements_for_several_pythons_that_of_the_runtime_counts(project: Path) -> None:
    lines = [
        "six<1 ; python_version < '3.12'",
        "six>=1.16 ; python_version >= '3.12'",
        "six[a]<2",
        "rich ; os_name == 'nt'",
    ]
    (project / "requirements.txt").write_text("\n".join(lines))
    assert {(item.requirement, item.optional) for item in read(project).requirements} == {
        ("six[a]<2,>=1.16", False),
        ('rich; os_name == "nt"', True),
    }


def test_i21_hashes_of_both_lines_of_a_package_are_allowed(project: Path) -> None:
    lines = [f"six>=1 --hash=sha256:{'a' * 64}", f"six<2 --hash=sha256:{'b' * 64}"]
    (project / "requirements.txt").write_text("\n".join(lines))
    (found,) = read(project).requirements
    assert found.hashes == {f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"}


def test_i23_no_index_is_asked_for_the_parts_of_a_workspace(project: Path) -> None:
    for folder, name, needs in ((project, "whole", "part"), (project / "packages" / "part", "part", "whole")):
        folder.mkdir(parents=True, exist_ok=True)
        text = f'[project]\nname = "{name}"\ndependencies = ["{needs}", "idna"]\n'
        (folder / "pyproject.toml").write_text(text)
    assert [*wanted(project)] == ["idna"]


def test_i24_requirements_files_have_many_names_and_those_for_developers_are_optional(project: Path) -> None:
    (project / "requirements").mkdir()
    names = ("requirements.txt", "dev-requirements.txt", "requirements_test.in", "requirements/base.txt", "notes.txt")
    for name in names:
        (project / name).write_text(f"of-{Path(name).stem.replace('_', '-')}\n")
    found = {item.requirement: item.optional for item in read(project).requirements}
    assert found == {
        "of-requirements": False,
        "of-dev-requirements": True,
        "of-requirements-test": True,
        "of-base": False,
    }
    assert not read(project / "dev-requirements.txt").requirements[0].optional


@pytest.mark.parametrize("name", ["noxfile.py", "tests/unit/test_app.py", "docs/conf.py"])
def test_i24_what_only_developers_run_does_not_fail_the_run(project: Path, name: str) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("import no_such_tool, numpy")
    found = read(project)
    assert [(item.module, item.optional) for item in found.unknown] == [("no_such_tool", True)]
    assert [(item.requirement, item.optional) for item in found.requirements] == [("numpy", True)]
    assert not read(project / name).unknown[0].optional


def test_i24_constraints_of_uv_narrow_versions(project: Path, cache_dir: Path, index_server: StartIndex) -> None:
    (project / "pyproject.toml").write_text(
        '[project]\nname = "x"\ndependencies = ["demo"]\n[tool.uv]\nconstraint-dependencies = ["demo<2"]\n'
    )
    index = index_server(build_wheel("demo", "1.0"), build_wheel("demo", "2.0"))
    words = ("warm-up", "--project", project, "--index-url", index.url, "--source", "index", "--json")
    assert [row["version"] for row in run("--cache-dir", cache_dir, *words).json["fetched"]] == ["1.0"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deno.json", '{"imports": {"pyodide": "npm:pyodide@0.29.0"}}'),
        ("package.json", '{"devDependencies": {"pyodide": "latest"}}'),
        ("package.json", '{"stlite": {"desktop": {"dependencies": ["idna"]}}}'),
    ],
)
def test_i24_scripts_are_read_beside_a_configuration_that_names_pyodide(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text)
    (project / "main.ts").write_text("await py.loadPackage('six')")
    assert "six" in wanted(project)


def test_an_app_of_stlite_for_the_desktop_brings_streamlit_along(project: Path) -> None:
    (project / "app.py").write_text("import streamlit as st\nimport six")
    assert {*wanted(project)} == {"streamlit", "six"}
    (project / "package.json").write_text('{"stlite": {"desktop": {"files": ["app.py"], "entrypoint": "app.py"}}}')
    assert {*wanted(project)} == {"six"}


def test_a_folder_that_a_notebook_installs_is_noted(project: Path) -> None:
    (project / "lib").mkdir()
    cell = {"cell_type": "code", "source": "%pip install ./lib ./gone six", "metadata": {}}
    (project / "a.ipynb").write_text(json.dumps({"cells": [cell], "nbformat": 4}))
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["six"]
    assert [explain(note) for note in found.notes] == ["a.ipynb: “./lib” does not apply here and is ignored"]
    assert [problem.code for _, problem in found.problems] == [Code.URL_REQUIREMENT]


def test_a_mock_package_provides_its_module(project: Path) -> None:
    cells = [
        "import micropip\nmicropip.add_mock_package('made_up', '1')",
        "import made_up.part\nimport unknown_thing",
    ]
    document = {"cells": [{"cell_type": "code", "source": cell, "metadata": {}} for cell in cells], "nbformat": 4}
    (project / "a.ipynb").write_text(json.dumps(document))
    assert [item.module for item in read(project).unknown] == ["unknown_thing"]
    assert [item.module for item in read(project / "a.ipynb").unknown] == ["unknown_thing"]


def test_i24_the_notebook_that_configures_jupyterlite_is_read(project: Path) -> None:
    options = {"loadPyodideOptions": {"packages": ["six"]}}
    document = {"metadata": {"jupyter-lite": options}, "cells": [], "nbformat": 4}
    (project / "jupyter-lite.ipynb").write_text(json.dumps(document))
    assert [*wanted(project)] == ["six"]


def test_a_folder_without_an_init_file_is_a_package_of_a_script_too(project: Path) -> None:
    (project / "app.py").write_text("from lib.tools import f\n")
    (project / "lib").mkdir()
    (project / "lib" / "tools.py").write_text("import numpy\n")
    assert wanted(project / "app.py") == {"numpy": ("lib/tools.py:1: import numpy",)}


def test_extras_in_a_file_are_optional(project: Path) -> None:
    (project / "setup.cfg").write_text("[options.extras_require]\nx = file: more.txt\n")
    (project / "more.txt").write_text("rich>=13\n")
    [item] = read(project).requirements
    assert (item.requirement, item.optional) == ("rich>=13", True)


def test_c8_a_file_that_cannot_be_read_is_an_error_and_one_of_a_folder_is_not(project: Path) -> None:
    (project / "app.py").write_text("import rich\n")
    (project / "bad.ipynb").write_text("{")
    with pytest.raises(Problem):
        read(project / "bad.ipynb")
    assert [item.requirement for item in read(project).requirements] == ["rich"]
    assert [name for name, _ in read(project).problems] == ["bad.ipynb"]

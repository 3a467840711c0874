from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.pack import app as app_module
from pyodide_cache.pack.app import imported_packages, read_app, requirements_of
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.request.requests import PackageRequest
from support.wheels import build_wheel


def test_an_app_brings_imported_modules_beside_it_and_the_named_files(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import helper, json, numpy\nfrom parts import one\n")
    (tmp_path / "helper.py").write_text("import second\n")
    (tmp_path / "second.py").write_text("import pydantic\n")
    (tmp_path / "stranger.py").write_text("import no_such_thing\n")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.py").write_text("")
    (tmp_path / "parts" / "table.csv").write_text("1")
    (tmp_path / "notes.txt").write_text("")
    app = read_app(tmp_path / "app.py", PackSettings(files=("notes.*",)), cancel=Cancel())
    assert app.names == ("app.py", "helper.py", "notes.txt", "parts/one.py", "parts/table.csv", "second.py")
    wanted, _, rules = imported_packages(app, shipped_lock("314.0.7"), cancel=Cancel())
    assert (set(wanted), rules.invalid) == ({"numpy", "pydantic"}, ())


def test_an_empty_folder_that_is_named_belongs_to_the_app_which_may_write_into_it(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("")
    (tmp_path / "out" / "plots").mkdir(parents=True)
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / ".gitkeep").touch()
    app = read_app(tmp_path / "app.py", PackSettings(files=("out", "logs")), cancel=Cancel())
    assert app.names == ("app.py", "logs/", "out/plots/")
    zipfile.ZipFile(io.BytesIO(app.archive)).extractall(tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / "app" / "out" / "plots").is_dir()


def test_the_imports_of_a_script_for_a_newer_python_are_found_by_pattern(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import numpy\ntype Pair[T] = tuple[T, T]\nlet x = 1\n")
    app = read_app(tmp_path / "app.py", PackSettings(), cancel=Cancel())
    wanted, _, rules = imported_packages(app, shipped_lock("314.0.7"), cancel=Cancel())
    assert (set(wanted), rules.invalid) == ({"numpy"}, ())


def test_a_module_that_is_not_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_bytes(b"\xff\xfe")
    app = read_app(tmp_path / "app.py", PackSettings(), cancel=Cancel())
    wanted, _, rules = imported_packages(app, shipped_lock("314.0.7"), cancel=Cancel())
    ((where, problem),) = rules.invalid
    assert (wanted, where, problem.code) == ([], "app.py", Code.UNREADABLE_FILE)


@pytest.mark.parametrize("pattern", ["../*", "/etc/*", " ", "", ".", "./", "**.csv/../x"])
def test_a_pattern_that_leads_out_of_the_folder_of_the_app_is_refused(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "app.py").write_text("")
    with pytest.raises(Problem) as raised:
        read_app(tmp_path / "app.py", PackSettings(files=(pattern,)), cancel=Cancel())
    assert raised.value.code is Code.BAD_PACK_SETTING


@pytest.mark.parametrize("name", ["notebook.ipynb", "folder"])
def test_what_is_no_script_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "notebook.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4}')
    with pytest.raises(Problem) as raised:
        read_app(tmp_path / name, PackSettings(), cancel=Cancel())
    assert explain(raised.value).startswith(f"cannot read {tmp_path / name}: a {name.partition('.')[0]}; ")


def test_a_page_is_refused_before_anything_is_downloaded(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("")
    with pytest.raises(Problem, match="not a Python script"):
        read_app(tmp_path / "index.html", PackSettings(), cancel=Cancel())


@pytest.mark.parametrize("pattern", ["**.csv", "data/**x/*", "x" * 5000, "a\0b", "\ud800"])
def test_a_pattern_that_this_python_cannot_use_is_refused_or_finds_nothing(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "app.py").write_text("")
    names: tuple[str, ...] = ("app.py",)
    with suppress(Problem):
        names = read_app(tmp_path / "app.py", PackSettings(files=(pattern,)), cancel=Cancel()).names
    assert names == ("app.py",)


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "app.py").write_text("")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    app = read_app(folder / "app.py", PackSettings(files=("*.txt",)), cancel=Cancel())
    assert app.names == ("app.py",)


def test_an_app_with_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "MAX_FILES", 2)
    (tmp_path / "app.py").write_text("")
    for number in range(3):
        (tmp_path / f"{number}.csv").write_text("")
    with pytest.raises(Problem) as raised:
        read_app(tmp_path / "app.py", PackSettings(files=("*.csv",)), cancel=Cancel())
    assert (raised.value.code, raised.value.facts["path"]) == (Code.UNREADABLE_FILE, str(tmp_path))


def test_a_missing_script_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "gone.py", Code.GONE), (tmp_path, Code.UNREADABLE_FILE)):
        with pytest.raises(Problem) as raised:
            read_app(path, PackSettings(), cancel=Cancel())
        assert (raised.value.code, raised.value.facts["path"]) == (code, str(path))


def needed(folder: Path, source: str, *texts: str, imports: bool = True) -> PackageRequest:
    script = folder / "app.py"
    script.write_text(source)
    app = read_app(script, PackSettings(), cancel=Cancel())
    return requirements_of(app, texts, shipped_lock("314.0.7"), imports=imports, cancel=Cancel())


def test_requirements_come_from_texts_files_and_imports(tmp_path: Path) -> None:
    (tmp_path / "wanted.txt").write_text("rich>=14\n# a comment\n")
    found = needed(tmp_path, "import numpy, yaml\n", "msgpack==1.1", str(tmp_path / "wanted.txt"))
    assert {str(item) for item in found.requirements} == {"numpy", "pyyaml", "msgpack==1.1", "rich>=14"}
    assert found.invalid == ()


def test_a_wheel_is_a_package_and_brings_its_module(tmp_path: Path) -> None:
    wheel = build_wheel("mytool").write_to(tmp_path)
    found = needed(tmp_path, "import mytool\n", str(wheel))
    assert (found.invalid, {item.name for item in found.requirements}) == ((), {"mytool"})
    assert wheel.as_uri() in {item.url for item in found.requirements}


def test_without_imports_the_app_is_not_read(tmp_path: Path) -> None:
    assert [str(item) for item in needed(tmp_path, "import numpy\n", "rich", imports=False).requirements] == ["rich"]


def test_a_required_version_replaces_the_bare_name_of_an_import(tmp_path: Path) -> None:
    assert [str(item) for item in needed(tmp_path, "import numpy\n", "NumPy<3").requirements] == ["NumPy<3"]


def test_an_invalid_requirement_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    found = needed(tmp_path, "", "rich", "=nonsense=")
    assert [str(item) for item in found.requirements] == ["rich"]
    assert [(text, problem.code) for text, problem in found.invalid] == [("=nonsense=", Code.BAD_REQUIREMENT)]


def test_a_missing_requirements_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        needed(tmp_path, "", "gone.txt")
    assert raised.value.facts["path"] == "gone.txt"


def test_c13_the_requirements_file_beside_the_app_is_read(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("rich>=14\nmycompany-utils\n")
    found = needed(tmp_path, "import rich, mycompany_utils\n", "msgpack")
    assert {str(item) for item in found.requirements} == {"msgpack", "rich>=14", "mycompany-utils"}
    assert found.invalid == ()
    assert [str(item) for item in needed(tmp_path, "", "msgpack", imports=False).requirements] == ["msgpack"]


def test_i23_an_unknown_import_keeps_the_app_from_running(tmp_path: Path) -> None:
    found = needed(tmp_path, "import mycompany_utils\ntry:\n    import no_such\nexcept ImportError: ...\n")
    assert found.requirements == ()
    assert [(text, problem.code) for text, problem in found.invalid] == [("mycompany_utils", Code.UNKNOWN_IMPORT)]

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from core.pack.test_plan import SITE, a_trace
from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.sentences import STRATEGIES
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.formats.archives import zip_archive
from pyodide_cache.formats.named_imports import named_imports
from pyodide_cache.pack.app import read_app, requirements_of
from pyodide_cache.pack.decide import decide
from pyodide_cache.pack.folder import PackFolder, is_pack
from pyodide_cache.pack.node import find_node, run_node
from pyodide_cache.pack.plan import ArchivePlan
from pyodide_cache.pack.settings import DEFAULT, Form, Keep, PackSettings, Strategy, read_settings, settings_of
from pyodide_cache.pack.trace import Archive, TracedMember, TracedPlace
from pyodide_cache.pack.trim import Trimmed, trim
from pyodide_cache.pack.wasm import needed_libraries
from pyodide_cache.settings.releases import shipped_lock
from support.cli import run
from support.wheels import build_zip

MEMBERS = {
    "sky/__init__.py": b"import json\n",
    "sky/late.py": b"",
    "sky, dust/x.txt": b"with a comma",
    "sky-1.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: sky\nVersion: 1.0\n"
    b"Description-Content-Type: text/plain\n\nLong.\n",
    "sky-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py2-none-any\nTag: py3-none-any\n\n",
    "sky-1.0.dist-info/RECORD": b"",
    "sky-1.0.dist-info/RECORD.jws": b"signed",
}


def a_wheel(folder: Path) -> tuple[Archive, Path]:
    path = folder / "sky-1.0-py2.py3-none-any.whl"
    path.write_bytes(build_zip(MEMBERS))
    members = tuple(TracedMember(name, len(data), len(data)) for name, data in sorted(MEMBERS.items()))
    return Archive("sky", "1.0", path.name, "00" * 32, path.stat().st_size, TracedPlace.SITE, members), path


def trimmed(folder: Path, settings: PackSettings, rewritten: dict[str, bytes] | None = None) -> Trimmed:
    archive, path = a_wheel(folder)
    trace = a_trace(f"{SITE}/sky/__init__.py", f"{SITE}/sky, dust/x.txt", archives=(archive,))
    plan = ArchivePlan(archive, decide(trace, settings)["sky"])
    return trim(plan, path, rewritten or {}, settings, "3.14.2")


def test_a_trimmed_wheel_has_a_record_of_exactly_what_is_in_it_and_a_name_of_its_own(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings())
    assert made.file_name.startswith("sky-1.0-0pack")
    assert made.file_name.endswith("-py2.py3-none-any.whl")
    with zipfile.ZipFile(io.BytesIO(made.data)) as wheel:
        assert wheel.testzip() is None
        rows = list(csv.reader(wheel.read("sky-1.0.dist-info/RECORD").decode().splitlines()))
        assert {row[0] for row in rows} == set(wheel.namelist())
        assert {row[0]: int(row[2]) for row in rows if row[2]} == {
            name: len(wheel.read(name)) for name in wheel.namelist() if not name.endswith("RECORD")
        }
        assert wheel.read("sky-1.0.dist-info/METADATA") == b"Metadata-Version: 2.1\nName: sky\nVersion: 1.0\n\n"
        assert b"Build: 0pack" in wheel.read("sky-1.0.dist-info/WHEEL")
    assert set(made.members) == set(MEMBERS) - {"sky/late.py", "sky-1.0.dist-info/RECORD.jws"}


def test_a_wheel_with_compiled_code_is_for_its_python_alone(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings(), {"sky/__init__.pyc": b"compiled"})
    assert made.file_name.endswith("-cp314-none-any.whl")
    assert made.members["sky/__init__.pyc"] == b"compiled"
    assert "sky/__init__.py" not in made.members
    assert made.members["sky-1.0.dist-info/WHEEL"].count(b"Tag: cp314-none-any") == 1


def test_other_content_gives_another_name_and_the_same_content_the_same_bytes(tmp_path: Path) -> None:
    one, same = trimmed(tmp_path, PackSettings()), trimmed(tmp_path, PackSettings())
    other = trimmed(tmp_path, PackSettings(include=("sky/late.py",)))
    assert (one.file_name, one.data) == (same.file_name, same.data)
    assert one.file_name != other.file_name


def test_without_strategies_a_wheel_is_the_published_one(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings(strategies=frozenset()))
    assert made.file_name == "sky-1.0-py2.py3-none-any.whl"
    assert made.data == (tmp_path / made.file_name).read_bytes()


def test_store_compresses_nothing(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings(store=True))
    with zipfile.ZipFile(io.BytesIO(made.data)) as wheel:
        assert {item.compress_type for item in wheel.infolist()} == {zipfile.ZIP_STORED}


def test_settings_are_read_from_the_nearest_project_and_every_strategy_says_what_it_may_break(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pyodide-cache.pack]\nstrategies = ["tests", "compile"]\nkeep = ["data"]\ninclude = ["x/*"]\n'
        'form = "bundle"\nalso-run = ["import x"]\ntimeout = 5\nstore = true\n'
    )
    settings, path = read_settings(tmp_path / "app.py")
    assert path == tmp_path / "pyproject.toml"
    assert settings == PackSettings(
        frozenset({Strategy.TESTS, Strategy.COMPILE}),
        frozenset({Keep.DATA}),
        ("x/*",),
        also_run=("import x",),
        form=Form.BUNDLE,
        store=True,
        timeout=5.0,
    )
    assert set(STRATEGIES) == {*Strategy}
    assert Strategy.COMPILE not in DEFAULT


@pytest.mark.parametrize(
    "table",
    [
        {"unknown": 1},
        {"strategies": ["smaller"]},
        {"strategies": "tests"},
        {"include": "x"},
        {"timeout": 0},
        {"attempts": True},
        {"store": "yes"},
        {"form": 3},
        [],
    ],
)
def test_a_setting_that_is_none_is_named(table: object) -> None:
    with pytest.raises(Problem) as raised:
        settings_of(table, "pyproject.toml")
    assert raised.value.code is Code.BAD_PACK_SETTING


def test_an_app_brings_the_modules_beside_it_that_it_imports_and_the_files_that_are_named(tmp_path: Path) -> None:
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
    wanted, problems = requirements_of(app, shipped_lock("314.0.7"), cancel=Cancel())
    assert (set(wanted), problems) == ({"numpy", "pydantic"}, [])


def test_a_script_that_only_a_newer_python_can_read_is_read_by_pattern(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import numpy\ntype Pair[T] = tuple[T, T]\nlet x = 1\n")
    app = read_app(tmp_path / "app.py", PackSettings(), cancel=Cancel())
    wanted, problems = requirements_of(app, shipped_lock("314.0.7"), cancel=Cancel())
    assert (set(wanted), problems) == ({"numpy"}, [])


@pytest.mark.parametrize("pattern", ["../*", "/etc/*", " "])
def test_a_glob_that_leads_out_of_the_apps_folder_is_refused(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "app.py").write_text("")
    with pytest.raises(Problem) as raised:
        read_app(tmp_path / "app.py", PackSettings(files=(pattern,)), cancel=Cancel())
    assert raised.value.code is Code.BAD_PACK_SETTING


def test_imports_are_named_wherever_they_stand() -> None:
    text = "import a.b as c, d\n  from . import (e, # one\n  f)\nfrom ..g import h\nimport_module('i.j')\nimport 1\n"
    found = named_imports(text, "top.mid.own", is_package=False)
    assert set(found) == {"a.b", "d", "top.mid", "top.mid.e", "top.mid.f", "top.g", "top.g.h", "i.j"}
    assert named_imports("from . import x", "top", is_package=True) == ("top", "top.x")


def test_a_shared_library_tells_what_it_needs() -> None:
    needed = b"\2" + bytes([1 + 1 + 5]) + b"\1" + b"\5" + b"li.so"
    section = b"\x08dylink.0" + b"\1\1\0" + needed
    library = b"\0asm\1\0\0\0" + b"\0" + bytes([len(section)]) + section
    assert needed_libraries(library) == ("li.so",)
    assert needed_libraries(library[:-3]) == ()
    assert needed_libraries(b"\x7fELF") == ()


def test_an_archive_is_the_same_bytes_for_the_same_members() -> None:
    members = [("a", b"1" * 100), ("b", b"2")]
    assert zip_archive(members, level=9) == zip_archive(members, level=9)
    assert len(zip_archive(members, level=9)) < len(zip_archive(members, level=0))


def test_only_an_older_pack_of_ours_is_replaced(tmp_path: Path, trash: Path) -> None:
    target = tmp_path / "pack"
    for _ in range(2):
        folder = PackFolder(target)
        folder.add("pyodide-lock.json", b'{"tool": {"pyodide-cache-pack": {}}}')
        folder.publish(move_to_trash)
        assert is_pack(target)
    assert len(list(trash.iterdir())) == 1
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    folder = PackFolder(other)
    with pytest.raises(Problem) as raised:
        folder.publish(move_to_trash)
    folder.discard()
    assert raised.value.code is Code.NOT_A_PACK
    assert (other / "mine.txt").read_text() == "mine"


def test_node_that_is_missing_or_old_is_said_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache_dir: Path
) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    tools = tmp_path / "tools"
    tools.mkdir()
    monkeypatch.setenv("PATH", str(tools))
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / "app.py")
    assert answer.code == 1
    assert "Node 18 or newer is needed" in answer.err
    old = tools / "node"
    old.write_text("#!/bin/sh\necho v16.1.0\n")
    old.chmod(0o755)
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / "app.py")
    assert answer.code == 1
    assert "v16.1.0" in answer.err


def test_without_the_runtimes_files_the_command_says_how_to_get_them(tmp_path: Path, cache_dir: Path) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    (tmp_path / "empty").mkdir()
    answer = run(
        "--cache-dir", cache_dir, "pack", tmp_path / "app.py", "--runtime", tmp_path / "empty", "--pyodide", "314.0.7"
    )
    assert answer.code == 1
    assert "npm pack pyodide@314.0.7" in answer.err


@pytest.mark.parametrize(
    ("name", "said"), [("gone.py", "does not exist"), ("folder", "name the script that starts the app")]
)
def test_an_app_that_is_no_script_is_named(tmp_path: Path, cache_dir: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / name, "--pyodide", "314.0.7")
    assert answer.code == 1
    assert said in answer.err


def test_a_folder_that_is_somebody_elses_is_refused_before_anything_runs(tmp_path: Path, cache_dir: Path) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / "app.py", "--output", tmp_path)
    assert answer.code == 1
    assert "exists and is not a pack" in answer.err


def test_a_script_in_node_writes_its_scratch_folder_alone_and_is_ended_by_a_cancel(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    script = work / "script.mjs"
    script.write_text(
        'import fs from "node:fs";\nconst wish = JSON.parse(fs.readFileSync(process.argv[2]));\n'
        "let refused = 0;\nconst acts = [() => fs.writeFileSync(wish.out, ''), () => fs.readFileSync(wish.secret)];\n"
        "for (const act of acts) try { act(); } catch { refused += 1; }\n"
        "process.stdout.write(Buffer.from([255, 0]));\n"
        "fs.writeFileSync(wish.outcome, JSON.stringify({ refused, home: process.env.HOME }));\n"
        "while (wish.hang) {}\n"
    )
    (tmp_path / "secret").write_text("secret")
    source_options = {"out": str(tmp_path / "out"), "secret": str(tmp_path / "secret")}
    node = find_node()
    ran = run_node(node, script, source_options, read=(work,), work=work, seconds=60, cancel=Cancel())
    assert ran.stderr.decode() == ""
    assert (ran.outcome, ran.stdout, ran.timed_out) == ({"refused": 2, "home": str(work)}, b"\xff\0", False)
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        run_node(node, script, {**source_options, "hang": True}, read=(work,), work=work, seconds=60, cancel=cancel)
    assert run_node(
        node, script, {**source_options, "hang": True}, read=(work,), work=work, seconds=0.2, cancel=Cancel()
    ).timed_out

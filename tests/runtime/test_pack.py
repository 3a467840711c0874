from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from runtime.chromium_page import STRICT, served, verdict_of
from runtime.lock_maker import LOCK
from runtime.packing import EXAMPLES, Packed, pack, real_distribution, sky, star_distribution, write_app
from runtime.pyodide_node import load
from runtime.registry import NEWEST, pyodide_folder
from support.cli import files_of

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

#: These share a pack that takes many seconds to make.
of_one_pack = pytest.mark.xdist_group("one pack")

OUTPUT = b"1.0 ['Vega', 'Deneb'] [(0.03,)]\n['one.txt', 'two.txt'] dark ['--clear']\n['star.names:names']\n\xff\xfe\0"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pack")


@pytest.fixture(scope="module")
def app(folder: Path) -> Path:
    return sky(folder / "app")


@pytest.fixture(scope="module")
def distribution(folder: Path) -> Path:
    return star_distribution(folder / "star")


@pytest.fixture(scope="module")
def packed(folder: Path, app: Path, distribution: Path) -> Packed:
    """Return a pack of wheels for many tests; its trace is saved."""
    done = pack(folder, app, "--distribution", distribution, "--save-trace", folder / "trace.json")
    assert done.status == 0, done.errors
    return done


def members_of(packed: Packed, pattern: str) -> set[str]:
    (path,) = packed.target.glob(pattern)
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


@of_one_pack
def test_files_opened_by_python_c_resources_and_metadata_are_kept_and_the_rest_is_removed(packed: Packed) -> None:
    assert members_of(packed, "star-*.whl") == {
        *("star/__init__.py", "star/names.py", "star/names.txt", "star/catalog.db"),
        *("star/plates/one.txt", "star/plates/two.txt"),
        *("star-1.0.dist-info/METADATA", "star-1.0.dist-info/WHEEL", "star-1.0.dist-info/RECORD"),
        *("star-1.0.dist-info/entry_points.txt", "star-1.0.dist-info/licenses/LICENSE"),
    }
    standard = members_of(packed, "python_stdlib.zip")
    assert {"sqlite3/dbapi2.py", "encodings/utf_8.py"} <= standard
    assert standard.isdisjoint({"smtplib.py", "mailbox.py", "xmlrpc/client.py"})


@of_one_pack
def test_a_pack_has_the_output_of_the_app_from_its_folder_alone(packed: Packed) -> None:
    done = packed.run("--report", "--clear")
    report = json.loads(done.stderr.decode().splitlines()[-1])
    assert (done.returncode, done.stdout) == (0, OUTPUT)
    assert (report["result"], set(report["steps"])) == ("ok", {"load", "unpack", "libraries", "run"})


@of_one_pack
def test_the_report_has_sizes_and_timings_before_and_after(packed: Packed) -> None:
    said = packed.said
    assert said == {
        "schema": 1,
        "dry_run": False,
        **json.loads((packed.target / "report.json").read_text()),
        "target": str(packed.target),
        "problem": None,
        "start_image": None,
    }
    row = packed.row("star")
    assert (row["before"]["files"], row["after"]["files"]) == (18, 11)
    assert (row["before"]["python"], row["after"]["python"]) == (6, 2)
    assert row["taken"] == {"unused-files": 5, "docs": 1, "tests": 1}
    assert said["total"]["after"]["bytes"] == sum(item["after"]["bytes"] for item in said["packages"])
    assert packed.row("python_stdlib")["reduction"] > 0.3
    assert all(said[when][step] > 0 for when in ("before_ms", "after_ms") for step in ("load", "unpack", "run"))
    assert said["proofs"] == [{"ok": True, "missing": []}]


@of_one_pack
def test_the_page_of_trimmed_wheels_runs_in_chromium_with_integrity_checks(packed: Packed, tmp_path: Path) -> None:
    with served(packed.target, headers=STRICT) as url:
        title, report = verdict_of(url, tmp_path / "profile")
    assert (title, report["problems"]) == ("ok", [])
    assert report["output"].startswith("1.0 ['Vega', 'Deneb'] [(0.03,)]\n['one.txt', 'two.txt'] dark []\n")


@of_one_pack
def test_the_page_names_the_file_that_the_server_sends_with_a_wrong_type(packed: Packed, tmp_path: Path) -> None:
    with served(packed.target, types={".wasm": "text/plain"}) as url:  # the runtime waits forever
        title, report = verdict_of(url, tmp_path / "profile")
    said = 'pyodide.asm.wasm: the server sends it as "text/plain", which no browser runs'
    assert (title, report["problems"]) == ("failed", [said])


@of_one_pack
def test_load_package_loads_a_trimmed_wheel_by_its_lock_file(packed: Packed) -> None:
    lock = json.loads((packed.target / LOCK).read_text())
    assert lock["packages"]["star"]["file_name"].startswith("star-1.0-0pack")
    code = "import star; from importlib.metadata import version; repr((star.names.names(), version('star')))"
    outcome = load(packed.target, packed.target, packed.target / LOCK, ["star"], code)
    assert (outcome.errors, outcome.attempts) == ((), ())
    assert outcome.result == "(['Vega', 'Deneb'], '1.0')"


@of_one_pack
def test_a_file_that_the_trace_lacks_is_found_missing_added_and_proven_again(
    packed: Packed, folder: Path, app: Path, distribution: Path, tmp_path: Path
) -> None:
    trace = json.loads((folder / "trace.json").read_text())
    lost = "star/names.py"
    for key in ("opened", "looked", "origins"):
        trace[key] = [path for path in trace[key] if not path.endswith(lost)]
    short = tmp_path / "short.json"
    short.write_text(json.dumps(trace))
    done = pack(tmp_path, app, "--distribution", distribution, "--trace", short, "--strategy", "unused-files")
    assert done.status == 0, done.errors
    assert [item["missing"] for item in done.said["proofs"]] == [[["star", "star/names.py"]], []]
    assert "star/names.py" in members_of(done, "star-*.whl")
    assert "star: star/names.py" in done.errors

    once = pack(tmp_path / "once", app, "--distribution", distribution, "--trace", short, "--attempts", "1")
    assert (once.status, once.said["problem"]["code"]) == (1, "pack-given-up")
    assert "star/names.py" in once.said["problem"]["reason"]
    assert not once.target.exists()


def test_wasm_wheels_run_from_a_compiled_bundle_in_chromium(folder: Path, tmp_path: Path) -> None:
    wheels = real_distribution(
        folder / "records",
        *("pydantic==2.14.3", "pydantic-core==2.50.4", "annotated-types==0.8.0", "typing-inspection==0.4.5"),
        *("typing-extensions==4.16.0", "msgpack==1.2.4"),
    )
    words = ("--distribution", wheels, "--as", "bundle", "--with", "compile", "--with", "docstrings")
    done = pack(folder, EXAMPLES / "records.py", *words)
    assert done.status == 0, done.errors
    assert done.row("pydantic-core")["after"]["libraries"] == 1
    assert done.row("pydantic")["reduction"] > 0.2
    members = members_of(done, "bundle-*.zip")
    assert "lib/python3.14/site-packages/pydantic/main.pyc" in members
    assert not [name for name in members if name.endswith((".whl", "pydantic/main.py"))]
    assert not list(done.target.glob("*.whl"))
    with served(done.target) as url:
        title, report = verdict_of(url, tmp_path / "profile")
    assert (title, report["problems"], report["output"]) == ("ok", [], "name='Mars' moons=2\n")


def test_pure_python_packages_shrink_to_less_than_half(folder: Path) -> None:
    requirements = ("rich==15.0.0", "markdown-it-py==4.3.0", "mdurl==0.1.2", "pygments==2.21.0")
    done = pack(folder, EXAMPLES / "table.py", "--distribution", real_distribution(folder / "tables", *requirements))
    assert done.status == 0, done.errors
    rich = done.row("rich")
    assert rich["after"]["python"] < rich["before"]["python"] / 2
    assert rich["reduction"] > 0.5
    assert done.row("pygments")["reduction"] > 0.8
    assert (done.said["total"]["reduction"] > 0.5, done.said["notes"]) == (True, [])


def test_a_large_package_is_watched_and_most_of_it_is_unused(folder: Path) -> None:
    wheels = real_distribution(folder / "algebra", "sympy==1.14.0", "mpmath==1.3.0")
    done = pack(folder, EXAMPLES / "algebra.py", "--distribution", wheels, "--dry-run")
    assert done.status == 0, done.errors
    assert done.row("sympy")["reduction"] > 0.5, done.said


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        ("import sys\nprint(1)\nraise ValueError('no stars')\n", "app-failed", ["app.py, line 3", "no stars"]),
        ("def broken(:\n    pass\n", "app-failed", ["SyntaxError"]),
        ("while True:\n    pass\n", "app-too-slow", ["--timeout"]),
    ],
    ids=["raises", "syntax", "hangs"],
)
def test_an_app_that_fails_is_named_with_its_error_and_nothing_is_written(
    tmp_path: Path, source: str, code: str, words: list[str]
) -> None:
    app = write_app(tmp_path / "app", source)
    seconds = 5 if code == "app-too-slow" else 120
    done = pack(tmp_path, app, "--timeout", seconds, runtime=pyodide_folder(NEWEST))
    assert (done.status, done.said["error"]["code"]) == (1, code)
    assert all(word in done.said["error"]["message"] for word in words)
    assert "_pyodide" not in f"{done.said}{done.errors}"
    assert not done.target.exists()


def test_a_missing_package_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    app = write_app(tmp_path / "app", "import nowhere_to_be_found\n")
    requirements = tmp_path / "wanted.txt"
    requirements.write_text("nowhere-to-be-found\n")
    served = star_distribution(tmp_path / "served")
    done = pack(tmp_path, app, "--distribution", served, "--source", "distribution", "-r", requirements)
    assert done.status == 1
    assert "nowhere-to-be-found" in f"{done.said} {done.errors}"
    assert not done.target.exists()


def test_an_app_has_no_access_to_the_network_to_files_or_to_other_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME_OF_THE_TEST", "secret")
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    app = write_app(
        tmp_path / "app",
        f"""
import js
process = js.process
for what in (
    lambda: process.getBuiltinModule("fs").readFileSync({str(secret)!r}, "utf8"),
    lambda: process.getBuiltinModule("fs").writeFileSync({str(secret)!r}, "gone"),
    lambda: process.getBuiltinModule("child_process").execSync("id"),
    lambda: process.kill(process.ppid, 0),
    lambda: process.getBuiltinModule("net").connect(80, "192.0.2.1"),
):
    try:
        what()
    except Exception:
        continue
    raise SystemExit("not blocked")
assert "HOME_OF_THE_TEST" not in js.Object.keys(process.env), "the environment of the test"
""",
    )
    done = pack(tmp_path, app, "--dry-run", "--save-trace", tmp_path / "trace.json", runtime=pyodide_folder(NEWEST))
    assert done.status == 0, done.errors
    assert secret.read_text() == "secret"
    assert "connect" in done.errors
    trace = json.loads((tmp_path / "trace.json").read_text())
    assert trace["attempts"]
    assert files_of(tmp_path) >= {"secret.txt", "trace.json"}
    assert not done.target.exists()


@of_one_pack
def test_the_same_inputs_give_the_same_bytes(
    packed: Packed, folder: Path, app: Path, distribution: Path, tmp_path: Path
) -> None:
    trace = folder / "trace.json"
    words: tuple[Any, ...] = ("--distribution", distribution, "--trace", trace)
    again = pack(tmp_path, app, *words)
    assert again.status == 0, again.errors
    names = files_of(packed.target) - {"report.json", "report.html"}
    assert names == files_of(again.target) - {"report.json", "report.html"}
    assert all((packed.target / name).read_bytes() == (again.target / name).read_bytes() for name in names)
    shutil.rmtree(again.target)

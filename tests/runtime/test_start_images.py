"""Start images with the real Pyodide, in Node and in Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.start_images.image import write_record
from pyodide_cache_resources import resource
from runtime.chromium_page import served, verdict_of
from runtime.conftest import official_info
from runtime.lock_maker import make_distribution
from runtime.packing import pack, real_distribution, write_app
from runtime.pyodide_node import node
from runtime.registry import NEWEST, OLD, pyodide_folder
from support.patience import PATIENCE
from support.wheels import build_zip

pytestmark = [pytest.mark.runtime, pytest.mark.registry, pytest.mark.xdist_group("start images")]

SECRET = "a-token-that-nobody-may-see"
REAL = ("rich==15.0.0", "markdown-it-py==4.3.0", "mdurl==0.1.2", "pygments==2.21.0", "msgpack==1.2.4")


@dataclass(frozen=True)
class Place:
    """A home, a cache directory, a runtime and a distribution."""

    folder: Path
    distribution: Path

    @property
    def runtime(self) -> Path:
        return self.folder / "runtime"

    @property
    def images(self) -> Path:
        return self.folder / "home" / "cache" / "pyodide-cache" / "start-images"

    def run(self, *words: object, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run the command line with a home of its own."""
        home = self.folder / "home"
        own = {"HOME": home, "XDG_CACHE_HOME": home / "cache", "XDG_STATE_HOME": home / "state"}
        own |= {"XDG_DATA_HOME": home / "share", "XDG_CONFIG_HOME": home / "config"}
        command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(self.folder / "cache")]
        return subprocess.run(
            [*command, "start-image", *map(str, words)],
            env={**os.environ, **{name: str(path) for name, path in own.items()}, **(more or {})},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            cwd=self.folder,
        )

    def create(self, *words: object, more: Mapping[str, str] | None = None) -> Any:
        sources = ("--runtime", self.runtime, "--distribution", self.distribution, "--source", "distribution")
        done = self.run("create", *words, *sources, "--json", more=more)
        assert "Traceback" not in done.stderr, done.stderr
        return {"status": done.returncode, **json.loads(done.stdout)}

    def python(self, name: str, code: str, *words: str) -> tuple[int, str, str]:
        done = self.run("run", name, "-c", code, *words)
        return done.returncode, done.stdout, done.stderr

    def states(self) -> dict[str, str]:
        said = json.loads(self.run("verify", "--json").stdout)
        return {item["name"]: item["state"] for item in said["images"]}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a place with an image of rich and msgpack, made with a secret in the environment."""
    folder = tmp_path_factory.mktemp("images")
    found = Place(folder, real_distribution(folder / "distribution", *REAL))
    shutil.copytree(pyodide_folder(NEWEST), found.runtime)
    done = found.create(
        *("real", "rich", "msgpack", "--import", "rich.console, msgpack"),
        *("--warm", "import random, uuid, tempfile; tempfile.gettempdir(); print('ready')"),
        more={"NPM_TOKEN": SECRET, "PYTHONHASHSEED": "7"},
    )
    assert done["status"] == 0, done
    return found


@pytest.fixture
def broken(place: Place) -> Iterator[Place]:
    """Return the place; what a test breaks in it is whole again afterwards."""
    kept = {path: path.read_bytes() for path in (place.images / "real").iterdir()}
    kept |= {path: path.read_bytes() for path in (place.runtime / "python_stdlib.zip", *_wheels(place))}
    yield place
    for path, data in kept.items():
        path.write_bytes(data)


def _wheels(place: Place) -> list[Path]:
    return sorted((place.folder / "cache").glob("*.whl"))


def test_python_starts_from_an_image_with_its_packages_and_a_binary_wheel(place: Place) -> None:
    code = (
        "import sys; before = set(sys.modules); import rich.console, msgpack; "
        "assert set(sys.modules) == before, 'imported again'; "
        "from importlib.metadata import version; print(msgpack.packb({'a': 1}).hex(), version('rich'), sys.argv); "
        "sys.exit(3)"
    )
    status, output, errors = place.python("real", code, "one")
    assert (status, output, errors) == (3, "81a16101 15.0.0 ['-c', 'one']\n", "")


def test_an_image_can_load_further_packages_and_import_lazily(place: Place) -> None:
    code = "import rich.progress, rich.markdown, pyodide_js; print(dict(pyodide_js.loadedPackages.to_py()))"
    status, output, errors = place.python("real", code)
    assert (status, errors) == (0, "")
    assert {"rich", "msgpack", "pygments"} <= set(eval(output))


def test_no_secret_of_the_environment_is_in_an_image(place: Place) -> None:
    for path in (place.images / "real").iterdir():
        assert SECRET.encode() not in path.read_bytes(), path.name


def test_two_starts_differ_in_what_must_be_random(place: Place) -> None:
    code = (
        "new = sorted(globals()); import random, sys, tempfile, uuid, os; "
        "print(random.random(), next(tempfile._get_candidate_names()), uuid.getnode(), os.environ.get('NPM_TOKEN'), "
        "sys.path.count(''), os.environ['HOME'], [name for name in new if not name.startswith('_')])"
    )
    one, two = (place.python("real", code)[1].split() for _ in range(2))
    assert all(a != b for a, b in zip(one[:3], two[:3], strict=True))
    assert one[3:] == two[3:] == ["None", "1", "/home/pyodide", "[]"]


def test_a_script_has_its_folder_its_arguments_and_the_working_folder(place: Place) -> None:
    folder = place.folder / "work"
    folder.mkdir()
    (folder / "helper.py").write_text("NAME = 'helped'\n")
    script = write_app(
        folder, "import sys, os, helper\nprint(helper.NAME, sys.argv[1:], os.path.basename(__file__))\n"
    )
    done = place.run("run", "real", "work/app.py", "--flag", "x")
    assert (done.returncode, done.stdout) == (0, "helped ['--flag', 'x'] app.py\n"), done.stderr
    script.write_text("import sys\nraise ValueError('mine')\n")
    done = place.run("run", "real", "work/app.py")
    assert done.returncode == 1
    shown = ("Traceback (most recent call", f'  File "{script}"', "    raise ValueError('mine')", "ValueError: mine")
    assert len(done.stderr.splitlines()) == len(shown), done.stderr
    assert all(map(str.startswith, done.stderr.splitlines(), shown)), done.stderr
    script.write_text("import sys\nsys.excepthook = lambda *error: print('hook')\n1 / 0\n")
    done = place.run("run", "real", script)
    assert (done.returncode, done.stdout, done.stderr) == (1, "hook\n", "")


def test_a_script_has_the_environment_and_folder_of_the_command_and_may_end_at_once(place: Place) -> None:
    code = "import os; print(os.getcwd(), os.environ['MY_TOKEN'], os.environ['HOME'], flush=True); os._exit(4)"
    done = place.run("run", "real", "-c", code, more={"MY_TOKEN": "mine", "PYTHONPATH": "/elsewhere"})
    assert (done.returncode, done.stderr) == (4, "")
    assert done.stdout == f"{place.folder} mine /home/pyodide\n"


def test_a_script_may_be_outside_of_the_working_folder(place: Place, tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("NAME = 'beside'\n")
    code = (
        "import atexit, beside, os\natexit.register(print, 'end')\nprint(beside.NAME, os.path.basename(__file__))\n"
    )
    script = write_app(tmp_path, f"{code}raise KeyboardInterrupt\n")
    done = place.run("run", "real", script)
    assert (done.returncode, done.stdout) == (130, "beside app.py\nend\n"), done.stderr
    assert "    raise KeyboardInterrupt\n" in done.stderr


def test_a_start_waits_with_optimizing_and_a_long_run_does_not(place: Place) -> None:
    folders = (place.images / "real", place.runtime, place.folder / "cache")
    command = [*node()[:1], "--trace-wasm-compilation-times", resource("start_image", "run.mjs"), *folders, ""]

    def optimized(code: str) -> bool:
        done = subprocess.run([*command, "-c", code], capture_output=True, text=True, check=False, timeout=PATIENCE)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        assert "using Liftoff" in done.stdout
        return "using TurboFan" in done.stdout

    assert not optimized("import msgpack; print(len(msgpack.unpackb(msgpack.packb([1] * 500))))")
    assert optimized("for number in range(2_000_000): number * number % 7")


def test_the_runtime_is_compiled_once_for_all_starts_with_the_same_flags(place: Place, tmp_path: Path) -> None:
    script = tmp_path / "compiled.mjs"
    script.write_text(f"""
        import {{ setFlagsFromString as setFlag }} from "node:v8";
        import {{ compiledCode, start }} from {json.dumps((place.images / "real" / "start-image.mjs").as_uri())};
        const {{ image }} = await start({{ runtime: {json.dumps(place.runtime.as_uri() + "/")}, setFlag }});
        console.log(image, compiledCode() === null);
        process.exit(0);
    """)
    for flags, known in (([], "true"), (["--stack-trace-limit=5"], "false")):
        done = subprocess.run(
            ["node", *flags, script], capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=tmp_path
        )
        assert done.stdout == f"true {known}\n", done.stderr


def test_an_image_leaves_out_memory_that_is_empty(place: Place) -> None:
    document = json.loads((place.images / "real" / "image.json").read_text())
    assert document["heap"]["size"] < document["heapBytes"] * 0.7


@pytest.mark.parametrize("file", ["heap.bin", "files.bin", "code.bin"])
def test_flipped_bits_are_never_loaded_and_python_starts_from_the_packages(broken: Place, file: str) -> None:
    path = broken.images / "real" / file
    data, times = bytearray(path.read_bytes()), path.stat()
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # a newer file is found before Node starts
    assert broken.states() == {"real": "damaged"}
    status, output, errors = broken.python("real", "import msgpack; print(msgpack.packb(1))")
    assert (status, output) == (0, "b'\\x01'\n")
    assert errors.count("\n") == 1
    assert f"{file} is not the file that the image was made with" in errors


def test_an_image_is_stale_when_a_wheel_the_runtime_or_its_age_changes(broken: Place) -> None:
    assert broken.states() == {"real": "ready"}
    wheel, stdlib = _wheels(broken)[0], broken.runtime / "python_stdlib.zip"
    for path, what in ((wheel, "has changed"), (stdlib, "is another one now")):
        data = path.read_bytes()
        path.write_bytes(data + b"\0")
        done = broken.run("verify")
        assert (done.returncode, what in done.stderr) == (1, True), done.stderr
        path.write_bytes(data)
    wheel.rename(wheel.with_suffix(".gone"))
    assert "is no longer cached" in broken.run("verify").stderr
    wheel.with_suffix(".gone").rename(wheel)
    folder = broken.images / "real"
    good = (folder / "image.json").read_text()
    document = json.loads(good)
    write_record(folder, document | {"expires": "2020-01-01T00:00:00+00:00"})
    assert "days ago" in broken.run("verify").stderr
    write_record(folder, document | {"version": 99})
    assert broken.states() == {"real": "damaged"}
    (folder / "image.json").write_text(json.dumps(document | {"warm": "print('other')"}))
    assert "image.json is not the record that was written" in broken.run("verify").stderr
    (folder / "image.json").write_text(good)
    assert broken.states() == {"real": "ready"}


def test_python_starts_from_the_packages_if_the_loader_is_damaged(broken: Place) -> None:
    (broken.images / "real" / "start-image.mjs").write_text("no JavaScript")
    assert broken.states() == {"real": "damaged"}
    status, output, errors = broken.python("real", "import rich; print(rich.__name__)")
    assert (status, output) == (0, "rich\n")
    assert "The start image is not used: start-image.mjs is not the file that was made" in errors


def test_a_stale_image_is_not_loaded_but_the_code_runs(broken: Place) -> None:
    folder = broken.images / "real"
    document = json.loads((folder / "image.json").read_text())
    write_record(folder, document | {"expires": "2020-01-01T00:00:00+00:00"})
    status, output, errors = broken.python("real", "import rich; print(rich.__name__)")
    assert (status, output) == (0, "rich\n")
    assert "The start image is not used: it was made more than 30 days ago" in errors
    _wheels(broken)[0].unlink()
    write_record(folder, document)
    status, output, errors = broken.python("real", "print(1)")
    assert (status, output, len(errors.splitlines())) == (1, "", 1)
    assert "is no longer cached. Python cannot start from the packages: ENOENT" in errors
    assert errors.endswith(". Make it again with: pyodide-cache start-image create real\n")


def test_the_loader_itself_refuses_a_forged_record(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "image"
    shutil.copytree(place.images / "real", folder)
    (tmp_path / "secret").write_bytes(b"of the user")
    good = json.loads((folder / "image.json").read_text())
    first, *rest = good["runs"]
    (name, offset, size), *members = good["members"]
    numbers: tuple[dict[str, Any], ...] = (
        {"runs": [[-4096, first[1]], *rest]},
        {"runs": [[first[0], -4096], *rest]},
        {"runs": [[2**60, first[1]], *rest]},
        {"runs": [first, first, *rest[1:]]},
        {"runs": rest},
        {"headBytes": -1},
        {"headBytes": good["heap"]["size"] + 1, "runs": []},
        {"heapBytes": 2**40},
        {"members": [(name, -8, size), *members]},
        {"members": [(name, offset, good["files"]["size"] + 1), *members]},
    )
    places: tuple[dict[str, Any], ...] = (
        {"heap": good["heap"] | {"file": "../secret"}},
        {"files": good["files"] | {"file": (tmp_path / "secret").as_uri()}},
        {"runtime": {"../secret": "0" * 64}},
    )
    script = tmp_path / "forged.mjs"
    script.write_text(f"""
        import fs from "node:fs";
        import {{ start }} from {json.dumps((folder / "start-image.mjs").as_uri())};
        const record = {json.dumps(str(folder / "image.json"))};
        for (const edit of {json.dumps([*numbers, *places])}) {{
            fs.writeFileSync(record, JSON.stringify({{ ...{json.dumps(good)}, ...edit }}));
            try {{
                await start({{ runtime: {json.dumps(place.runtime.as_uri() + "/")}, required: true }});
                console.log("started");
            }} catch (error) {{
                console.log(error.message);
            }}
        }}
    """)
    done = subprocess.run(
        ["node", script], capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=tmp_path
    )
    assert done.stdout.splitlines() == [
        *["the numbers in image.json do not fit the files of the image"] * len(numbers),
        *["image.json names a file outside its folder"] * len(places),
    ], done.stderr


def _own_wheel(folder: Path, name: str, source: str) -> Path:
    members = {
        f"{name}.py": source.encode(),
        f"{name}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{name}-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{name}-1.0.dist-info/RECORD": b"",
    }
    path = folder / f"{name}-1.0-py3-none-any.whl"
    path.write_bytes(build_zip(members))
    return path


def test_what_an_image_cannot_hold_is_named_and_nothing_is_kept(place: Place, tmp_path: Path) -> None:
    wheels = [
        _own_wheel(tmp_path, "fine", "import json\n"),
        _own_wheel(tmp_path, "keepsjs", "import js\nKEPT = js.Map.new()\n"),
        _own_wheel(tmp_path, "keepscall", "import ctypes\nKEPT = ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 1)\n"),
        _own_wheel(tmp_path, "fails", "raise RuntimeError('not here')\n"),
    ]
    own = Place(place.folder, make_distribution(tmp_path / "own", official_info(NEWEST), wheels))
    for guilty, why in (("keepsjs", "objects of JavaScript"), ("keepscall", "callbacks of C")):
        done = own.create("bad", "fine", guilty)
        assert (done["status"], done["failed"][0]["code"]) == (1, "no-start-image"), done
        assert done["failed"][0]["reason"].startswith(f"no start image can be made: {guilty} keeps {why}"), done
    done = own.create("bad", "fine", "fails")
    assert (done["status"], done["failed"][0]["code"]) == (1, "app-failed")
    assert "RuntimeError: not here" in done["failed"][0]["reason"]
    assert not (place.images / "bad").exists()
    assert [path.name for path in place.images.iterdir()] == ["real"]


def test_other_releases_have_no_images(place: Place) -> None:
    words = ("rich", "--runtime", pyodide_folder(OLD), "--pyodide", OLD.version, "--source", "index")
    done = place.run("create", "old", *words)
    assert done.returncode == 1
    assert f"images work with Pyodide 314 only, and this is {OLD.version}" in done.stderr


def test_a_pack_starts_from_its_image_in_node_and_chromium_and_without_it_if_it_is_damaged(tmp_path: Path) -> None:
    wheels = real_distribution(tmp_path / "wheels", *REAL)
    text = "import sys, msgpack, rich.console\nrich.console.Console(width=40).print(msgpack.packb({'a': 1}).hex())\n"
    app = write_app(tmp_path / "app", text)
    done = pack(tmp_path, app, "--distribution", wheels, "--start-image", runtime=pyodide_folder(NEWEST))
    assert done.status == 0, done.errors
    assert done.said["start_image"]["size"] > 1_000_000

    def outcome() -> tuple[bytes, bool, str]:
        ran = done.run("--report")
        report = json.loads(ran.stderr.decode().splitlines()[-1])
        return ran.stdout, report["image"], report["reason"]

    assert outcome() == (b"81a16101\n", True, "")
    with served(done.target) as url:
        title, report = verdict_of(url, tmp_path / "profile")
    assert (title, report["problems"], report["output"]) == ("ok", [], "81a16101\n")
    assert (report["image"], report["reason"]) == (True, "")
    page = (done.target / "index.html").read_text()
    assert "start-image/heap.bin.packed" in page
    assert ".whl" not in page

    for name, data in (("heap.bin.packed", b"no gzip"), ("image.json", b"{"), ("start-image.mjs", b"?")):
        path = done.target / "start-image" / name
        kept = path.read_bytes()
        path.write_bytes(data)
        output, image, reason = outcome()
        assert (output, image, bool(reason)) == (b"81a16101\n", False, True), name
        path.write_bytes(kept)
    (done.target / "start-image" / "heap.bin.packed").write_bytes(b"no gzip")
    with served(done.target) as url:
        title, report = verdict_of(url, tmp_path / "other")
    assert (title, report["output"], report["image"]) == ("ok", "81a16101\n", False)
    assert os.listdir(done.target / "start-image")

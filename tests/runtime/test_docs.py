"""The commands that the documents show: all are understood, and the steps of the guides work as they stand."""

from __future__ import annotations

import functools
import hashlib
import http.server
import os
import re
import shlex
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest

from pyodide_cache.cli import main
from runtime.registry import NEWEST, published_folder, wheels_of
from support import ROOT
from support.patience import PATIENCE

DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
GUIDES = [DOCS / "tutorial.md", *sorted(DOCS.glob("how-to/*.md"))]

#: Commands of guides that are not run here, and why.
NOT_RUN = {
    "pip install": "what it installs runs already",
    "pyodide-cache serve --print-config": "needs a client; test_serve.py runs the printed lines",
    "pyodide-cache settings set index-url https://index.example": "an address for the reader to replace",
    "pyodide-cache warm-up --preset essential --distribution https://mirror.example": "an address to replace",
    "pyodide-cache doctor --online": "asks the CDN",
    "pyodide-cache outdated": "asks which releases are new",
}

REQUIREMENTS = "rich\nmsgpack\n"


def commands(page: Path) -> list[str]:
    """Return the lines of a page's shell blocks."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def shown(page: Path) -> str:
    return str(page.relative_to(ROOT))


def mentioned(page: Path) -> list[str]:
    """Return the commands in a page's shell blocks, and those in its sentences."""
    sentences = re.findall(r"`(pyodide-cache [^`\n]+)`", page.read_text(encoding="utf-8"))
    parts = [
        part for line in commands(page) for part in re.split(r" [|>] ", line)
    ]  # pipes, and files that take output
    return [part for part in [*parts, *sentences] if part.startswith("pyodide-cache ")]


@pytest.mark.parametrize("page", [page for page in PAGES if mentioned(page)], ids=shown)
def test_every_command_on_a_page_is_understood(page: Path) -> None:
    for line in mentioned(page):
        assert_understood(shlex.split(line.replace("…", ""), comments=True)[1:])


def assert_understood(words: list[str]) -> None:
    """Parse a command as the command line does, without running it."""
    context = click.Context(main, info_name="pyodide-cache")
    command: click.Command = main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        assert found is not None, f"{context.command_path} has no command {words[0]}"
        context, command = click.Context(found, info_name=words[0], parent=context), found
        words = words[1:]
    command.make_parser(context).parse_args(words)  # an unknown option raises an error that names it


def test_an_option_that_does_not_exist_is_noticed() -> None:
    with pytest.raises(click.NoSuchOption):
        assert_understood(["warm-up", "rich", "--no-such-option"])


@pytest.fixture
def index_of_real_wheels(tmp_path: Path) -> Iterator[str]:
    """Serve the real wheels of the newest release as an index on loopback."""
    root = tmp_path / "index"
    for name, wheel in wheels_of(NEWEST).items():
        project = root / "simple" / name
        project.mkdir(parents=True)
        (project / wheel.name).symlink_to(wheel)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (project / "index.html").write_text(f'<a href="{wheel.name}#sha256={digest}">{wheel.name}</a>')

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/simple/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def packed_runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the archive that ``npm pack pyodide`` gives."""
    archive = tmp_path_factory.mktemp("npm") / f"pyodide-{NEWEST.version}.tgz"
    with tarfile.open(archive, "w:gz", compresslevel=1) as package:
        package.add(published_folder(NEWEST), "package")
    return archive


@pytest.mark.runtime
@pytest.mark.registry
@pytest.mark.parametrize("page", GUIDES, ids=shown)
def test_the_steps_of_a_guide_work(
    page: Path, tmp_path: Path, index_of_real_wheels: str, real_environ: Mapping[str, str], packed_runtime: Path
) -> None:
    lines = [line for line in commands(page) if not line.startswith(tuple(NOT_RUN))]
    work, programs, home = tmp_path / "work", tmp_path / "programs", tmp_path / "home-of-reader"
    for folder in (work, programs, home):
        folder.mkdir()
    (work / "requirements.txt").write_text(REQUIREMENTS)
    # A directory that the guide assumes; the tutorial makes its own.
    prepare = (
        "" if page.name == "tutorial.md" else "pyodide-cache warm-up rich msgpack --cache-dir packages --source index"
    )
    _write_program(programs / "pyodide-cache", f'exec {shlex.quote(sys.executable)} -m pyodide_cache "$@"')
    _write_program(programs / "npm", f"cp {shlex.quote(str(packed_runtime))} .")
    script = "\n".join(["set -euo pipefail", prepare, *lines])
    environ = {
        "HOME": str(home),
        "PYODIDE_CACHE_DIR": str(work / "packages"),
        "PATH": f"{programs}{os.pathsep}{real_environ['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": index_of_real_wheels,
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "-c", script], cwd=work, env=environ, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, f"{script}\n---\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    assert "Traceback" not in done.stderr


def _write_program(path: Path, command: str) -> None:
    path.write_text(f"#!/bin/sh\n{command}\n")
    path.chmod(0o755)


def test_what_is_not_run_stands_in_a_guide() -> None:
    said = [line for page in GUIDES for line in [*commands(page), "pip install"]]
    assert [start for start in NOT_RUN if not any(line.startswith(start) for line in said)] == []

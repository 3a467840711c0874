"""What short commands import. Each of these modules takes longer to import than the commands need to work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pyodide_cache_resources import resource
from support.cli import run
from support.scripts import maintainer_tool
from support.wheels import build_wheel

HELP = resource("help", "command.txt").read_text(encoding="ascii")
SLOW = {
    *("rich", "packaging", "httpx", "tempfile", "zipfile", "shutil", "hashlib", "tomllib", "csv", "gzip", "lzma"),
    *("bz2", "gettext"),
    *("importlib.resources", "importlib.metadata", "platformdirs", "dataclasses", "logging", "subprocess", "email"),
    *("inspect", "ipaddress", "json", "locale", "platform", "uuid", "urllib.parse"),
    *("pyodide_cache.messages", "pyodide_cache.files.partial", "pyodide_cache.warm_up.sources"),
}
if sys.version_info < (3, 14):  # there typing has both done, for the first TypedDict of click
    SLOW |= {"ast", "compile()"}
PROGRAM = """
import builtins, sys
from pyodide_cache.__main__ import main

def compile(*arguments, **options):  # such as the names of types, but not modules that changed since the last run
    if not options.get("dont_inherit"):
        sys.modules["compile()"] = sys
    return really(*arguments, **options)

really, builtins.compile = builtins.compile, compile
try:
    main()
finally:
    loaded = [name for name, module in sys.modules.items() if type(module).__name__ != "UnusedModule"]
    print("\\n".join(loaded), file=sys.stderr)
"""


#: It checks archives, hashes them, and says what it found.
VERIFY = {"hashlib", "json", "pyodide_cache.messages", "zipfile"}
#: It reads whether the wheel needs something, and the lock file of the release.
CHECK = {"json", "zipfile"}
SHUTIL = {"shutil", "bz2", "lzma"}
#: It asks whether files can be removed, and which others would miss them.
PRUNE = CHECK | {"gettext", "hashlib"} | SHUTIL
CHECK_VERSION = CHECK | {"packaging", "dataclasses"}
if sys.version_info >= (3, 13):  # there it asks what a function is that packaging marks as deprecated
    CHECK_VERSION |= {"ast", "inspect"}


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("list", {"gettext"}),
        ("list --json", {"json"}),
        ("list --csv", {"csv", "json"}),
        ("check numpy", CHECK),
        ("check numpy>=1", CHECK_VERSION),
        ("dirs", {"json"}),
        ("stats", {"json"}),
        ("verify", VERIFY),
        ("start-image list", {"hashlib", "json"} | SHUTIL),
        ("prune --rule all --dry-run", PRUNE),
    ],
)
def test_a_command_imports_only_what_it_needs(command: str, needed: set[str], cache_dir: Path) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("numpy", "1.0")
    (cache_dir / wheel.file_name).write_bytes(wheel.data)
    run("verify", "--cache-dir", cache_dir)  # check reads what was never read
    done = _run(*command.split(), "--cache-dir", cache_dir)
    assert "numpy" in done.stdout or command in {"dirs", "stats", "start-image list"}
    assert {*done.stderr.splitlines()} & SLOW <= needed


def test_settings_take_only_the_parser_of_their_file(cache_dir: Path) -> None:
    run("settings", "set", "theme", "dark")
    assert {*_run("list", "--cache-dir", cache_dir).stderr.splitlines()} & SLOW == {"tomllib"}


def _run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True)


def test_a_command_ends_without_freeing_what_modules_made(cache_dir: Path) -> None:
    program = """
import sys
class Freed:
    def __del__(self):
        print("freed", file=sys.stderr)
kept = Freed()
from pyodide_cache.__main__ import main
main()
"""
    for words, status in (("list", 0), ("check numpy", 1)):
        command = [sys.executable, "-c", program, *words.split(), "--cache-dir", str(cache_dir)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, bool(done.stdout), "freed" in done.stderr) == (status, True, False)


def test_the_ready_made_help_is_the_help_of_the_commands() -> None:
    update = maintainer_tool("update_help")
    assert update.content() == HELP, "run packaging/tools/update_help.py"
    assert HELP.isascii(), "a console with another encoding could not show it"


def test_help_alone_is_answered_without_click() -> None:
    for option in ("--help", "-h"):
        done = _run(option)
        assert done.stdout == HELP
        assert "click" not in done.stderr.splitlines()


def test_a_narrow_terminal_gets_help_of_its_width() -> None:
    environment = {**os.environ, "COLUMNS": "60"}
    done = subprocess.run(
        [sys.executable, "-m", "pyodide_cache", "--help"], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.startswith(HELP[:40])
    assert max(map(len, done.stdout.splitlines())) < 60

from __future__ import annotations

import inspect
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.base.unused_modules import clean_text

PROGRAM = """
import sys
from pyodide_cache.base.unused_modules import import_click
import_click()
import click

@click.command(short_help="Do.\\n  More.")
@click.option("--id", type=click.UUID, help="An id.\\n    In two lines.")
def main(id):
    print(type(id).__module__, id)

import os, pathlib
unused = {"inspect", "uuid", "gettext", "ipaddress", "ntpath", "urllib.parse"} - {os.path.__name__}
loaded = {name for name, module in sys.modules.items() if type(module).__name__ != "UnusedModule"}
assert not unused & loaded
main(["--id", "12345678123456781234567812345678"], standalone_mode=False)
assert "In two lines." in main.get_help(click.Context(main))
assert main.get_short_help_str().split() == ["Do.", "More."]
try:
    main(["--id"], standalone_mode=False)
except click.UsageError as error:
    print(error)

path = pathlib.PureWindowsPath("C:/a b")
assert (path.as_uri(), path / "D:c") == ("file:///C:/a%20b", pathlib.PureWindowsPath("D:c"))
assert pathlib.PurePosixPath("/a b").as_uri() == "file:///a%20b"
assert pathlib.PurePosixPath("/a/b.whl").match("*.whl")

import datetime, pickle
day = datetime.date(2026, 1, 2)
assert (sys.version_info < (3, 12)) == (type(sys.modules["datetime"]).__name__ == "UnusedModule")
assert pickle.loads(pickle.dumps(day)) == day and datetime.datetime.strptime("2026-01-02", "%Y-%m-%d").date() == day
assert getattr(datetime, "sys", sys) is sys and sys.modules["datetime"].date is datetime.date

from urllib.parse import urlsplit
assert urlsplit("http://[::1]/").hostname == "::1"
try:
    urlsplit("http://[1]/")
except ValueError:
    print("refused")

import fnmatch, gettext, inspect, ipaddress, ntpath, typing, uuid
assert inspect.isfunction(import_click)
assert fnmatch.filter and ntpath.join and gettext.translation and ipaddress.ip_address and uuid.UUID
assert typing.ForwardRef("int").__forward_arg__ == "int"
"""


def test_click_works_without_the_modules_that_it_hardly_uses_and_others_import_the_real_ones() -> None:
    # Python 3.14 deprecates it for paths that are pure.
    warnings = ("-W", "error", "-W", "ignore:pathlib.PurePath.as_uri:DeprecationWarning")
    done = subprocess.run([sys.executable, *warnings, "-c", PROGRAM], capture_output=True, text=True, check=False)
    said = "uuid 12345678-1234-5678-1234-567812345678\nOption '--id' requires an argument.\nrefused\n"
    assert (done.stdout, done.stderr) == (said, "")


PACKAGING = """
import sys
from pyodide_cache.base.unused_modules import allow_stand_ins, import_packaging
allow_stand_ins()

from threading import Event, Thread
done = Event()
thread = Thread(target=done.wait)
thread.start()
import_packaging()
assert "packaging" not in sys.modules
done.set()
thread.join()

import_packaging()
assert not {"logging", "packaging._manylinux", "platform", "subprocess", "sysconfig"} & {*sys.modules}

from packaging.requirements import Requirement
from packaging.tags import sys_tags
found = Requirement("numpy[a]>=2; python_version > '3.10' and sys_platform != 'sun'")
print(found.marker.evaluate(), found.specifier, next(sys_tags()).interpreter[:2])

import ast, dataclasses, inspect, logging, platform, subprocess
assert ast.parse and inspect.signature(dataclasses.dataclass).parameters and logging.getLogger("packaging").warning
assert platform.machine() and subprocess.run and not inspect.isclass(subprocess.run)
"""


def test_packaging_works_without_the_modules_that_ask_about_this_machine() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PACKAGING], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("True >=2 cp", "")


LIBRARY = """
import gc, sys

class WithoutZstandard:
    def find_spec(self, name, path=None, target=None):
        if name == "zstandard":
            raise ModuleNotFoundError(name=name)

sys.meta_path.insert(0, WithoutZstandard())
from pyodide_cache import Cache
from pyodide_cache.base import threads
from pyodide_cache.formats.documents import parse_toml
from pyodide_cache.formats.requirements import parse_requirement
from pyodide_cache.net.client import httpx
parse_toml("a = 1")
parse_requirement("numpy>=1")

from typing import ForwardRef, Union, get_args
# The one that httpx asked for first.
assert isinstance(get_args(Union["URL", str])[0], ForwardRef)
assert "zstd" not in httpx.Client().headers["accept-encoding"]
print({type(value).__name__ for value in gc.get_objects()} & {"UnusedModule", "LateLogger", "_LatePattern"})
"""


def test_a_program_that_uses_the_library_meets_only_real_modules_and_types() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", LIBRARY], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("set()", "")


LATE_PATTERNS = """
import abc, re, sys
from pyodide_cache.base.unused_modules import allow_stand_ins, standing_in
allow_stand_ins()
compiled = []
really = re._compiler.compile
re._compiler.compile = lambda pattern, flags=0: compiled.append(pattern) or really(pattern, flags)

with standing_in():
    import json
    word = re.compile("w(.)rd", re.IGNORECASE)

    class Base(abc.ABC):  # asks each value whether it is abstract
        late = re.compile("never used")

    assert word.match("Word")[1] == "o"  # a library may use its pattern at once
assert "w(.)rd" in compiled and "never used" not in compiled
assert json.loads('{"a": 1.5}') == {"a": 1.5}
before = [*compiled]
assert json.scanner.NUMBER_RE.pattern not in before  # json reads numbers without it
assert isinstance(word, re.Pattern)
assert re.sub(word, "-", "WORD") == "-"
assert re.compile(word).fullmatch("word")
assert (word.pattern, word.groups) == ("w(.)rd", 1)
print(type(re.compile("a")).__name__)
"""


def test_a_library_compiles_only_the_patterns_that_are_used() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LATE_PATTERNS], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("Pattern\n", "")


@given(st.text(alphabet="ab \t\n", max_size=40))
def test_a_text_is_cleaned_as_inspect_does(text: str) -> None:
    assert clean_text(text) == inspect.cleandoc(text)


ZIPFILE = """
import io, sys
from pyodide_cache.base.unused_modules import allow_stand_ins, import_zipfile
allow_stand_ins()
import_zipfile()
assert not {"bz2", "lzma", "shutil"} & {*sys.modules}

import zipfile
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    archive.writestr("a", b"bzip2", zipfile.ZIP_BZIP2)
    archive.writestr("b", b"lzma", zipfile.ZIP_LZMA)
with zipfile.ZipFile(file) as archive:
    print(archive.read("a"), archive.read("b"))

import bz2, lzma, shutil
assert bz2.compress and lzma.compress and shutil.copyfileobj
"""


def test_zipfile_works_without_the_modules_that_it_hardly_uses() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", ZIPFILE], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("b'bzip2' b'lzma'\n", "")


INDEXES = """
import sys
from pyodide_cache.base.unused_modules import allow_stand_ins
from pyodide_cache.net.indexes.urls import is_public
allow_stand_ins()

from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(8) as pool:
    assert not any(pool.map(lambda _: is_public("https://example.org/"), range(8)))
assert not {"bs4", "mailbits", "pydantic", "requests"} & {*sys.modules}

import pypi_simple.client, pypi_simple.html, pypi_simple.pep691
assert pypi_simple.client.PyPISimple and pypi_simple.pep691.File
print(pypi_simple.html.RepositoryPage.from_html("<a href='mine'>x</a>").links[0].url)
"""


def test_indexes_are_found_without_what_their_library_needs() -> None:
    done = subprocess.run([sys.executable, "-c", INDEXES], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("mine\n", "")

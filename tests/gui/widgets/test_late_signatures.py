from __future__ import annotations

import subprocess
import sys

_START = """
import sys
from pyodide_cache_gui.widgets.late_signatures import import_pyside
import_pyside()
from PySide6.QtCore import QPoint, QTimer
parser = sys.modules["shibokensupport.signature.parser"]
assert "pyside_type_init" not in vars(parser), "read at the start"
assert not {"inspect", "tempfile", "textwrap", "traceback"} & {*sys.modules}, "imported at the start"
assert not [finder for finder in sys.meta_path if "late_signatures" in type(finder).__module__]
"""


def _run(code: str, start: str = _START) -> str:
    done = subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


def test_a_wrong_call_still_says_what_is_right() -> None:
    said = _run("""
try:
    QPoint("one", "two")
except TypeError as error:
    print(error)
assert "pyside_type_init" in vars(parser)
""")
    assert "Supported signatures" in said
    assert "int" in said


def test_descriptions_are_those_of_pyside() -> None:
    code = "print(QPoint.manhattanLength.__doc__)"  # None from Python 3.12 on, with PySide6 6.11
    assert _run(code) == _run(code, "from PySide6.QtCore import QPoint\n")


def test_a_wrong_call_of_a_function_with_types_of_its_own_says_so_too() -> None:
    assert "Supported signatures" in _run("""
try:
    QTimer.singleShot("soon", None)
except TypeError as error:
    print(error)
assert "type_map" in vars(sys.modules["shibokensupport.signature.mapping"])
""")


def test_other_modules_get_the_real_ones() -> None:
    assert "def gettempdir" in _run("""
import inspect, tempfile, traceback
from textwrap import dedent
print(dedent(inspect.getsource(tempfile.gettempdir)))
""")

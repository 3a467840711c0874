"""Conditions on where a program runs."""

from __future__ import annotations

import pytest

from pyodide_cache.projects.python.imports import read_python
from pyodide_cache.projects.python.program import Program
from pyodide_cache.projects.python.syntax import parse_tolerantly


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", False),
        ("not 0", True),
        ("x", None),
        ("sys.platform.startswith('win')", False),
        ("sys.platform.startswith(('linux', 'emscripten'))", True),
        ("sys.platform in ('linux', 'darwin')", False),
        ("sys.platform not in {'win32', 'cygwin'}", True),
        ("'emscripten' in sys.platform", True),
        ("platform.system().lower() == 'windows'", False),
        ("sys.platform.startswith(prefix)", None),
        ("sys.platform == 3 + x", None),
        ("'google.colab' in sys.modules", False),
        ("'COLAB_GPU' not in os.environ", True),
        ("'HOME' in os.environ", None),
        ("typing.TYPE_CHECKING", False),
        ("sys.version_info >= (3, 8)", True),
        ("sys.version_info[0] == 2", False),
        ("sys.version_info[0] in (2, 3)", True),
        ("sys.version_info < (3, 13)", None),
        ("sys.version_info[:2] in ((3, 11), (3, 12))", None),
        ("sys.version_info < other", None),
        ("1 < 2 < x", None),
        ("-x", None),
        ("True if sys.platform == 'emscripten' else x", True),
        ("importlib.util.find_spec('pyodide') is None", False),
        ("find_spec('google.colab')", False),
        ("find_spec('numpy') is None", None),
    ],
)
def test_a_condition_is_known_before_it_runs(text: str, value: bool | None) -> None:
    parsed = parse_tolerantly(f"if {text}:\n    pass")
    assert Program(parsed).truth(parsed.tree.body[0]) is value


def test_i24_a_condition_may_have_a_name() -> None:
    text = """
IN_BROWSER = sys.platform == "emscripten" or "pyodide" in sys.modules
OFTEN = sys.platform == "emscripten"
OFTEN = ask()
if IN_BROWSER:
    import here
else:
    import elsewhere
if not OFTEN:
    import perhaps
"""
    assert [item.module for item in read_python(text, "a.py").imports] == ["here", "perhaps"]


@pytest.mark.parametrize(
    ("before", "condition"),
    [
        ("import typing as t", "t.TYPE_CHECKING"),
        ("from typing import TYPE_CHECKING as _TYPE_CHECKING", "_TYPE_CHECKING"),
        ("import sys\nPLATFORM = sys.platform", "PLATFORM == 'win32'"),
    ],
)
def test_a_condition_may_be_known_by_another_name(before: str, condition: str) -> None:
    found = read_python(f"{before}\nif {condition}:\n    import never\nelse:\n    import always", "a.py").imports
    assert {"never", "always"} & {item.module for item in found} == {"always"}


def test_a_name_that_gets_another_value_decides_nothing() -> None:
    code = "import sys\nWIN = sys.platform == 'win32'\nWIN = ask()\nif WIN:\n    import perhaps"
    assert "perhaps" in {item.module for item in read_python(code, "a.py").imports}


@pytest.mark.parametrize(
    "text",
    [
        "def at(system):\n    return sys.platform == system\nif at('win32'):\n    import never",
        "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    import never",
        "import sys as s\nif s.platform == 'win32':\n    import never",
        "for name in names:\n    if sys.platform == 'win32':\n        import never",
        "def here():\n    'Tell where.'\n    return sys.platform == 'emscripten'\nif not here():\n    import never",
        "try:\n    import js\n    HERE = True\nexcept ImportError:\n    HERE = False\nif not HERE:\n    import never",
        "try:\n    from pyodide_js import version\nexcept ImportError:\n    import never",
        "try:\n    import google.colab\n    C = 1\nexcept ImportError:\n    C = 0\nif C:\n    import never",
        "try:\n    import google.colab\n    import never\nexcept ImportError:\n    pass",
        "while sys.platform == 'win32':\n    import never",
        "if sys.platform == 'emscripten':\n    sys.exit(main())\nimport never",
        "def f():\n    if sys.platform == 'emscripten':\n        return\n    import never\nf()",
    ],
)
def test_what_the_browser_never_reaches_is_left_out(text: str) -> None:
    found = {item.module for item in read_python(f"import first\n{text}", "a.py").imports}
    assert {"first", "never"} & found == {"first"}


def test_what_the_browser_may_reach_stays() -> None:
    text = """
WITH_ONE = False
if WITH_ONE:
    import one
match sys.platform:
    case "emscripten":
        import two
    case other if other:
        import three
try:
    import numpy
except ImportError:
    import four
while ask():
    import five
def f():
    sys.exit()
import six
"""
    found = [item.module for item in read_python(text, "a.py").imports]
    assert found == ["one", "two", "three", "numpy", "four", "five", "six"]


def test_i24_what_runs_only_outside_of_the_browser_is_left_out() -> None:
    text = """
import sys, platform, os, importlib.util
if sys.platform != "emscripten":
    import never
else:
    import always
if platform.system() == "Windows" or os.name == "nt":
    import neither
if "pyodide" in sys.modules:
    import here
if "pyodide" not in sys.modules:
    import elsewhere
if sys.platform > "a":
    import perhaps
if importlib.util.find_spec("extra"):
    import extra
"""
    found = {item.module: item.optional for item in read_python(text, "a.py").imports if item.line > 2}
    assert found == {"always": False, "here": False, "perhaps": False, "extra": True}


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"def f{n}():\n    f{n + 1}()\n" for n in range(8)) + "def f8():\n    import late\nf0()",
        "n = ['a']\n" + "n = [n]\n" * 2000 + "if x(n):\n    import late",
        "def f(n):\n    return f(n)\nf(1)\nimport late",
        "if x:\n    sys.exit()\nimport late",
    ],
    ids=["deep calls", "a deep list", "a recursion", "an exit in a branch"],
)
def test_what_cannot_be_followed_is_not_left_out(text: str) -> None:
    assert [item.module for item in read_python(text, "a.py").imports] == ["late"]

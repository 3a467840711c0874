"""What a script, notebook or project needs is read from its source."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.projects.python.imports import foreign_modules, named_imports, read_python
from pyodide_cache.projects.source_imports import Import


def test_imports_are_found_everywhere_in_a_script_except_relative_ones() -> None:
    text = "import a.b\ndef f():\n    from c.d import e\ntry:\n    import g as h\nfinally:\n    from . import i\n"
    assert read_python(text, "x.py").imports == (Import("a.b", 1), Import("c.d.e", 3), Import("g", 5))


def test_a_line_that_is_not_python_is_named_and_the_others_are_read() -> None:
    found = read_python("import a\nx = (\nimport b\n", "x.py")
    assert {item.module for item in found.imports} == {"a", "b"}
    ((code, facts),) = [(problem.code, problem.facts) for problem in found.problems]
    assert (code, facts["path"], facts["line"]) == (Code.NOT_PYTHON, "x.py", 2)


@pytest.mark.parametrize(
    "text",
    ["lazy from b import (\n C,\n D)\n", "if x == 0:\n    pass\n" + "elif x == 1:\n    pass\n" * 2000],
    ids=["newer syntax", "a deep condition"],
)
def test_where_only_imports_can_be_searched_installs_are_not_lost_without_a_word(text: str) -> None:
    alone = read_python(f"import a\n{text}", "x.py")
    assert ("a" in {item.module for item in alone.imports}, alone.problems) == (True, ())
    installing = read_python(f"import a\n{text}await micropip.install('c')", "x.py")
    assert [problem.code for problem in installing.problems] == [Code.NOT_PYTHON]


def test_a_function_that_cannot_be_parsed_ends_no_program() -> None:
    text = 'import micropip\ndef f((x, y)):\n    import b\n    return x\nmicropip.install("a")\nimport c\n'
    found = read_python(text, "x.py")
    assert ([item.module for item in found.imports], found.requirements) == (["micropip", "b", "c"], ("a",))
    assert [problem.facts["line"] for problem in found.problems] == [2]


@pytest.mark.parametrize(
    "newer",
    [
        "def f[T](x: T) -> T:\n    return x",
        "async def f[\n    T: dict[str, list[int]],\n    *Ts,\n](\n    x: T,\n) -> T:\n    return x",
        "class C[T: (int, str)](Base):\n    def f[S](self) -> S:\n        return 1",
        'page = html(rt"""\n' + "<p>{name}</p>\n" * 50 + '""")',
    ],
    ids=["a function", "lines of parameters", "a class", "a long template"],
)
def test_what_follows_newer_syntax_is_read(newer: str) -> None:
    """Type parameters (PEP 695) and template strings (PEP 750), also with a Python that does not know them."""
    text = f'import micropip\n{newer}\nmicropip.install("rich")\nif False:\n    import never\nimport last\n'
    found = read_python(text, "x.py")
    assert (found.requirements, found.problems) == (("rich",), ())
    assert found.imports == (Import("micropip", 1), Import("last", text.count("\n")))


def test_i24_imports_for_other_pythons_and_systems_do_not_fail_the_run() -> None:
    text = """
import sys, platform
if sys.version_info >= (3, 8):
    import always_a
else:
    import never_a
if sys.version_info[:2] < (3, 7) or sys.version_info.major == 2 or sys.version_info[0] < 3:
    import never_b
if sys.version_info >= (3, 13):
    import maybe_a
else:
    import maybe_b
if sys.version_info == (3, 12) or sys.version_info < "3":
    import maybe_c
if sys.implementation.name == "pypy" or platform.machine() != "wasm32":
    import never_c
"""
    found = {item.module: item.optional for item in read_python(text, "a.py").imports if item.line > 2}
    assert found == {"always_a": False, "maybe_a": True, "maybe_b": True, "maybe_c": True}


def test_i24_imports_that_never_run_are_left_out_and_handled_ones_are_optional() -> None:
    text = """
import contextlib
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import never_a
else:
    import always_a
if False:
    import never_b
if not typing.TYPE_CHECKING or x:
    import always_b
try:
    import maybe_a
except (ImportError, KeyError):
    import maybe_b
else:
    import maybe_c
try:
    import needed_a
except ImportError:
    raise SystemExit("install it")
try:
    import needed_b
except KeyError:
    pass
with contextlib.suppress(ImportError):
    import maybe_d
importlib.import_module("dynamic.part")
__import__("needed_c")
"""
    found = {item.module: item.optional for item in read_python(text, "x.py").imports}
    assert not {"never_a", "never_b"} & set(found)
    optional = {name for name, is_optional in found.items() if is_optional}
    assert optional == {"maybe_a", "maybe_b", "maybe_c", "maybe_d"}
    assert {"always_a", "always_b", "needed_a", "needed_b", "needed_c", "dynamic.part"} <= set(found)


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("exec('import a')", {"a"}),
        ("code = '''\nfrom b import c\nimport d\n'''\nexec(compile(code, 'x', 'exec'))", {"b.c", "d"}),
        ("import textwrap\nexec(textwrap.dedent('''\n   import a\n   import b\n'''))", {"textwrap", "a", "b"}),
        ("x = eval('__import__(\"a\")')", {"a"}),
        ("pyodide_js.loadPackagesFromImports('import a')", {"a"}),
        ("exec(read())", set()),
        ("__import__(name='a')\nimportlib.import_module(name='b')", {"a", "b"}),
        (
            "from importlib import import_module as get\nfor n in 'ab':\n    pass\nget('a')",
            {"importlib.import_module", "a"},
        ),
        ("importlib.import_module('.c', package='a.b')\nimport_module('.d', 'a')", {"a.b.c", "a.d"}),
        ("pkgutil.resolve_name('a.b:c')", {"a.b"}),
        ("x = f'{__import__(\"a\")}'\ny = ~__import__('b').c\n1 < __import__('d').e < 3", {"a", "b", "d"}),
        ("import lazy_loader as lazy\na = lazy.load('a')", {"lazy_loader", "a"}),
        ("app._unparsable_cell(r'''\nimport a\n%pip install b\nx = = 1\n''', name='_')", {"a"}),
        ("get_ipython().run_cell_magic('time', '-x', 'import a\\n')", {"a"}),
    ],
)
def test_modules_that_a_program_imports_by_a_text_are_found(text: str, modules: set[str]) -> None:
    found = read_python(text, "a.py")
    assert ({item.module for item in found.imports}, found.problems) == (modules, ())


def test_an_import_of_a_text_has_the_line_of_its_call_and_installs_count() -> None:
    found = read_python("\nexec('import micropip\\nmicropip.install(\"a\")')", "a.py")
    assert ([(item.module, item.line) for item in found.imports], found.requirements) == ([("micropip", 2)], ("a",))


@pytest.mark.parametrize(
    "text",
    [
        "if importlib.util.find_spec('a') is None:\n    pass\nelse:\n    import a",
        "HAS_A = find_spec('a') is not None\nif HAS_A:\n    import a",
        "import pytest\na = pytest.importorskip('a')",
    ],
)
def test_a_program_that_looks_for_a_module_can_do_without_it(text: str) -> None:
    assert ("a", True) in [(item.module, item.optional) for item in read_python(text, "a.py").imports]


def test_of_a_table_of_backends_a_program_needs_one() -> None:
    table = "t = {'a': 'backend_a', 'b': 'backend_b'}\n"
    text = f"from importlib import import_module\n{table}def use(name):\n    return import_module(t[name])\n"
    assert {(item.module, item.optional) for item in read_python(text, "a.py").imports} == {
        ("importlib.import_module", False),
        ("backend_a", True),
        ("backend_b", True),
    }
    (chosen,) = (item for item in read_python(f"{text}use('a')\n", "a.py").imports if "backend" in item.module)
    assert (chosen.module, chosen.optional) == ("backend_a", False)


def test_modules_of_the_standard_library_and_the_runtime_are_no_packages() -> None:
    imports = [Import("os", 1), Import("js", 2), Import("numpy", 4), Import("numpy", 9)]
    assert foreign_modules(imports, "3.14.2") == [Import("numpy", 4), Import("numpy", 9)]


def test_imports_are_named_wherever_they_are_in_the_text() -> None:
    text = "import a.b as c, d\n  from . import (e, # one\n  f)\nfrom ..g import h\nimport_module('i.j')\nimport 1\n"
    found = named_imports(text, "top.mid.own", is_package=False)
    assert set(found) == {"a.b", "d", "top.mid", "top.mid.e", "top.mid.f", "top.g", "top.g.h", "i.j"}
    assert named_imports("from . import x", "top", is_package=True) == ("top", "top.x")


@pytest.mark.parametrize("levels", [200, 700, 1_500])
@pytest.mark.parametrize(
    ("start", "level", "end"),
    [
        ("if a:\n    import numpy\n", "elif b:\n    import pandas\n", ""),
        ("import numpy, pandas\ntext = 'a'", " + 'b'", "\n"),
        ("import numpy, pandas\nchart = start", ".set()", "\n"),
        ("import numpy, pandas\nwanted = []\n", "wanted += ['a']\n", "micropip.install(wanted)\n"),
    ],
)
def test_statements_of_many_levels_hide_no_import(start: str, level: str, end: str, levels: int) -> None:
    found = read_python(f"import first\n{start}{level * levels}{end}import last\n", "app.py")
    assert {item.module for item in found.imports} == {"first", "numpy", "pandas", "last"}

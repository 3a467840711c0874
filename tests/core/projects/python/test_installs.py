"""What a program installs by itself is read from its calls."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.projects.python.installs import (
    find_installs,
    find_mocks,
    find_setup_requirements,
    shell_lines,
)
from pyodide_cache.projects.python.program import Program
from pyodide_cache.projects.python.syntax import parse_tolerantly
from pyodide_cache.projects.source_imports import SourceImports


def installs_of(text: str) -> SourceImports:
    parsed = parse_tolerantly(text)
    return find_installs(parsed.tree, Program(parsed).calls_in(parsed.tree), "a.py")


def mocks_of(text: str) -> tuple[str, ...]:
    parsed = parse_tolerantly(text)
    return find_mocks(Program(parsed).calls_in(parsed.tree)).own


def setup_of(text: str) -> SourceImports:
    return find_setup_requirements(parse_tolerantly(text), "a.py")


def unknown(line: int, text: str = "install_requires") -> Problem:
    return Problem(Code.UNKNOWN_UNTIL_RUN, path=f"a.py:{line}", text=text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("micropip.install('a')", ("a",)),
        ("await micropip.install(requirements=['a', 'b'])", ("a", "b")),
        ("from micropip import install as get\nget(('a',))", ("a",)),
        ("names = ['a']\nmicropip.install([*names, 'b'])", ("a", "b")),
        ("pyodide.loadPackage('a')", ("a",)),
        ("v = '2.0'\nmicropip.install(f'a=={v}')", ("a==2.0",)),
        ("v = 2\nmicropip.install(['a>=' + '1', 'b' + f'=={v}'])", ("a>=1", "b==2")),
        ("try:\n  micropip.install('a==9')\nexcept Exception:\n  micropip.install(['A', 'b'])", ("A", "b")),
        ("try:\n  micropip.install('a==9')\nexcept Exception:\n  micropip.install('b')", ("a==9", "b")),
        ("micropip.install('a b>=1'.split())", ("a", "b>=1")),
        ("names = ['a']\nnames += ['b']\nmicropip.install(names)", ("a", "b")),
        (
            "names: list[str] = ['a']\nnames.append('b')\nnames.extend(['c'])\nmicropip.install(names)",
            ("a", "b", "c"),
        ),
        ("micropip.install('a' + x)", ()),
        ("micropip.install(f'a{x!r}')", ()),
        ("micropip.install('emfs:/x.whl')", ("/x.whl",)),
        ("other.install('a')", ()),
        ("micropip.install(f())", ()),
        ("x = x\nmicropip.install(x)", ()),
    ],
)
def test_i2_calls_that_install_are_found(text: str, found: tuple[str, ...]) -> None:
    assert installs_of(text).requirements == found


def test_i24_a_setup_script_writes_its_requirements_out() -> None:
    text = (
        "from setuptools import setup\nn = ['a>=1']\nsetup(install_requires=n + ['b'], extras_require={'c': ['d']})"
    )
    assert setup_of(text) == SourceImports(requirements=("a>=1", "b"), optional=("d",))
    read = "setup(\n  install_requires=['a', *lines()])"
    assert setup_of(read) == SourceImports(requirements=("a",), notes=(unknown(2),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("micropip.add_mock_package('a', '1')", ("a",)),
        ("import micropip as m\nm.add_mock_package(name='a', version='1')", ("a",)),
        ("from micropip import add_mock_package\nadd_mock_package('a', '1')", ("a",)),
        ("for name in ['a', 'b']:\n    micropip.add_mock_package(name, '1')", ("a", "b")),
        ("micropip.add_mock_package('a', '1', modules={'c': '', 'd.e': 'x = 1'})", ("c",)),
        ("micropip.add_mock_package('a', '1', modules=dict(c='', d=''))", ("c", "d")),
        ("micropip.add_mock_package(f(), '1')", ()),
        ("micropip.add_mock_package()", ()),
    ],
)
def test_the_modules_of_mock_packages_are_found(text: str, found: tuple[str, ...]) -> None:
    assert mocks_of(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "kw = {'install_requires': ['a'], 'extras_require': {'t': ['b']}}\nsetup(**kw)",
        "kw = dict(install_requires=['a'], extras_require=dict(t=['b']))\nsetuptools.setup(name='x', **kw)",
        "kw = {}\nkw['install_requires'] = ['a']\nkw.update(extras_require={'t': ['b']})\nsetup(**kw)",
        "base = {'install_requires': ['a']}\nkw = dict(base, name='x')\nsetup(extras_require={'t': 'b'}, **kw)",
        "base = {'install_requires': ['a']}\nsetup(**{**base, 'extras_require': {'t': 'b'}})",
        "more = {}\nmore['t'] = ['b']\nsetup(**(dict(install_requires=['a']) | {'extras_require': more}))",
        "kw = {}\nkw.update({'install_requires': ['a']}, extras_require={'t': ['b']})\nsetup(**kw)",
        "setup(install_requires=['a'], extras_require={'t': ['b']}, **unknown())",
        "from setuptools import setup as s\ns(install_requires=['a'], extras_require={'t': ['b']})",
        "from skbuild import setup\nsetup(install_requires=['a'], extras_require={'t': ['b']})",
        "import setuptools as st\nst.setup(install_requires=['a'], extras_require={'t': ['b']})",
    ],
)
def test_a_setup_script_may_take_its_arguments_from_a_dictionary(text: str) -> None:
    projects = ("x",) if "name='x'" in text else ()
    assert setup_of(text) == SourceImports(requirements=("a",), optional=("b",), projects=projects)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kw = dict(\n  install_requires=lines('r'))\nsetup(**kw)", 2),
        ("setup(version='1',\n  **arguments())", 2),
        ("kw = json.loads(text)\nsetup(**kw)", 1),
        ("setup(**{key: value for key, value in pairs})", 1),
    ],
)
def test_a_setup_script_may_have_what_only_a_run_tells(text: str, line: int) -> None:
    assert setup_of(text) == SourceImports(notes=(unknown(line),))


def test_i2_a_loop_over_names_is_followed() -> None:
    code = "for name in ['a', 'b']:\n    await micropip.install(name)\nfor x in unknown():\n    micropip.install(x)\n"
    assert installs_of(code) == SourceImports(requirements=("a", "b"), notes=(unknown(4, "micropip.install(x)"),))


def test_i2_what_only_a_run_tells_is_listed_with_its_line() -> None:
    code = "v = f()\nmicropip.install(['a', f'b=={v}', *more])\nloadPackage(names())\n"
    first, second = "micropip.install(['a', f'b=={v}', *more])", "loadPackage(names())"
    assert installs_of(code) == SourceImports(requirements=("a",), notes=(unknown(2, first), unknown(3, second)))


def test_i2_a_comprehension_over_names_is_followed() -> None:
    code = "gather(*[micropip.install(p) for p in ['a', 'b']])"
    assert installs_of(code).requirements == ("a", "b")


def test_indexes_and_pre_releases_of_a_call_count() -> None:
    code = """
URLS = ["https://h/one", "PYPI"]
micropip.set_index_urls(URLS)
micropip.install("a", index_urls="https://h/two", pre=True)
micropip.install("b", pre=False, index_urls=urls())
"""
    one, two = "https://h/one", "https://h/two"
    index = IndexChoice((IndexPlace(two), IndexPlace(one)), ahead=(("a", two), ("a", one), ("b", one)))
    assert installs_of(code) == SourceImports(requirements=("a", "b"), index=index, prereleases=("a",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("micropip.install('A_b', deps=False)", ("a-b",)),
        ("micropip.install('a', False, False)", ("a",)),
        ("micropip.install('https://h/A_b-1-py3-none-any.whl?x#y', deps=False)", ("a-b",)),
        ("micropip.install('wheels/A_b-1-py3-none-any.whl', deps=False)", ("a-b",)),
        ("micropip.install('a', deps=False)\nmicropip.install(['a', 'b'])", ()),
        ("micropip.install('a', deps=True)", ()),
    ],
)
def test_what_is_installed_without_dependencies_is_known(text: str, names: tuple[str, ...]) -> None:
    assert installs_of(text).without_dependencies == names


def test_constraints_of_all_calls_count() -> None:
    code = "micropip.set_constraints(['a<2'])\nmicropip.install('c', constraints=['b==1', unknown()])"
    assert installs_of(code).constraints == ("a<2", "b==1")


def test_i2_shell_lines_that_python_runs_are_found() -> None:
    code = """
get_ipython().system("pip install a")
get_ipython().run_line_magic('pip', 'install b')
os.system("pip install c")
subprocess.check_call([sys.executable, "-m", "pip", "install", "d e"])
subprocess.run("pip install f", shell=True)
os.system(f"python -m pip install g")
os.system(command)
other.system("pip install no")
from subprocess import run
run("uv pip install h".split())
words = ["pip", "install", "i j"]
run(words)
pip.main(["install", "k"])
run([sys.executable, "-m", "pip", "install"] + ["l", "m"])
"""
    ipython = ["pip install a", "pip install b"]
    parsed = parse_tolerantly(code)
    calls = Program(parsed).calls_in(parsed.tree)
    assert [text for _, text in shell_lines(calls, everything=False)] == ipython
    processes = ["pip install c", "python -m pip install 'd e'", "pip install f"]
    processes += ["python -m pip install g", "{command}"]
    processes += ["uv pip install h", "pip install 'i j'", "pip install k", "python -m pip install l m"]
    assert [text for _, text in shell_lines(calls, everything=True)] == ipython + processes

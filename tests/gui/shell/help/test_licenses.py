from __future__ import annotations

from pyodide_cache_gui.shell.help.licenses import distributions, libraries


def test_libraries_are_sorted_and_python_comes_first() -> None:
    names = [library.name for library in libraries()]
    assert names[0] == "Python"
    assert names[1:] == sorted(names[1:], key=str.casefold)
    assert "pyodide-cache" not in names


def test_requirements_of_requirements_are_found_and_test_tools_are_not() -> None:
    names = {item.name.lower() for item in distributions()}
    assert {"pyodide-cache", "httpx", "h11", "uvicorn", "obstore"} <= names
    assert "pytest" not in names

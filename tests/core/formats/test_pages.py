"""Web pages that run Python say what they need."""

from __future__ import annotations

from pyodide_cache.formats.pages import loaded_packages, read_page, read_pyscript_json, read_pyscript_toml

PAGE = """<html><head>
<py-config>packages = ["a"]</py-config>
<script type="py" config='{"packages": ["b"]}'>
    import first
    from second import x
</script>
<script type="py" src="main.py" config="pyscript.toml"></script>
<script type="mpy">import no</script>
<script>
  await pyodide.loadPackage(["c", 'd', "https://example.org/e.whl"]);
  await pyodide.runPythonAsync(`import micropip; await micropip.install("f")`);
</script></head></html>"""


def test_i24_a_page_has_configurations_python_and_calls() -> None:
    found = read_page(PAGE, "p.html")
    assert found.requirements == ("a", "b", "c", "d", "f")
    assert [(item.module, item.line) for item in found.imports] == [("first", 4), ("second.x", 5)]
    assert (found.files, found.problems) == (("pyscript.toml",), ())


def test_i24_configurations_of_pyscript_are_read() -> None:
    assert read_pyscript_toml('packages = ["a", "./b.whl"]', "p").requirements == ("a",)
    assert read_pyscript_json('{"packages": ["a"]}', "p").requirements == ("a",)


def test_addresses_are_no_names() -> None:
    assert loaded_packages("loadPackage('https://example.org/x.whl'); loadPackage('a')") == ("a",)

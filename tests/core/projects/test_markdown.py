"""Markdown documents that run Python."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.projects.markdown import is_notebook, read_markdown, read_quarto
from support.scaling import is_linear

QUARTO = """---
title: "A page"
pyodide:
  packages:
    - matplotlib
    - 'pandas'  # for the table
format: html
---

```{python}
#| echo: false
import numpy
%pip install "rich>=13"
```

::: {.panel-tabset}
```{pyodide-python}
import scipy
```
:::

```python
import shown_only
```

```{{python}}
import escaped
```

````{shinylive-python}
#| standalone: true
## file: app.py
import shiny
## file: helper.py
## file: requirements.txt
faicons>=0.2
## file: data.csv
import,of,no
````
"""

MYST = """---
kernelspec:
  name: python3
---
```{code-cell} ipython3
:tags: [hide-input]

import numpy
```
```{code-cell}
---
tags: [a]
---
import pandas
```
:::{code-cell} python
import scipy
:::
```{code-cell} julia
import no
```
"""

JUPYTEXT = """---
jupytext:
  text_representation:
    extension: .md
---
```python tags=["x"]
import numpy
```
```bash
import no
```
"""


def modules(text: str) -> list[str]:
    return [item.module for item in read_markdown(text, "a.md").imports]


def test_i24_cells_of_quarto_are_read_and_shown_code_is_not() -> None:
    found = read_markdown(QUARTO, "a.qmd")
    assert [(item.module, item.cell, item.line) for item in found.imports] == [
        *(("scipy", 1, 1), ("shiny", 2, 2)),  # cells of Python run when the page is built
    ]
    assert (found.requirements, found.own) == (("matplotlib", "pandas", "faicons>=0.2"), ("app", "helper"))
    assert found.problems == ()
    without = QUARTO.replace("{pyodide-python}", "text").replace("{shinylive-python}", "text")
    found = read_markdown(without, "a.qmd")
    assert [(item.module, item.cell, item.line) for item in found.imports] == [("numpy", 1, 2)]
    assert found.requirements == ("matplotlib", "pandas", "rich>=13")
    for front in (
        "pyodide:\n  packages: [six, 'rich']",
        "format:\n  live-html:\n    pyodide:\n      packages: [six, rich]",
    ):
        assert read_markdown(f"---\n{front}\n---\n", "a").requirements == ("six", "rich")


def test_i24_cells_of_myst_and_jupytext_are_read() -> None:
    assert modules(MYST) == ["numpy", "pandas", "scipy"]
    assert modules(JUPYTEXT) == ["numpy"]
    assert modules(JUPYTEXT.replace("extension: .md", "format_name: myst") + "```{code-cell}\nimport a\n```\n") == [
        "a"
    ]


def test_i24_the_directives_of_sphinx_are_read() -> None:
    text = """Title
=====

.. code-block:: python

   import never

.. replite::
   :kernel: python
   :height: 600px

   %pip install rich
   import numpy

* item

  .. jupyter-execute::

     import scipy
  .. replite::
     :kernel: javascript

     import never
"""
    found = read_markdown(text, "a.rst")
    assert [(item.module, item.cell) for item in found.imports] == [("numpy", 1), ("scipy", 2)]
    assert found.requirements == ("rich",)
    assert is_notebook(text)
    assert not is_notebook("Title\n=====\n\n.. code-block:: python\n\n   import numpy\n")
    assert modules("```{replite}\n:kernel: python\nimport numpy\n```\n") == ["numpy"]


def test_i24_the_examples_of_a_readme_are_no_cells() -> None:
    assert is_notebook(MYST)
    assert is_notebook(JUPYTEXT)
    assert not is_notebook("# Readme\n```python\nimport numpy\n```\n")
    assert modules("# Readme\n```python\nimport numpy\n```\n") == []
    assert modules("```python {.marimo}\nimport numpy\n```\n") == ["numpy"]


def test_a_cell_that_nothing_closes_is_read() -> None:
    assert modules("```{python}\nimport numpy") == ["numpy"]


_LINES = st.sampled_from(
    [
        "---",
        "```",
        "````",
        "```{python}",
        ":::",
        ":::{code-cell}",
        "pyodide:",
        "  packages:",
        "   - six",
        "import a",
        "%x",
        "",
    ]
)


@given(st.lists(_LINES, max_size=30))
def test_any_document_is_read_without_an_error(lines: list[str]) -> None:
    assert set(modules("\n".join(lines))) <= {"a"}


def test_a_document_with_many_cells_is_read_cell_by_cell() -> None:
    assert is_linear(lambda size: modules("text\n```{python}\n#| a: b\nimport a\n```\n" * size), 100)


def test_i24_jupytext_marks_its_documents_below_jupyter() -> None:
    text = "---\njupyter:\n  jupytext:\n    formats: md\n---\n```python\nimport a\n%pip install b\n```\n"
    assert is_notebook(text)
    found = read_markdown(text, "n.md")
    assert ([item.module for item in found.imports], found.requirements) == (["a"], ("b",))
    quarto = text.replace("jupyter:\n  jupytext:\n    formats: md", "jupyter: python3")
    assert read_markdown(quarto, "n.qmd").imports == ()


def test_i24_shell_cells_and_magics_in_comments_of_jupytext_are_read() -> None:
    head = "---\njupyter:\n  jupytext:\n    formats: md,Rmd\n---\n"
    markdown = read_markdown(f"{head}```bash\npip install a\n```\n", "a.md")
    knitr = read_markdown(f"{head}```{{bash}}\npip install a\n```\n```{{python}}\n# %pip install b\n```\n", "a.Rmd")
    assert (markdown.requirements, knitr.requirements) == (("a",), ("a", "b"))
    raw = '```{python active="", eval=FALSE}\nimport a\n```\n'
    assert read_markdown(head + raw, "a.Rmd").imports == ()
    assert read_markdown("---\ntitle: x\n---\n```bash\npip install a\n```\n", "a.md").requirements == ()


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("---\npyodide:\n  packages: [numpy]\n---\nNo cell yet.\n", True),
        ("---\ntitle: A post\n---\nNo cell.\n", False),
        ("```{code-cell}\nimport numpy\n```\n", True),
        ("No front matter, no cell.\n", False),
    ],
)
def test_a_document_is_a_notebook_by_its_front_matter_or_its_cells(text: str, runs: bool) -> None:
    assert is_notebook(text) is runs


def test_i24_cells_of_markdown_exec_for_pyodide_are_read() -> None:
    text = '```pyodide install="pandas,rich"\nimport six\n```\n\n``` {.pyodide}\nimport numpy\n```\n'
    assert is_notebook(text)
    found = read_markdown(text, "a.md")
    assert found.requirements == ("pandas", "rich")
    assert [item.module for item in found.imports] == ["six", "numpy"]


def test_i24_a_quarto_project_names_packages_for_all_documents() -> None:
    text = "project:\n  type: website\npyodide:\n  packages: [pandas, 'rich']\n"
    assert read_quarto(text, "_quarto.yml").requirements == ("pandas", "rich")


def test_i24_cells_of_observable_may_load_packages() -> None:
    text = "```{ojs}\n//| echo: false\npy = await loadPyodide()\npy.loadPackage(['numpy'])\n```\n"
    assert read_markdown(text, "a.qmd").requirements == ("numpy",)


@pytest.mark.parametrize(
    "text",
    [
        "---\nmarimo-version: 0.1\npyproject: |\n  dependencies = ['a']\n  requires-python = '>=3.9'\n---\n",
        "---\nmarimo-version: 0.1\nheader: |-\n  # /// script\n  # dependencies = ['a']\n  # ///\n---\n",
        "---\njupytext: x\npy-config:\n  packages:\n    - a\n---\n",
        ".. py-config::\n\n   packages: [a]\n\nText\n",
    ],
)
def test_the_packages_of_marimo_and_sphinx_pyscript_are_read(text: str) -> None:
    assert read_markdown(text, "a.md").requirements == ("a",)


def test_i24_examples_to_try_are_sessions_with_results() -> None:
    text = ".. try_examples::\n\n   >>> import six\n   >>> if True:\n   ...     import rich\n   import no\n"
    assert [item.module for item in read_markdown(text, "a.rst").imports] == ["six", "rich"]


@pytest.mark.parametrize(
    "text",
    [".. retrolite:: n.ipynb\n   :width: 100%\n", "```{notebooklite} n.ipynb\n```\n", ":::{voici} n.ipynb\n:::\n"],
)
def test_i24_notebooks_that_a_directive_shows_are_named(text: str) -> None:
    assert read_markdown(text, "a.md").files == ("n.ipynb",)


def test_i24_cells_of_observable_use_names_of_each_other() -> None:
    text = "```js\nnames = ['rich']\n```\n\n```{ojs}\npy = loadPyodide()\npy.loadPackage(names)\n```\n"
    assert read_markdown(text, "a.qmd").requirements == ("rich",)


def test_pyscript_in_a_page_of_a_site_is_read_and_shown_code_is_not() -> None:
    shown = "`<py-config>`\n```html\n<script type='py'>import never</script>\n```\n"
    text = f"# Page\n\n{shown}<py-config>packages = ['six']</py-config>\n<script type=\"py\">import rich</script>\n"
    found = read_markdown(text, "a.md")
    assert (found.requirements, [(item.module, item.line) for item in found.imports]) == (("six",), [("rich", 8)])
    assert (is_notebook(text), is_notebook(shown)) == (True, False)


def test_a_script_in_a_page_of_a_site_that_starts_pyodide_is_read() -> None:
    script = "<script setup>\nconst py = await loadPyodide(); py.loadPackage('six')\n</script>\n"
    assert read_markdown(f"# Page\n\n{script}", "a.md").requirements == ("six",)
    assert (is_notebook(script), is_notebook(f"```html\n{script}```\n")) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\n.. pyodide::\n    :packages: numpy, rich\n\n    import numpy\n",
        "```{pyodide}\n:id: a\n:packages: numpy,rich\n\nimport numpy\n```\n",
        ":::{code-cell} python\n:packages: numpy rich\nimport numpy\n:::\n",
    ],
)
def test_the_packages_that_an_option_of_a_cell_names_are_read(text: str) -> None:
    found = read_markdown(text, "a.md")
    assert (found.requirements, [item.module for item in found.imports]) == (("numpy", "rich"), ["numpy"])


def test_a_terminal_without_code_has_packages_too() -> None:
    assert read_markdown(".. py-repl::\n   :src: a.py\n   :packages: numpy\n", "a.rst").requirements == ("numpy",)


@pytest.mark.parametrize(("kernel", "names"), [("pyolite", ["numpy"]), ("xeus-python", ["numpy"]), ("xeus-lua", [])])
def test_kernels_of_python_have_several_names(kernel: str, names: list[str]) -> None:
    assert modules(f"```{{eval-rst}}\n.. replite::\n   :kernel: {kernel}\n\n   import numpy\n```\n") == names

"""Read documents that run Python: Markdown of Quarto, MyST, Jupytext, marimo and Shinylive, and Sphinx directives."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.projects.javascript.reader import module_of, read_javascript
from pyodide_cache.projects.notebooks import read_cells, uncommented
from pyodide_cache.projects.pages import read_page
from pyodide_cache.projects.scripts import read_block
from pyodide_cache.projects.source_imports import SourceImports, tried

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>.*)")
#: Quarto's cells, also those of its extensions for Pyodide; Markdown Exec's for Pyodide; MyST's cells and directives;
#: marimo's cells.
_PYTHON = re.compile(
    r"\{?\.?pyodide\b|\{(?:python\b(?!.*\b(?:active=\"\"|eval=FALSE))|pyodide-python|shinylive-python|\.python\.marimo)\b"
    r"|\{code-cell\}[ \t]*(?:i?python3?\b|$)|\{(?:jupyter-execute|replite|try_examples)\}"
    r"|python[ \t.]*\{[^}]*\.?marimo\b"
)
#: Cells that a browser runs: beside these, Quarto runs plain cells of Python when it builds the page.
_OF_BROWSERS = re.compile(r"^[ \t>]*`{3,}[ \t]*\{(?:pyodide|shinylive)-?(?:python)?\b", re.MULTILINE)
#: The same in reStructuredText, also of sphinx-pyscript.
_DIRECTIVE = re.compile(
    r"^(?P<indent>[ \t]*)\.\. (?:replite|jupyter-execute|pyodide|py-repl|py-script|py-terminal|try_examples)::.*\n"
    r"(?P<code>(?:(?P=indent)[ \t]+.*\n|[ \t]*\n)*)",
    re.MULTILINE,
)
#: A notebook or script that a directive shows, in reStructuredText and in MyST.
_SHOWN = re.compile(
    r"^[ \t]*(?:\.\. |[`:]{3,}[ \t]*\{)(?:retrolite|notebooklite|jupyterlite|voici|jupyter-execute)(?:::|\})"
    r"[ \t]+(\S+\.(?:ipynb|py))[ \t]*$",
    re.MULTILINE,
)
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?: |$)", re.MULTILINE)
#: The packages of sphinx-pyscript, and of a marimo notebook, in the front matter or in a directive.
_CONFIGURED = re.compile(
    r"^(?P<indent>[ \t]*)(?:\.\. )?py-config:{1,2}[ \t]*\n(?P<text>(?:(?P=indent)[ \t]+.*\n|[ \t]*\n)*)", re.MULTILINE
)
_EMBEDDED = re.compile(
    r"^(?P<key>header|pyproject):[ \t]*\|-?[ \t]*\n(?P<text>(?:[ \t]+.*\n|[ \t]*\n)*)", re.MULTILINE
)
_OTHER_KERNEL = re.compile(r"^[ \t]*:kernel:[ \t]*(?![\w-]*python|pyodide|pyolite)\w", re.MULTILINE)
#: Blocks that run only where Jupytext makes a notebook of the document; in its format of MyST they are only shown.
_JUPYTEXT_MARK = re.compile(r"^jupytext:|^jupyter:[ \t]*$", re.MULTILINE)
_JUPYTEXT = re.compile(r"i?python3?\b(?!.*\bactive=\"\")|(?P<shell>\{?(?:bash|sh)\b)")
#: What a cell of Markdown Exec installs.
_INSTALLS = re.compile(r"\binstall=\"([^\"]*)\"")
_OPTIONS = re.compile(r"\A(?:[ \t]*(?::[\w-]+:.*|#\|.*)?\n|---\n(?:.*\n)*?---\n)+")
#: What the option of a cell installs, in Sphinx and MyST.
_PACKAGES_OPTION = re.compile(r"^[ \t]*:packages:(.*)")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<text>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_MARKS = re.compile(r"^(?:jupytext|kernelspec|marimo-version):|^[ \t]*pyodide:|^jupyter:[ \t]*$", re.MULTILINE)
_PYODIDE = re.compile(r"^(?P<indent>[ \t]*)pyodide:[ \t]*\n(?P<text>(?:(?P=indent)[ \t]+.*\n|\n)*)", re.MULTILINE)
_PACKAGES = re.compile(
    r"^[ \t]+packages:[ \t]*(?:\[(?P<row>[^\]]*)\]|(?P<items>(?:\n[ \t]*-[ \t].*)*))", re.MULTILINE
)
#: Cells of Observable JavaScript, in Quarto and in Observable Framework, which may start a runtime of its own.
_OBSERVABLE = re.compile(r"^```+[ \t]*(?:\{ojs\}|js\b).*\n(?P<code>(?:.*\n)*?)```", re.MULTILINE)
#: PyScript or a script in a page of a site, and what only shows code.
_PYSCRIPT = re.compile(r"<py-(?:config|script)\b|<script\b[^>]*\stype=[\"']?py\b|\bloadPyodide\(")
_SHOWN_CODE = re.compile(r"^[ \t]*(`{3,}|~{3,}).*\n(?:.*\n)*?[ \t]*\1.*$|(`+)[^`\n]+\2", re.MULTILINE)
_SHINYLIVE_FILE = re.compile(r"^## ?file: *(\S+)[ \t]*$", re.MULTILINE)


def is_notebook(text: str) -> bool:
    """Return whether a document has cells that run, other than the examples of a README."""
    front = _FRONT_MATTER.match(text)
    has_mark = bool(front and _MARKS.search(front["text"]))
    return has_mark or any(True for _ in _cells(text)) or bool(_PYSCRIPT.search(text) and _pyscript(text))


def read_markdown(text: str, source: str) -> SourceImports:
    """Read the Python of a document's cells, and the packages that its front matter names for Quarto's extensions.

    Cells are read as those of a notebook, and problems and reasons have their numbers.
    """
    front = _FRONT_MATTER.match(text)
    found = _front_matter(front["text"], source) if front else SourceImports()
    for directive in _CONFIGURED.finditer(f"{text}\n"):
        found += SourceImports(requirements=tuple(_packages(directive["text"])))
    parts = []
    for number, code in enumerate(_cells(text), start=1):
        names = _SHINYLIVE_FILE.split(code)
        found += SourceImports(own=tuple(module_of(name) for name in names[1::2] if name.endswith(".py")))
        for name, part in zip(["app.py", *names[1::2]], names[::2], strict=True):
            if name.endswith(".py"):
                parts.append((number, part))
            elif name == "requirements.txt":
                found += SourceImports(requirements=requirements_in(part))
    found += read_cells(parts, source) + SourceImports(files=tuple(_SHOWN.findall(text)))
    found += read_page(_pyscript(text), source)
    return found + read_javascript("\n".join(cell["code"] for cell in _OBSERVABLE.finditer(text)), source)


def _pyscript(text: str) -> str:
    """Return the parts of a document that are a web page with Python; empty for none."""
    page = _SHOWN_CODE.sub(lambda shown: "\n" * shown[0].count("\n"), text)
    return page if _PYSCRIPT.search(page) else ""


def read_quarto(text: str, _source: str = "") -> SourceImports:
    """Read the packages that a ``_quarto.yml`` or a front matter names for Quarto's extensions."""
    options = _PYODIDE.search(text)
    return SourceImports(requirements=tuple(_packages(options["text"])) if options else ())


def _front_matter(text: str, source: str) -> SourceImports:
    """Read what a front matter names for extensions of Quarto, and the script metadata of a marimo notebook."""
    found = read_quarto(text)
    for embedded in _EMBEDDED.finditer(text):
        body = textwrap.dedent(embedded["text"])
        if embedded["key"] == "pyproject":
            body = "".join(("# /// script\n", *(f"# {line}\n" for line in body.splitlines()), "# ///\n"))
        found += tried(read_block, body, source)
    return found


def _packages(text: str) -> Iterator[str]:
    """Yield the packages that options in YAML name."""
    for found in _PACKAGES.finditer(text):
        items = found["row"].split(",") if found["row"] is not None else re.split(r"\n[ \t]*-[ \t]", found["items"])
        yield from (name for item in items if (name := item.partition(" #")[0].strip(" \t\r\n'\"")))


def _cells(text: str) -> Iterator[str]:
    """Yield the text of the Python cells, without their options."""
    front = _FRONT_MATTER.match(text)
    is_jupytext = bool(front and _JUPYTEXT_MARK.search(front["text"]) and "myst" not in front["text"])
    is_for_browsers = bool(_OF_BROWSERS.search(text))
    fence = ""
    lines: list[str] | None = None
    for line in text[front.end() if front else 0 :].splitlines():
        mark = _FENCE.match(line)
        if fence:
            if mark and mark["fence"].startswith(fence) and not mark["info"].strip():
                if lines is not None:
                    code = _without_options(lines)
                    yield uncommented(code) if is_jupytext else code
                fence, lines = "", None
            elif lines is not None:
                lines.append(line)
        elif mark:
            of_jupytext = _JUPYTEXT.match(mark["info"]) if is_jupytext else None
            is_of_build = is_for_browsers and mark["info"].startswith("{python")
            is_python = (_PYTHON.match(mark["info"]) and not is_of_build) or of_jupytext
            if is_python or mark["fence"][0] != ":":  # other containers have cells inside
                fence, lines = mark["fence"], [] if is_python else None
                if lines is not None and of_jupytext and of_jupytext["shell"]:
                    lines.append("%%bash")
                if is_python and (installs := _INSTALLS.search(mark["info"])):
                    yield f"%pip install {installs[1].replace(',', ' ')}"
    if lines is not None:
        yield _without_options(lines)
    for directive in _DIRECTIVE.finditer(f"{text}\n"):
        if not _OTHER_KERNEL.search(directive["code"]):
            yield _without_options(textwrap.dedent(directive["code"]).splitlines())


def _without_options(lines: list[str]) -> str:
    if any(line.lstrip().startswith(">>> ") for line in lines):  # a session with results
        lines = [_PROMPT.sub("", line) if _PROMPT.match(line) else "" for line in lines]
    return _OPTIONS.sub(_installing, "\n".join([*lines, ""]))


def _installing(options: re.Match[str]) -> str:
    """Return the options of a cell as lines that install packages, or are empty."""
    installs = (_PACKAGES_OPTION.match(line) for line in options[0].splitlines())
    return "".join(f"%pip install {found[1].replace(',', ' ')}\n" if found else "\n" for found in installs)

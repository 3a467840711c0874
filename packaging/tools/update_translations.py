"""Update the translations from the source, and print how many texts are unfinished.

    .venv/bin/python packaging/tools/update_translations.py [LANGUAGE…]

A new language gets a new file. Translations are in resources/translations/*.ts, which Qt Linguist
opens. The compiled .qm files are resources and are committed, so that building a wheel or an
editable install does not need Qt's tools. A test compares the two.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
GUI = ROOT / "gui" / "pyodide_cache_gui"
SOURCES = ROOT / "resources" / "translations"
COMPILED = ROOT / "resources" / "pyodide_cache_resources" / "translations"
PREFIX = "pyodide_cache_"

Message = tuple[str, str]


def main() -> int:
    languages = sys.argv[1:] or sorted(file.stem.removeprefix(PREFIX) for file in SOURCES.glob("*.ts"))
    for folder in (SOURCES, COMPILED):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        stand_in = Path(scratch) / "messages.py"
        stand_in.write_text(_stand_in(messages()), encoding="utf-8")
        for language in languages:
            file = SOURCES / f"{PREFIX}{language}.ts"
            _qt("lupdate", stand_in, "-ts", file, *("-source-language", "en_US", "-target-language", language))
            compile_translation(file, COMPILED / f"{file.stem}.qm")
            texts = translations(file).values()
            print(f"{language}: {len(texts)} texts, {sum(not text for text in texts)} unfinished")
    return 0


def compile_translation(source: Path, target: Path) -> None:
    """Compile a .ts file to a .qm file, without unfinished texts."""
    _qt("lrelease", source, "-qm", target)


def translations(file: Path) -> dict[Message, str]:
    """Return the translations in a .ts file, by context and source text; empty if unfinished."""
    found: dict[Message, str] = {}
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = "" if translation is None else translation.get("type", "")
            if kind in {"vanished", "obsolete"}:
                continue
            text = "" if translation is None or kind == "unfinished" else translation.text or ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


def messages() -> set[Message]:
    """Return every text of the window and of the core, with the context that looks it up."""
    found: set[Message] = set()
    for file in GUI.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found |= set(_messages_of(tree, _module_context(tree)))
    return found | _sentences() | _named_values()


def _module_context(tree: ast.Module) -> str:
    """Return the context of a module's ``_tr``; empty if it has none."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(name := node.targets[0], ast.Name) and name.id == "_tr":
            return _texts(ast.walk(node))[0]
    return ""


def _texts(nodes: Iterable[ast.AST]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _messages_of(tree: ast.AST, module: str, context: str = "") -> Iterator[Message]:
    """Find ``self.tr("…")``, ``translate("context", "…")``, and ``_tr("…")`` of a module."""
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.ClassDef) else context
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = _texts(node.args)
            if name == "tr" and texts:
                yield context, texts[0]
            elif name == "_tr" and texts:
                yield module, texts[0]
            elif name == "translate" and len(texts) > 1:
                yield texts[0], texts[1]
        yield from _messages_of(node, module, inner)


def _sentences() -> set[Message]:
    """Return the texts of the core, which `format.say` looks up."""
    from pyodide_cache.messages import texts

    return {("messages", text) for text in texts()}


def _named_values() -> set[Message]:
    """Return texts that are no constants of the window: kinds, file types, statuses, presets and menus."""
    from pyodide_cache.formats.file_type import FileType
    from pyodide_cache.formats.filenames import Kind
    from pyodide_cache.inventory.inventory import Status
    from pyodide_cache.settings.lists import presets
    from pyodide_cache_gui.widgets.commands import Menu

    names = [preset.name for preset in presets()]
    kinds = [str(kind) for kind in Kind if kind is not Kind.FOREIGN]  # which has other words in the window
    found = {("format", text) for text in (*(status.word for status in Status), *kinds, *names)}
    found |= {("details_text", str(file_type)) for file_type in FileType}
    return found | {("menus", menu.value) for menu in Menu}


def _stand_in(found: set[Message]) -> str:
    """Return a module of simple calls, since lupdate finds no joined strings and no contexts of ours."""
    lines = [f"QCoreApplication.translate({_quoted(context)}, {_quoted(text)})" for context, text in sorted(found)]
    return "\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _qt(tool: str, *words: object) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    options = ["-silent"] if tool == "lrelease" else ["-silent", "-locations", "none", "-no-obsolete"]
    subprocess.run([str(program), *map(str, words), *options], check=True)


if __name__ == "__main__":
    sys.exit(main())

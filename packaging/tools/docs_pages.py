"""Add the pages of the site that are made from other files: an MkDocs hook, named in mkdocs.yml.

The reference of commands comes from the command line itself, that of settings from `Settings`, and some pages are
files of the repository's root. A link in those leads to the page that was made of its target, else to the repository.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.structure.files import File

from pyodide_cache.cli import main as command_line
from pyodide_cache.settings.settings import DEFAULTS, KEYS, Settings, shown

sys.path.insert(0, str(Path(__file__).parent))

from commands import contexts, definitions

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://github.com/pyodide-cache/inspector/blob/main/"

#: Files of the root, and the pages that are made of them.
PAGES = {
    "ARCHITECTURE.md": "explanation/architecture.md",
    "RELIABILITY.md": "explanation/reliability.md",
    "BENCHMARKS.md": "explanation/benchmarks.md",
    "CHANGELOG.md": "project/changelog.md",
    "CONTRIBUTING.md": "project/contributing.md",
}


def on_files(files: Any, config: Any) -> Any:
    """Add the pages to those in docs/."""
    made = {page: _page_of(ROOT / name) for name, page in PAGES.items()}
    made["reference/commands.md"] = commands_page()
    made["reference/settings.md"] = settings_page()
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def _page_of(path: Path) -> str:
    return re.sub(r"\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)", _moved, path.read_text(encoding="utf-8"))


def _moved(match: re.Match[str]) -> str:
    target, anchor = match[1], match[2] or ""
    if target in PAGES:
        return f"](../{PAGES[target]}{anchor})"
    if target.startswith("docs/") and target.endswith(".md"):
        return f"](../{target.removeprefix('docs/')}{anchor})"
    return f"]({REPOSITORY}{target}{anchor})"


def commands_page() -> str:
    """Return the reference of all commands, section by section; what most have in common stands at its top."""
    root = click.Context(command_line, info_name="pyodide-cache", **command_line.context_settings)
    found = {context.command_path.removeprefix("pyodide-cache").strip(): context for context in contexts(root)}
    counts = Counter(option for context in found.values() for option in definitions(context))
    shared = [option for option, count in counts.items() if count > len(found) / 2]
    lines = ["# Commands", "", "Generated from `pyodide-cache --help`.", ""]
    lines += ["## Options of all commands", "", *_options(shared)]
    for title, names in command_line.sections(root).items():
        lines += [f"## {title}", ""]
        for name in names:
            for path, context in found.items():
                if path == name or path.startswith(f"{name} "):
                    lines += _command(context, shared, level=3 + path.count(" "))
    return "\n".join(lines) + "\n"


def _command(context: click.Context, shared: list[tuple[str, str]], level: int) -> Iterator[str]:
    command = context.command
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield from (f"{'#' * level} {context.command_path.removeprefix('pyodide-cache ')}", "")
    yield from ("```text", usage, "```", "")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b\n"):  # click's mark for lines that stay as they are
            yield from ("```text", paragraph[2:], "```", "")
        else:
            yield from (_plain(paragraph), "")
    if isinstance(command, click.Group):
        return
    options = definitions(context)
    yield from _options([option for option in options if option not in shared])
    if missing := [f"`{option[0].partition(', ')[2] or option[0]}`" for option in shared if option not in options]:
        yield from (f"It has no {' and no '.join(missing)}.", "")


def _options(options: list[tuple[str, str]]) -> Iterator[str]:
    if options:
        yield from ("| option | effect |", "| --- | --- |")
        yield from (f"| `{option}` | {_plain(text).replace('|', chr(92) + '|')} |" for option, text in options)
        yield ""


def settings_page() -> str:
    """Return the reference of settings."""
    about = dict(re.findall(r"^    (\w+): .+?  # (.+)$", inspect.getsource(Settings), re.MULTILINE))
    settings = [(f"`{key}`", f"`{shown(DEFAULTS, key) or '-'}`", about[key.replace("-", "_")]) for key in KEYS]
    return SETTINGS_PAGE.format(settings=_rows(settings))


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(map(_plain, row)) + " |" for row in rows)


SETTINGS_PAGE = """\
# Settings

`pyodide-cache settings set KEY VALUE` and *Preferences* change one file; `pyodide-cache settings path` shows it. An
option overrides a setting, and so do some [environment variables](../command-line.md#environment-variables).

| key | default | meaning |
| --- | --- | --- |
{settings}
"""


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("<", "&lt;")

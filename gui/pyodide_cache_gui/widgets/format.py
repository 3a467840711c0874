"""Counts, sizes, ages and statuses as short text; fast enough for every cell of every repaint."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from pyodide_cache.base.events import ItemKind, StepStarted
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.secrets import visible_text as visible_text
from pyodide_cache.formats.filenames import Flavor, Kind
from pyodide_cache.formats.lockfile import is_lock_file_name
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("format")

#: A hash in a sentence, not in a path or an address, and not one with its algorithm, which may be copied.
_HASH = re.compile(r"(?<![\w/\\:])([0-9a-f]{12})[0-9a-f]{52,}\b")
_KILO = 1000
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400

#: A shape besides the word, so that nothing depends on color alone. Each is in common fonts.
STATUS_SHAPES = {
    Status.VERIFIED: "✓",
    Status.NOT_VERIFIED: "○",
    Status.DIFFERS: "⚠",
    Status.DAMAGED: "✕",
}


def say(problem: Problem, *, within: bool = False, with_hint: bool = True) -> str:
    """Return a sentence about ``problem`` in the window's language, without a final period; hashes are cut.

    Args:
        within: the sentence follows other words, so it needs no capital letter.
        with_hint: add what to do next.
    """

    def translate(text: str) -> str:
        return QCoreApplication.translate("messages", text)

    from pyodide_cache.messages import Face, explain

    text = explain(problem, translate, face=Face.WINDOW, sizes=size_text, with_hint=with_hint, capital=not within)
    text = _HASH.sub(r"\1…", text)
    return re.sub(rf"(?<![\w/\\]){re.escape(str(Path.home()))}(?=[/\\])", "~", text)


def say_of(name: str, problem: Problem) -> str:
    """Return a sentence about what is wrong with ``name``; a sentence that has the name stands alone."""
    if name in problem.facts.values() and name in (text := say(problem)):
        return text
    return _tr("{name}: {reason}").format(name=name, reason=say(problem, within=True))


def step_text(event: StepStarted) -> str:
    """Return what a job does in a step."""
    from pyodide_cache.messages import step_sentence

    return step_sentence(event, lambda text: QCoreApplication.translate("messages", text))


def less_text(share: float) -> str:
    """Return a reduction in percent, or a growth if ``share`` of 1 is negative."""
    pattern = _tr("{percent} less") if share >= 0 else _tr("{percent} more")
    return pattern.format(percent=percent_text(abs(share)))


def percent_text(share: float) -> str:
    """Return a share of 1 in percent."""
    number = QLocale().toString(abs(100 * share), "f", 1)
    return _tr("{n} %").format(n=f"−{number}" if share < 0 and float(f"{share:.3f}") else number)


def seconds_text(milliseconds: float) -> str:
    """Return a duration in seconds."""
    return _tr("{n} s").format(n=QLocale().toString(milliseconds / 1000, "f", 2))


def size_text(size: int) -> str:
    """Return bytes in decimal units: ``3.6 MB``."""
    if size < _KILO:
        return _tr("{size} B").format(size=size)
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def counted(number: int, one: str, many: str) -> str:
    """Return a count with the plural form of the window's language.

    Args:
        one: the translated singular, such as ``{n} file``.
        many: the translated plural, such as ``{n} files``.
    """
    locale = QLocale()
    singular = number in (0, 1) if locale.language() == QLocale.Language.French else number == 1
    return (one if singular else many).format(n=locale.toString(number))


def age_text(seconds: float | None) -> str:
    """Return an age in its largest unit: ``3 days``; None is unknown."""
    if seconds is None:
        return _tr("unknown")
    seconds = max(0.0, seconds)
    if seconds < _MINUTE:
        return _tr("just now")
    for limit, unit, one, many in (
        (_HOUR, _MINUTE, _tr("{n} minute"), _tr("{n} minutes")),
        (_DAY, _HOUR, _tr("{n} hour"), _tr("{n} hours")),
        (14 * _DAY, _DAY, _tr("{n} day"), _tr("{n} days")),
        (60 * _DAY, 7 * _DAY, _tr("{n} week"), _tr("{n} weeks")),
        (730 * _DAY, 30.44 * _DAY, _tr("{n} month"), _tr("{n} months")),
    ):
        if seconds < limit:
            return counted(int(seconds // unit), one, many)
    return counted(int(seconds // (365.25 * _DAY)), _tr("{n} year"), _tr("{n} years"))


def date_text(moment: float) -> str:
    """Return the local day of seconds since the epoch in ISO 8601; empty for a time that does not exist."""
    try:
        return time.strftime("%Y-%m-%d", time.localtime(moment))
    except (OverflowError, ValueError, OSError):
        return ""


def moment_text(moment: float, form: AgeFormat) -> str:
    """Return a time in the form that the settings ask for: an age or a day; 0 is unknown."""
    if moment and form is AgeFormat.DATE:
        return date_text(moment)
    return age_text(time.time() - moment if moment else None)


def files_text(files: int) -> str:
    """Return a number of files."""
    return counted(files, _tr("{n} file"), _tr("{n} files"))


def packages_text(packages: int) -> str:
    """Return a number of packages."""
    return counted(packages, _tr("{n} package"), _tr("{n} packages"))


def amount_text(text: str, files: int, size: int = 0) -> str:
    """Return a text with a number of files in place of ``{files}``, and their bytes in place of ``{size}``."""
    return text.format(files=files_text(files), size=size_text(size))


def amounts(*parts: tuple[str, int] | tuple[str, int, int]) -> list[str]:
    """Return the texts of all parts that have files; see `amount_text`."""
    return [amount_text(*part) for part in parts if part[1]]


def failed_text(number: int) -> list[str]:
    """Return a phrase for the summary of a job; none if nothing failed."""
    return [_tr("{n} failed").format(n=QLocale().toString(number))] if number else []


def first_lines(lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines, and how many more there are."""
    if len(lines) <= most:
        return list(lines)
    return [*lines[:most], _tr("… and {n} more").format(n=len(lines) - most)]


def some_names(names: Sequence[str], most: int = 3) -> str:
    """Return the first names, and whether there are more."""
    return ", ".join(map(visible_text, names[:most])) + (" …" if len(names) > most else "")


def versions_text(versions: int) -> str:
    """Return a number of versions."""
    return counted(versions, _tr("{n} version"), _tr("{n} versions"))


def items_text(count: int, kind: ItemKind) -> str:
    """Return a number of items of a job."""
    return {ItemKind.FILE: files_text, ItemKind.VERSION: versions_text}[kind](count)


def kind_text(entry: Entry) -> str:
    """Return the kind of a file; for a wheel, with what it is built for."""
    kind = entry.flavor or entry.kind
    return _tr("lock file") if kind is Kind.FOREIGN and is_lock_file_name(entry.file_name) else kind_name(kind)


def kind_name(kind: Flavor | Kind) -> str:
    """Return the name of a kind, or of wheels that are built for something."""
    if isinstance(kind, Flavor):
        return _tr("{flavor} wheel").format(flavor=kind)
    return _tr("not a package") if kind is Kind.FOREIGN else _tr(str(kind))


def kind_texts() -> list[str]:
    """Return the texts of all kinds."""
    return [_tr("lock file"), *map(kind_name, (*Flavor, *Kind))]


def runtime_text(runtime: str | None) -> str:
    """Return a release line, such as ``Pyodide 314``."""
    if runtime is None:
        return ""
    return _tr("any") if runtime == "any" else f"Pyodide {runtime}"


def status_text(entry: Entry) -> str:
    """Return the status as a shape and a word; nothing for files that are not packages."""
    if not entry.is_package:
        return ""
    text = status_shape_text(entry.status)
    return text if entry.is_of_release else f"{text} ({entry.provenance[0]})"


def status_shape_text(status: Status) -> str:
    """Return a status as a shape and a word."""
    return f"{STATUS_SHAPES[status]} {status_word(status)}"


def status_word(status: Status) -> str:
    """Return a status as a word."""
    return _tr(status.word)


def list_text(name: str) -> str:
    """Return the name of a preset in the window's language, or that of a list as its user wrote it."""
    return _tr(name)


def breakable(text: str) -> str:
    """Return text that may wrap after punctuation, since long names have no spaces."""
    for mark in ("-", "_", ".", "/", "="):
        text = text.replace(mark, f"{mark}\u200b")
    return text


def path_text(path: Path | str) -> str:
    """Return a path with the home folder as ``~``."""
    path, home = Path(path), Path.home()
    return visible_text(str(Path("~") / path.relative_to(home)) if home in path.parents else str(path))


def plain_tip(text: str) -> str:
    """Return a tool tip that shows text from outside as it is: Qt takes what looks like markup for markup."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if text else ""

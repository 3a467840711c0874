"""Texts about packs: strategies, sizes, timings, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages.jobs import STRATEGIES
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.report import PackReport, Row
from pyodide_cache.pack.settings import Keep, PackSettings, Strategy
from pyodide_cache.pack.trace import STDLIB, Proof, Timings
from pyodide_cache_gui.widgets.format import (
    amount_text,
    less_text,
    path_text,
    percent_text,
    say,
    seconds_text,
    size_text,
)
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("pack_words")

_ARROW = " → "


def strategy_title(strategy: str) -> str:
    """Return the name of a strategy."""
    return strategy_label(strategy).replace("&", "")


def strategy_label(strategy: str) -> str:
    """Return the name of a strategy, with the letter of its check box."""
    return {
        Strategy.FILES: _tr("&Unused files of packages"),
        Strategy.STDLIB: _tr("Unused &standard library"),
        Strategy.LIBRARIES: _tr("Unused shared &libraries"),
        Strategy.TESTS: _tr("&Tests"),
        Strategy.DOCS: _tr("&Documents"),
        Strategy.DOCSTRINGS: _tr("D&ocstrings"),
        Strategy.COMPILE: _tr("&Compiled modules"),
        Strategy.RECOMPRESS: _tr("B&est compression"),
    }[Strategy(strategy)]


def strategy_texts(strategy: str) -> tuple[str, str]:
    """Return what a strategy does, and what it may break."""
    effect, risk = (QCoreApplication.translate("messages", text) for text in STRATEGIES[strategy])
    return effect[:1].upper() + effect[1:], risk


def keep_texts(keep: str) -> tuple[str, str]:
    """Return the name, with the letter of its check box, and the description of a kind of file to keep."""
    return {
        Keep.DATA: (_tr("D&ata files"), _tr("All data files of packages of which the app used anything")),
        Keep.METADATA: (_tr("&Metadata"), _tr("Everything in .dist-info")),
        Keep.LAZY_IMPORTS: (
            _tr("Lazy &imports"),
            _tr("Every module that a kept source names in an import, executed or not"),
        ),
    }[Keep(keep)]


def name_text(row: Row) -> str:
    """Return the package and version of a row, or that it is the total."""
    if row.name == STDLIB:
        return _tr("standard library")
    return f"{row.name} {row.version}".strip() if row.name else _tr("Total")


def change_text(before: int, after: int) -> str:
    """Return two numbers; one if they are equal, and nothing if both are 0."""
    numbers = [QLocale().toString(number) for number in (before, after)]
    if before == after:
        return numbers[0] if before else ""
    return _ARROW.join(numbers)


def row_tip(row: Row) -> str:
    """Return the sizes of a row, and how many files each strategy drops, one line each."""
    before, after = size_text(row.before.bytes), size_text(row.after.bytes)
    sizes = _tr("{name}: {before} before, {after} after, {less}").format(
        name=name_text(row), before=before, after=after, less=less_text(row.reduction)
    )
    taken = (f"{strategy_title(name)}: {QLocale().toString(count)}" for name, count in row.taken)
    return "\n".join((sizes, *taken))


def total_text(row: Row) -> str:
    """Return the total in one line."""
    before, after = size_text(row.before.bytes), size_text(row.after.bytes)
    files = change_text(row.before.files, row.after.files)
    return _tr("{before} → {after}, {less} · files: {files}").format(
        before=before, after=after, less=less_text(row.reduction), files=files
    )


def timing_rows(before: Timings, after: Timings) -> tuple[tuple[str, float, float], ...]:
    """Return the parts of both runs in milliseconds, and their sum last."""
    return (
        (_tr("loadPyodide"), before.load, after.load),
        (_tr("Fetch and unpack"), before.unpack, after.unpack),
        (_tr("Shared libraries"), before.libraries, after.libraries),
        (_tr("Import and run"), before.run, after.run),
        (_tr("Total"), before.total, after.total),
    )


def proofs_text(proofs: Sequence[Proof]) -> str:
    """Return the result of each proof, one line each."""
    lines = []
    for number, proof in enumerate(proofs, 1):
        if proof.missing:
            names = ", ".join(f"{owner}: {member}" for owner, member in proof.missing)
            lines.append(_tr("Proof {n}: asked for {names}; added").format(n=number, names=names))
        elif proof.problem:
            lines.append(_tr("Proof {n}: failed, although nothing was missing").format(n=number))
        else:
            lines.append(_tr("Proof {n}: ran, nothing was missing").format(n=number))
    return "\n".join(lines)


def image_lines(report: PackReport) -> list[str]:
    """Return what came of the start image, if one was asked for."""
    image = report.image
    if image is None:
        return []
    if image.problem:
        return [f"⚠ {say(image.problem)}."]
    before, after = seconds_text(image.before_ms), seconds_text(image.after_ms)
    text = _tr("The start image is {size}. The app took {before} without it, and takes {after} with it.")
    return [text.format(size=size_text(image.size), before=before, after=after)]


def problem_text(problem: Problem, settings: PackSettings | None = None) -> str:
    """Return a sentence about a problem; ``settings`` are those of the pack that failed."""
    if problem.code is Code.PACK_FAILED and settings:
        names = [strategy_title(strategy) for strategy in sorted(settings.strategies)]
        return say(problem.with_facts(strategies=", ".join(names)))
    return say(problem)


def report_text(report: PackReport, title: str) -> str:
    """Return a report as plain text in columns."""
    headings = (_tr("Package"), _tr("Files"), ".py", ".so", _tr("Before"), _tr("After"), _tr("Reduction"))
    sizes = [headings, *(cells(row) for row in (*report.rows, report.total))]
    parts = [title, "\n".join(_columns(sizes))]
    if report.after:
        times = [(_tr("Time"), _tr("Before"), _tr("After"))]
        rows = timing_rows(report.before, report.after)
        times += [(name, seconds_text(before), seconds_text(after)) for name, before, after in rows]
        parts.append("\n".join(_columns(times)))
    parts.append(proofs_text(report.proofs))
    parts += [say(note) for note in report.notes]
    parts += image_lines(report)
    parts += [str(report.target)] if report.target else []
    return "\n\n".join(parts) + "\n"


def recording_summary(report: Recording) -> list[str]:
    """Return how many files the app opened."""
    if report.trace is None:
        return [] if report.cancelled else [_tr("The app was not recorded")]
    return [amount_text(_tr("Recorded: {files} opened"), len(report.trace.opened))]


def pack_summary(report: PackReport) -> list[str]:
    """Return where the pack is, and how much smaller it is."""
    if report.target is None:
        return [] if report.cancelled else [_tr("No pack was made")]
    total = report.total
    before, after = size_text(total.before.bytes), size_text(total.after.bytes)
    sizes = _tr("{before} → {after}, {less}").format(before=before, after=after, less=less_text(total.reduction))
    return [_tr("Packed and tested: {path}").format(path=path_text(report.target)), sizes]


def cells(row: Row) -> tuple[str, ...]:
    """Return the texts of a row, in the order of the columns of the table."""
    before, after = row.before, row.after
    return (
        name_text(row),
        change_text(before.files, after.files),
        change_text(before.python, after.python),
        change_text(before.libraries, after.libraries),
        size_text(before.bytes),
        size_text(after.bytes),
        percent_text(row.reduction),
    )


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *rest in rows:
        right = [text.rjust(width) for text, width in zip(rest, widths[1:], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), *right]))
    return lines

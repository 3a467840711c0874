"""What the window says of packs: strategies, steps, sizes, times, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.sentences import STRATEGIES
from pyodide_cache.pack.make_and_prove import PROVE, PUBLISH, WATCH, WRITE
from pyodide_cache.pack.report import PackReport, Row, Try
from pyodide_cache.pack.settings import Keep, Strategy
from pyodide_cache.pack.trace import STDLIB, Steps
from pyodide_cache_gui.pack.pack_steps import FETCH, PackStep
from pyodide_cache_gui.widgets.format import say, size_text

_ARROW = " → "


def strategy_title(strategy: str) -> str:
    """Return a strategy's name for people."""
    return {
        Strategy.FILES: _tr("Unused files of packages"),
        Strategy.STDLIB: _tr("Unused standard library"),
        Strategy.LIBRARIES: _tr("Unused shared libraries"),
        Strategy.TESTS: _tr("Tests"),
        Strategy.DOCS: _tr("Documents"),
        Strategy.DOCSTRINGS: _tr("Docstrings"),
        Strategy.COMPILE: _tr("Compiled modules"),
        Strategy.RECOMPRESS: _tr("Harder compression"),
    }[Strategy(strategy)]


def strategy_texts(strategy: str) -> tuple[str, str]:
    """Return what a strategy does, and what it may break."""
    does, risk = (QCoreApplication.translate("messages", text) for text in STRATEGIES[strategy])
    return does[:1].upper() + does[1:], risk


def keep_texts(keep: str) -> tuple[str, str]:
    """Return the name of what is kept besides, and what it is."""
    return {
        Keep.DATA: (_tr("Data files"), _tr("All data files of packages of which anything is used")),
        Keep.METADATA: (_tr("Metadata"), _tr("All of .dist-info")),
        Keep.LAZY_IMPORTS: (
            _tr("Lazy imports"),
            _tr("Every module that a kept source names in an import, run or not"),
        ),
    }[Keep(keep)]


def step_text(step: PackStep) -> str:
    """Return what is done now."""
    if step.name == PROVE:
        return _tr("Proof {n}: the app runs from the pack alone, without a network…").format(n=step.attempt)
    return {
        FETCH: _tr("Fetching what the app needs…"),
        WATCH: _tr("Watching the app run…"),
        WRITE: _tr("Making the pack…"),
        PUBLISH: _tr("Giving the pack its name…"),
    }[step.name]


def name_text(row: Row) -> str:
    """Return a package and its version; of the sum, that it is one."""
    if row.name == STDLIB:
        return _tr("standard library")
    return f"{row.name} {row.version}".strip() if row.name else _tr("Total")


def change_text(before: int, after: int) -> str:
    """Return two numbers; one where they are the same, and none for two zeros."""
    numbers = [QLocale().toString(number) for number in (before, after)]
    if before == after:
        return numbers[0] if before else ""
    return _ARROW.join(numbers)


def percent_text(share: float) -> str:
    """Return a share of 1 in percent."""
    text = QLocale().toString(abs(100 * share), "f", 1)
    return _tr("{n} %").format(n=f"−{text}" if share < 0 and float(f"{share:.3f}") else text)


def less_text(share: float) -> str:
    """Return a reduction in words; where it is none, the growth."""
    pattern = _tr("{percent} less") if share >= 0 else _tr("{percent} more")
    return pattern.format(percent=percent_text(abs(share)))


def row_text(row: Row) -> str:
    """Return a row's sizes in words: ``sympy 1.14.0: 6.3 MB before, 2.7 MB after, 57.8 % less``."""
    before, after = size_text(row.before.bytes), size_text(row.after.bytes)
    return _tr("{name}: {before} before, {after} after, {less}").format(
        name=name_text(row), before=before, after=after, less=less_text(row.reduction)
    )


def taken_text(row: Row) -> str:
    """Return which strategy took how much; empty when none took anything."""
    return "\n".join(f"{strategy_title(name)}: {QLocale().toString(count)}" for name, count in row.taken)


def total_text(row: Row) -> str:
    """Return the sum in one line."""
    before, after = size_text(row.before.bytes), size_text(row.after.bytes)
    files = change_text(row.before.files, row.after.files)
    return _tr("{before} → {after}, {less} · {files} files").format(
        before=before, after=after, less=less_text(row.reduction), files=files
    )


def seconds_text(milliseconds: float) -> str:
    """Return a time in seconds."""
    return _tr("{n} s").format(n=QLocale().toString(milliseconds / 1000, "f", 2))


def timings(before: Steps, after: Steps) -> tuple[tuple[str, float, float], ...]:
    """Return the steps of both runs in milliseconds, and their sum last."""
    return (
        (_tr("loadPyodide"), before.load, after.load),
        (_tr("Fetch and unpack"), before.unpack, after.unpack),
        (_tr("Shared libraries"), before.libraries, after.libraries),
        (_tr("Import and run"), before.run, after.run),
        (_tr("Total"), before.total, after.total),
    )


def tries_text(tries: Sequence[Try]) -> str:
    """Return what each proof found missing, a line each; the last one may have gone well."""
    lines = []
    for number, item in enumerate(tries, 1):
        if item.missing:
            names = ", ".join(f"{owner}: {member}" for owner, member in item.missing)
            lines.append(_tr("Proof {n}: asked for {names}; added").format(n=number, names=names))
        elif item.problem:
            lines.append(_tr("Proof {n}: failed, with nothing missing").format(n=number))
        else:
            lines.append(_tr("Proof {n}: ran, with nothing missing").format(n=number))
    return "\n".join(lines)


def problem_text(problem: Problem) -> str:
    """Return a sentence about a problem of a pack; what to do next is what this window offers."""
    facts = problem.facts
    if problem.code is Code.PACK_FAILED:
        names = [strategy_title(name) for name in str(facts["strategies"]).split(", ") if name]
        return say(Problem(problem.code, **{**facts, "strategies": ", ".join(names)}))
    own = {
        Code.APP_TOO_SLOW: _tr("{path} came to no end in {seconds} s and was ended. Raise the time limit"),
        Code.NOT_A_PACK: _tr("{path} is there already and is no pack of ours. Choose another folder"),
        Code.OTHER_TRACE: _tr("Something changed since the app was watched: {what}. Watch it again"),
        Code.PACK_GIVEN_UP: _tr(
            "After {attempts} proofs the trimmed app still asks for what was taken: {missing}. Nothing was written. "
            "Untick a strategy, or add an include"
        ),
        Code.NO_RUNTIME: _tr("The runtime’s own files are not in {place} (missing: {missing})"),
    }.get(problem.code)
    return own.format_map(facts) if own else say(problem)


def output_of(problem: Problem) -> str:
    """Return the end of what the app itself said when it failed."""
    return str(problem.facts.get("trace", ""))


def report_text(report: PackReport, title: str) -> str:
    """Return a report as plain text in columns."""
    headings = (_tr("Package"), _tr("Files"), ".py", ".so", _tr("Before"), _tr("After"), _tr("Reduction"))
    sizes = [headings, *(cells(row) for row in (*report.rows, report.total))]
    parts = [title, "\n".join(_columns(sizes))]
    if report.after:
        times = [(_tr("Time"), _tr("Before"), _tr("After"))]
        steps = timings(report.before, report.after)
        times += [(name, seconds_text(one), seconds_text(two)) for name, one, two in steps]
        parts.append("\n".join(_columns(times)))
    parts.append(tries_text(report.tries))
    parts += [say(note) for note in report.notes]
    parts += [str(report.target)] if report.target else []
    return "\n\n".join(parts) + "\n"


def cells(row: Row) -> tuple[str, ...]:
    """Return a row as texts, in the order of the table's columns."""
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("pack_words", text)

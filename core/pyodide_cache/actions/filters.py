"""The small language of the filter box and of ``list --filter``.

``size>10MB age>30d kind:wasm status:damaged numpy -tests``: every term must hold; a bare word stands
anywhere in the names; a dash turns a term round.

A term takes many rows at once and leaves those that pass: one comprehension for 100,000 rows is some
milliseconds, where a call for each would be a tenth of a second at every key.
"""

from __future__ import annotations

import operator
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pyodide_cache.disk.inventory import Entry
from pyodide_cache.formats.quantities import parse_age, parse_size
from pyodide_cache.problems import Code, Problem

#: What a bare word looks into (see `searchable`), and the entry.
Row = tuple[str, Entry]
Term = Callable[[list[Row]], list[Row]]

_COMPARISON = re.compile(r"(?P<key>[a-z]+)(?P<operator><=|>=|<|>|=)(?P<value>.*)")
_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
#: An age grows while time goes on, so a comparison of ages is one of times the other way round.
_TURNED = {"<": operator.gt, "<=": operator.ge, ">": operator.lt, ">=": operator.le, "=": operator.eq}

#: What may stand before a colon, and the text that is looked into.
_TEXTS: dict[str, Callable[[Entry], str]] = {
    "kind": lambda entry: f"{entry.identity.kind} {entry.identity.flavour or ''}",
    "status": lambda entry: entry.status,
    "runtime": lambda entry: entry.identity.runtime or "",
    "name": lambda entry: entry.identity.name or entry.file_name,
    "version": lambda entry: entry.identity.version or "",
    "file": lambda entry: entry.file_name,
    "by": lambda entry: " ".join(entry.provenance),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was read."""

    text: str
    terms: tuple[Term, ...]

    def select(self, rows: list[Row]) -> list[Row]:
        """Return the rows that pass every term, in their order."""
        for term in self.terms:
            rows = term(rows)
        return rows

    def __call__(self, entry: Entry) -> bool:
        """Tell whether every term holds for one entry."""
        return bool(self.select([(searchable(entry), entry)]))

    def __bool__(self) -> bool:
        """Tell whether there is any term."""
        return bool(self.terms)


def searchable(entry: Entry) -> str:
    """Return the text that a bare word looks into: names, kind, status and runtime, a line each."""
    name, runtime = entry.identity.name or "", entry.identity.runtime or ""
    return f"{entry.file_name.casefold()}\n{entry.kind}\n{entry.flavour or ''}\n{entry.status}\n{name}\n{runtime}"


def rows_of(entries: Iterable[Entry]) -> list[Row]:
    """Make entries ready for `Filter.select`."""
    return [(searchable(entry), entry) for entry in entries]


def parse_filter(text: str, *, now: float | None = None) -> Filter:
    """Read a filter.

    Args:
        text: terms, separated by blanks.
        now: seconds since the epoch, from which ages are reckoned.

    Raises:
        Problem: `Code.BAD_FILTER`, with the term that cannot be read.

    """
    moment = time.time() if now is None else now
    return Filter(text, tuple(_term(word, moment) for word in text.casefold().split()))


def _term(word: str, now: float) -> Term:
    if word.startswith("-") and len(word) > 1:
        return _turned_round(_term(word[1:], now))
    key, colon, value = word.partition(":")
    if colon and key in _TEXTS:
        text_of = _TEXTS[key]
        return lambda rows: [row for row in rows if value in text_of(row[1]).casefold()]
    if match := _COMPARISON.fullmatch(word):
        return _comparison(match["key"], match["operator"], match["value"], now, word)
    if colon:
        raise Problem(Code.BAD_FILTER, term=word)
    return lambda rows: [row for row in rows if word in row[0]]


def _turned_round(inner: Term) -> Term:
    def term(rows: list[Row]) -> list[Row]:
        passing = {id(row) for row in inner(rows)}
        return [row for row in rows if id(row) not in passing]

    return term


def _comparison(key: str, sign: str, value: str, now: float, word: str) -> Term:
    compare, turned = _OPERATORS[sign], _TURNED[sign]
    if key == "size" and (size := parse_size(value)) is not None:
        return lambda rows: [row for row in rows if compare(row[1].stamp.size, size)]
    if key in {"age", "used"} and (limit := parse_age(value)) is not None:
        if key == "age":
            since = (now - limit) * 1e9
            return lambda rows: [row for row in rows if turned(row[1].stamp.modified_ns, since)]
        return lambda rows: [row for row in rows if (used := row[1].last_used) and turned(used, now - limit)]
    raise Problem(Code.BAD_FILTER, term=word)

"""The small language of the filter box and of ``list --filter``.

``size>10MB age>30d kind:wasm status:damaged numpy -tests``: every term must hold; a bare word stands
anywhere in the names; a dash turns a term round.

A term takes many entries at once and leaves those that pass: one comprehension for 100,000 is some
milliseconds, where a call for each would be a tenth of a second at every key.
"""

from __future__ import annotations

import operator
import re
import time
from collections.abc import Callable, Sequence
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.quantities import parse_age, parse_size
from pyodide_cache.base.record import record
from pyodide_cache.inventory.columns import TEXTS, Columns
from pyodide_cache.inventory.inventory import Entry

#: Takes columns and the places of some entries in them, and leaves the places of those that pass.
Term = Callable[[Columns, Sequence[int]], Sequence[int]]

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


@record
class Filter:
    """A filter that was read."""

    text: str
    terms: tuple[Term, ...]

    def places(self, columns: Columns) -> Sequence[int]:
        """Return the places of the entries that pass every term, in their order."""
        among: Sequence[int] = range(len(columns))
        for term in self.terms:
            among = term(columns, among)
        return among

    def select(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries that pass every term, in their order."""
        return [entries[place] for place in self.places(Columns(entries))]

    def __bool__(self) -> bool:
        """Tell whether there is any term."""
        return bool(self.terms)


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
    if colon and key in TEXTS:
        return _text(*TEXTS[key], value)
    if match := _COMPARISON.fullmatch(word):
        return _comparison(match["key"], match["operator"], match["value"], now, word)
    if colon:
        raise Problem(Code.BAD_FILTER, term=word)

    def term(columns: Columns, among: Sequence[int]) -> Sequence[int]:
        texts = columns.texts
        return [place for place in among if word in texts[place]]

    return term


def _text(column: str, text_of: Callable[[Any], str], wanted: str) -> Term:
    def term(columns: Columns, among: Sequence[int]) -> Sequence[int]:
        ranks, values = columns.ranked(column)
        passes = [wanted in text_of(value).casefold() for value in values]
        return [place for place in among if passes[ranks[place]]]

    return term


def _turned_round(inner: Term) -> Term:
    def term(columns: Columns, among: Sequence[int]) -> Sequence[int]:
        passing = set(inner(columns, among))
        return [place for place in among if place not in passing]

    return term


def _comparison(key: str, sign: str, value: str, now: float, word: str) -> Term:
    if key == "size" and (size := parse_size(value)) is not None:
        compare = _OPERATORS[sign]

        def by_size(columns: Columns, among: Sequence[int]) -> Sequence[int]:
            sizes = columns.sizes
            return [place for place in among if compare(sizes[place], size)]

        return by_size
    if key in {"age", "used"} and (limit := parse_age(value)) is not None:
        turned, since = _TURNED[sign], now - limit

        def by_age(columns: Columns, among: Sequence[int]) -> Sequence[int]:
            modified = columns.modified
            return [place for place in among if turned(modified[place], since * 1e9)]

        def by_use(columns: Columns, among: Sequence[int]) -> Sequence[int]:
            used = columns.used
            return [place for place in among if used[place] and turned(used[place], since)]

        return by_age if key == "age" else by_use
    raise Problem(Code.BAD_FILTER, term=word)

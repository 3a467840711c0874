"""The filter language of the window and of ``list --filter``.

In ``size>10MB age>30d kind:wasm status:damaged numpy -tests``, every term must match. A word is searched in names,
kind, status and runtime; a dash negates a term.

A term takes many entries at once: one comprehension for 100,000 entries takes some milliseconds, but a call for each
would take a tenth of a second at every key.
"""

from __future__ import annotations

import operator
import re
import time
from collections.abc import Callable, Sequence
from itertools import compress, repeat
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.quantities import parse_age, parse_size
from pyodide_cache.base.record import record
from pyodide_cache.formats.filenames import Flavor, Kind
from pyodide_cache.inventory.columns import TEXTS, Columns
from pyodide_cache.inventory.inventory import Entry, Status

#: Takes columns and places in them, and returns the places of the entries that match.
Term = Callable[[Columns, Sequence[int]], Sequence[int]]

_COMPARISON = re.compile(r"(?P<key>[a-z]+)(?P<operator><=|>=|<|>|=)(?P<value>.*)")
_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
#: Comparing ages is comparing times with the opposite operator.
_OPPOSITE = {"<": operator.gt, "<=": operator.ge, ">": operator.lt, ">=": operator.le, "=": operator.eq}
#: The words for kinds and statuses: a mistyped one must not look like a directory without such files.
_WORDS = {"kind": (*Kind, *Flavor), "status": tuple(status.word.replace(" ", "-") for status in Status)}


@record
class Filter:
    """A parsed filter."""

    text: str  # as the user wrote it
    terms: tuple[Term, ...]  # all of them must match

    def places(self, columns: Columns) -> Sequence[int]:
        """Return the places of the entries that match, in their order."""
        among: Sequence[int] = range(len(columns))
        for term in self.terms:
            among = term(columns, among)
        return among

    def select(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries that match, in their order."""
        return [entries[place] for place in self.places(Columns(entries))]

    def __bool__(self) -> bool:
        """Return whether there is a term."""
        return bool(self.terms)


def parse_filter(text: str, *, now: float | None = None) -> Filter:
    """Parse a filter.

    Args:
        now: seconds since the epoch, for ages; None for the current time.

    Raises:
        Problem: `Code.BAD_FILTER`, with the term that is not valid.
    """
    moment = time.time() if now is None else now
    return Filter(text, tuple(_term(word, moment) for word in text.casefold().split()))


def _term(word: str, now: float) -> Term:
    if word.startswith("-") and len(word) > 1:
        return _negated(_term(word[1:], now))
    key, colon, value = word.partition(":")
    if known := _WORDS.get(key):
        value = re.sub("[-_]", " " if key == "kind" else "-", value)  # also as JSON has it: shared_library
        if not any(f" {value}" in f" {item}" for item in known):
            from pyodide_cache.base.similar import similar_names

            facts = [{"similar": f"{key}:{close}"} for close in similar_names(value, " ".join(known).split())]
            raise Problem(Code.BAD_FILTER, term=word, **(facts[0] if facts else {}))
    if colon and key in TEXTS:
        return _text(*TEXTS[key], value, from_start=known is not None)
    if match := _COMPARISON.fullmatch(word):
        return _comparison(match["key"], match["operator"], match["value"], now, word)
    if colon:
        raise Problem(Code.BAD_FILTER, term=word)

    def term(columns: Columns, among: Sequence[int]) -> Sequence[int]:
        names, (ranks, values) = columns.file_names, columns.ranked("about")
        passes = [word in text for text in values]
        if among == range(len(names)):  # entirely in C
            by_name, by_rank = map(operator.contains, names, repeat(word)), map(passes.__getitem__, ranks)
            return [*compress(among, map(operator.or_, by_name, by_rank))]
        return [place for place in among if word in names[place] or passes[ranks[place]]]

    return term


def _text(column: str, text_of: Callable[[Any], str], wanted: str, *, from_start: bool) -> Term:
    """Return a term for a column; with ``from_start`` for words, since "not-verified" contains "verified"."""

    def term(columns: Columns, among: Sequence[int]) -> Sequence[int]:
        ranks, values = columns.ranked(column)
        texts = [text_of(value).casefold() for value in values]
        passes = [f" {wanted}" in f" {text}" if from_start else wanted in text for text in texts]
        return [place for place in among if passes[ranks[place]]]

    return term


def _negated(inner: Term) -> Term:
    def term(columns: Columns, among: Sequence[int]) -> Sequence[int]:
        passing = set(inner(columns, among))
        return [place for place in among if place not in passing]

    return term


def _comparison(key: str, sign: str, value: str, now: float, word: str) -> Term:
    limit: float | None = None
    if key == "size":
        column, compare, limit = "sizes", _OPERATORS[sign], parse_size(value)
    elif key in {"age", "used"} and (age := parse_age(value)) is not None:
        column, unit = ("modified", 1e9) if key == "age" else ("used", 1)
        compare, limit = _OPPOSITE[sign], (now - age) * unit
    if limit is None:
        raise Problem(Code.BAD_FILTER, term=word)
    bound, zero_counts = limit, key == "size"  # a time of 0 is unknown

    def term(columns: Columns, among: Sequence[int]) -> Sequence[int]:
        values = getattr(columns, column)
        return [place for place in among if (zero_counts or values[place]) and compare(values[place], bound)]

    return term

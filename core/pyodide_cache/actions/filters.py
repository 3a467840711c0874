"""The small language of the filter box and of ``list --filter``.

``size>10MB age>30d kind:wasm status:damaged numpy -tests``: every term must hold; a bare word stands
anywhere in the names; a dash turns a term round.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from pyodide_cache.disk.inventory import Entry, Status
from pyodide_cache.formats.filenames import Flavour, Kind
from pyodide_cache.formats.quantities import parse_age, parse_size
from pyodide_cache.problems import Code, Problem

_COMPARISON = re.compile(r"(?P<key>[a-z]+)(?P<operator><=|>=|<|>|=)(?P<value>.*)")
_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "=": lambda left, right: left == right,
}

Term = Callable[[Entry], bool]

#: What may stand before a colon, and the text that is looked into.
_TEXTS: dict[str, Callable[[Entry], str]] = {
    "kind": lambda entry: f"{entry.kind} {entry.flavour or ''}",
    "status": lambda entry: str(entry.status),
    "runtime": lambda entry: entry.identity.runtime or "",
    "name": lambda entry: entry.identity.name or entry.file_name,
    "version": lambda entry: entry.identity.version or "",
    "file": lambda entry: entry.file_name,
    "by": lambda entry: " ".join(entry.provenance),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was read; it is called with an entry."""

    text: str
    terms: tuple[Term, ...]

    def __call__(self, entry: Entry) -> bool:
        """Tell whether every term holds."""
        return all(term(entry) for term in self.terms)

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
        inner = _term(word[1:], now)
        return lambda entry: not inner(entry)
    key, colon, value = word.partition(":")
    if colon and key in _TEXTS:
        text_of = _TEXTS[key]
        return lambda entry: value in text_of(entry).casefold()
    if match := _COMPARISON.fullmatch(word):
        return _comparison(match["key"], match["operator"], match["value"], now, word)
    if colon:
        raise Problem(Code.BAD_FILTER, term=word)
    return _names_with(word)


def _names_with(word: str) -> Term:
    """Return the term of a bare word.

    There are few kinds and statuses and many entries: which of the few have the word is asked once.
    """
    kinds = {kind for kind in Kind if word in kind}
    flavours = {flavour for flavour in Flavour if word in flavour}
    statuses = {status for status in Status if word in status}

    def term(entry: Entry) -> bool:
        identity = entry.identity
        return (
            word in entry.file_name.casefold()
            or identity.kind in kinds
            or entry.status in statuses
            or identity.flavour in flavours
            or word in (identity.name or "")
            or word in (identity.runtime or "")
        )

    return term


def _comparison(key: str, operator: str, value: str, now: float, word: str) -> Term:
    compare = _OPERATORS[operator]
    if key == "size" and (size := parse_size(value)) is not None:
        return lambda entry: compare(entry.size, size)
    if key in {"age", "used"} and (limit := parse_age(value)) is not None:
        if key == "age":
            return lambda entry: compare(now - entry.modified, limit)
        return lambda entry: entry.last_used is not None and compare(now - entry.last_used, limit)
    raise Problem(Code.BAD_FILTER, term=word)

"""I22: what several files say about package indexes is combined."""

from __future__ import annotations

from pyodide_cache.formats.index_choice import USUAL, IndexChoice, IndexPlace

A, B, C = map(IndexPlace, ("https://a", "https://b", "https://c"))
LINKS = IndexPlace("https://links", links=True)


def test_places_with_links_come_first_and_the_default_replaces_the_usual_ones() -> None:
    assert USUAL.places(lambda: [A, LINKS]) == (LINKS, A)
    assert IndexChoice((B, B)).places(lambda: [A, LINKS]) == (LINKS, B, A)
    assert IndexChoice((B,), C).places(lambda: [A, LINKS]) == (B, C)


def test_without_indexes_the_places_with_links_stay() -> None:
    choice = IndexChoice((B, LINKS), C, no_index=True)
    assert choice.places(lambda: [A]) == (LINKS,)
    assert IndexChoice(no_index=True).places(lambda: [A, LINKS]) == (LINKS,)


def test_choices_add_up_and_no_index_is_lost() -> None:
    assert IndexChoice((A,)) + IndexChoice((B,), C) == IndexChoice((A, B), C)
    assert IndexChoice((A,), B) + IndexChoice(default=C, no_index=True) == IndexChoice((A, C), B, no_index=True)
    assert not USUAL + USUAL
    assert IndexChoice(no_index=True)

from __future__ import annotations

from benchmarks.suggest import by_popularity, by_suggest, made_histories, recall
from pyodide_cache.updates.suggest import FrequentSet, frequent_sets, suggest


def sets(*texts: str) -> list[frozenset[str]]:
    return [frozenset(text.split()) for text in texts]


def test_recent_warm_ups_count_more_than_old_ones() -> None:
    history = sets("old", "old", "new", "new")
    assert [item.name for item in suggest(history)] == ["new", "old"]
    assert suggest(history)[0].recent == 2


def test_what_goes_together_with_a_chosen_package_comes_first_with_the_reason() -> None:
    history = sets("plot numpy", "plot numpy", "web", "web", "web")
    (first, second) = suggest(history, ["numpy"])
    assert (first.name, first.known, first.together, first.known_times) == ("plot", "numpy", 2, 2)
    assert (second.name, second.together, second.times) == ("web", 0, 3)


def test_chosen_and_cached_packages_are_not_suggested() -> None:
    assert [item.name for item in suggest(sets("a b c"), ["a"], without=["b"])] == ["c"]
    assert suggest([]) == ()
    assert len(suggest(sets("a b c d e f g"))) == 5


def test_made_histories_are_predicted_better_than_by_popularity() -> None:
    histories = made_histories()
    for most in (3, 5):
        assert recall(histories, by_suggest, most) > recall(histories, by_popularity, most) + 0.1


def test_sets_that_are_often_warmed_up_together_are_found_without_known_ones() -> None:
    history = sets(*["a b c"] * 3, "a b c extra", *["x y"] * 3, "p q", "single", "single", "single")
    assert frequent_sets(history) == (FrequentSet(("a", "b", "c"), 4), FrequentSet(("x", "y"), 3))
    assert frequent_sets(history, [frozenset("abc"), frozenset("xy")]) == ()
    assert frequent_sets([]) == ()

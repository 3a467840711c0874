"""Indexes that the files of other tools name: a package of a private one must not be taken from another."""

from __future__ import annotations

from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.named_indexes import indexes_of, indexes_of_pipfile, indexes_of_poetry
from pyodide_cache.projects.declared.manifests import read_pixi, read_pyproject

URL, OTHER = "http://127.0.0.1:1/simple", "http://127.0.0.1:2/simple"


def test_i22_the_sources_of_pdm_and_rye_count() -> None:
    pdm = read_pyproject(
        f'[[tool.pdm.source]]\nname = "pypi"\nurl = "{URL}"\n'
        f'[[tool.pdm.source]]\nname = "mine"\nurl = "{OTHER}"\ntype = "find_links"\n',
        "pyproject.toml",
    ).index
    assert (pdm.default, pdm.first) == (IndexPlace(URL), (IndexPlace(OTHER, links=True),))
    rye = read_pyproject(f'[[tool.rye.sources]]\nname = "default"\nurl = "{URL}"\n', "pyproject.toml").index
    assert (rye.default, rye.first) == (IndexPlace(URL), ())


def test_i22_the_indexes_of_pixi_and_of_its_packages_count() -> None:
    text = (
        f'[pypi-options]\nindex-url = "{URL}"\nextra-index-urls = ["{OTHER}"]\nfind-links = [{{ path = "./w" }}]\n'
        f'[pypi-dependencies]\nMy_Lib = {{ version = "*", index = "{OTHER}" }}\n'
    )
    index = read_pixi(text, "pixi.toml").index
    assert index.default == IndexPlace(URL)
    assert index.first == (
        IndexPlace("./w", links=True),
        IndexPlace(OTHER, only=("my-lib",)),
        IndexPlace(OTHER),
    )


def test_rows_that_are_no_indexes_are_passed_over() -> None:
    assert indexes_of([3, {}, {"url": 4}, {"name": "pypi", "url": 5}], usual="pypi").first == ()


def test_i23_primary_sources_of_poetry_replace_the_usual_indexes() -> None:
    mine, more = {"name": "mine", "url": URL}, {"name": "more", "url": OTHER, "priority": "supplemental"}
    assert indexes_of_poetry([mine], ()) == IndexChoice(default=IndexPlace(URL))
    assert indexes_of_poetry([more, mine], ()) == IndexChoice((IndexPlace(URL),), IndexPlace(OTHER))
    for also in ({"name": "PyPI"}, {"name": "pypi", "priority": "supplemental"}):
        assert indexes_of_poetry([mine, also], ()) == IndexChoice((IndexPlace(URL),))
    for row in (more, {**mine, "secondary": True}):
        assert indexes_of_poetry([row], ()).default is None
    explicit = {**more, "priority": "explicit"}
    assert indexes_of_poetry([mine, explicit], [("a", {"source": "more"})]) == IndexChoice(
        (IndexPlace(OTHER, only=("a",)),), IndexPlace(URL)
    )


def test_i23_an_explicit_public_source_of_poetry_is_asked_for_its_packages_alone() -> None:
    mine, public = {"name": "mine", "url": URL}, {"name": "PyPI", "priority": "explicit"}
    assert indexes_of_poetry([mine, public], [("Rich", {"source": "pypi"}), ("own", "*")]) == IndexChoice(
        (IndexPlace("", only=("rich",)),), IndexPlace(URL)
    )
    assert indexes_of_poetry([mine, public], ()) == IndexChoice(default=IndexPlace(URL))


def test_i23_patterns_of_names_bind_packages_to_sources_of_pdm() -> None:
    mine = {"name": "mine", "url": URL, "include_packages": ["own-*"], "exclude_packages": ["Numpy"]}
    usual = {"name": "pypi", "exclude_packages": ["secret-*"]}
    choice = indexes_of([mine, usual], usual="pypi")
    assert choice.first == (IndexPlace(URL, only=("own-*",)), IndexPlace(URL, never=("numpy",)))
    assert choice.default == IndexPlace("", never=("secret-*",))


def test_i23_the_first_source_of_a_pipfile_replaces_the_usual_indexes() -> None:
    sources = [{"name": "mine", "url": URL}, {"name": "more", "url": OTHER}]
    assert indexes_of_pipfile({"source": sources}, ()) == IndexChoice(default=IndexPlace(URL))
    searched = indexes_of_pipfile({"source": sources, "pipenv": {"install_search_all_sources": True}}, ())
    assert searched == IndexChoice((IndexPlace(OTHER),), IndexPlace(URL))

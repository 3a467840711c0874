"""What the tags of an index page say, as browsers and pip read them."""

from __future__ import annotations

import pytest

from pyodide_cache.net.indexes.html import HtmlPage


def test_the_first_base_and_the_first_value_of_a_name_count() -> None:
    page = HtmlPage("<base target=x><BASE HREF='/a/'><base href='/b/'><a href=one HREF=two Data-Yanked>x</a>")
    assert page.base == "/a/"
    assert page.links == [{"href": "one", "data-yanked": ""}]


@pytest.mark.parametrize("text", ["<!-- <a href=x> -->", "<script>s = '<a href=x>'</script>", "<a name=x>"])
def test_comments_and_scripts_have_no_links(text: str) -> None:
    assert HtmlPage(text).links == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<FORM>", True),
        ("<script src=x></script>", True),
        ("<input name=q>", True),
        ("<meta http-equiv='Refresh' content='0; url=/login'>", True),
        ("<meta http-equiv='Content-Type' content='text/html'><h1>Links</h1>", False),
    ],
)
def test_what_only_people_use_is_told_from_what_indexes_have(text: str, expected: bool) -> None:
    assert HtmlPage(text).is_for_people is expected


def test_the_marks_of_a_page_are_read() -> None:
    page = HtmlPage('<meta name="pypi:repository-version" content="1.1"><meta charset=utf-8>')
    assert page.marks["pypi:repository-version"] == "1.1"

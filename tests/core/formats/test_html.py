"""HTML that others wrote is read to its end, in time that grows with its size."""

from __future__ import annotations

import pytest

from pyodide_cache.formats.html import HtmlReader, closed_html


class Tags(HtmlReader):
    """Notes the names of tags."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.seen.append(tag)


def test_html_that_nothing_closes_is_cut_off_and_other_html_is_not() -> None:
    whole = "<a href='x'>y</a><!-- z --><script>a < b; s = '<!--'</script><p"
    assert closed_html(whole) == whole
    assert closed_html("<b>y</b>" + "<!--" * 1000) == "<b>y</b>"
    assert closed_html("<b>y</b>" + "<a href='" * 1000) == "<b>y</b>"


@pytest.mark.parametrize(
    "odd",
    ["<![if !IE]>", "<![endif]>", "<![foo[ x ]]>", "<![ x ]>", "<![", "<!foo [", "<!>", "<?xml x?>", "</>", "<![1"],
)
def test_odd_declarations_hide_nothing_that_stands_before_or_after_their_end(odd: str) -> None:
    tags = Tags()
    tags.read(f"<a>{odd}<!-- --><b>")
    assert tags.seen[0] == "a"
    assert tags.seen[-1] == "b"

"""Read HTML that others wrote, as far as Python's parser goes: no page makes it fail or takes it minutes."""

from __future__ import annotations

from html.parser import HTMLParser

#: A page has one of these at most, if it was cut off.
_MOST_UNCLOSED = 100


class HtmlReader(HTMLParser):
    """A parser for a whole page at once."""

    def read(self, text: str) -> None:
        """Read a page."""
        self.feed(closed_html(text))
        self.close()

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read ``<![…>`` as a comment, as browsers do; Python 3.13 and older fail at unknown ones."""
        return self.parse_bogus_comment(i, report)


def closed_html(text: str) -> str:
    """Return HTML without many comments or tags at its end that nothing closes.

    Python's parser starts over at each of them, so that 100 kB would take a minute.
    """
    for start, last in (("<!--", "-->"), ("<", ">")):
        rest = text.rfind(last) + 1
        if text.count(start, rest) > _MOST_UNCLOSED:
            text = text[: text.find(start, rest)]
    return text

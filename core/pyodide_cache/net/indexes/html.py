"""Read the tags of an HTML page of a package index (PEP 503)."""

from __future__ import annotations

from pyodide_cache.formats.html import HtmlReader

_FOR_PEOPLE = frozenset({"form", "input", "script"})


class HtmlPage(HtmlReader):
    """What a page has.

    Attributes:
        base: what links are relative to; empty for the page itself.
        links: the attributes of each link that has an address.
        marks: the contents of ``meta`` tags by name.
        is_for_people: whether it has a form or script, or leads to another page.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.base = ""
        self.links: list[dict[str, str]] = []
        self.marks: dict[str, str] = {}
        self.is_for_people = False
        self.read(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag has."""
        values = {name: value or "" for name, value in reversed(attrs)}  # of one name, the first value counts
        if tag == "a" and "href" in values:
            self.links.append(values)
        elif tag == "base":
            self.base = self.base or values.get("href", "")
        elif tag == "meta":
            self.marks.setdefault(values.get("name", ""), values.get("content", ""))
        if tag in _FOR_PEOPLE or values.get("http-equiv", "").lower() == "refresh":
            self.is_for_people = True

"""What a wheel's metadata says for people: summary, licence, home page, and what it requires."""

from __future__ import annotations

from collections.abc import Mapping

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record

#: A licence's whole text may stand in the head; more than this is no honest one.
_MAX_HEAD_BYTES = 1024 * 1024
_MAX_REQUIRES = 500
_MAX_TEXT = 500
#: A licence field that is longer is the licence itself, not its name.
_MAX_LICENCE = 80

#: Labels of ``Project-URL`` that name a home page, best first, in lower case.
_HOME_LABELS = (
    "homepage",
    "home",
    "home page",
    "home-page",
    "website",
    "repository",
    "source",
    "source code",
    "github",
)


@record
class About:
    """The part of a wheel's core metadata that tells people what it is; what is not there is empty.

    Attributes:
        licence: a licence expression, or the licence's name.
        home_page: an http or https address.
        requires: ``Requires-Dist`` lines as they stand.
        extras: ``Provides-Extra``.

    """

    name: str = ""
    version: str = ""
    summary: str = ""
    licence: str = ""
    author: str = ""
    home_page: str = ""
    requires_python: str = ""
    requires: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()


#: What a file says that has no metadata.
NOTHING_SAID = About()


def parse_about(head: bytes, source: str) -> About:
    """Read the head of ``METADATA``, lenient about each field.

    Raises:
        Problem: `Code.BAD_METADATA` when it names no package, or is too large.

    """
    from packaging.metadata import parse_email

    if len(head) > _MAX_HEAD_BYTES:
        raise Problem(Code.BAD_METADATA, source=source, error=f"{len(head)} bytes")
    raw, odd = parse_email(head)
    name = _text(raw.get("name"))
    if not name:
        raise Problem(Code.BAD_METADATA, source=source, error="no Name")
    requires = raw.get("requires_dist") or odd.get("requires-dist", [])
    return About(
        name=name,
        version=_text(raw.get("version")),
        summary=_text(raw.get("summary")),
        licence=_licence(
            _text(raw.get("license_expression")), raw.get("license") or "", tuple(raw.get("classifiers") or ())
        ),
        author=_text(raw.get("author") or _author(raw.get("author_email") or "") or raw.get("maintainer")),
        home_page=_home_page(_text(raw.get("home_page")), raw.get("project_urls") or {}),
        requires_python=_text(raw.get("requires_python")),
        requires=tuple(_text(line) for line in requires[:_MAX_REQUIRES]),
        extras=tuple(_text(line) for line in (raw.get("provides_extra") or [])[:_MAX_REQUIRES]),
    )


def _text(value: str | None) -> str:
    """Return a field as one line of bounded length; ``UNKNOWN`` is how old tools wrote nothing."""
    found = " ".join((value or "")[: 4 * _MAX_TEXT].split())
    if found == "UNKNOWN":
        return ""
    return found if len(found) <= _MAX_TEXT else found[:_MAX_TEXT] + "…"


def _licence(expression: str, field: str, classifiers: tuple[str, ...]) -> str:
    if expression:
        return expression
    named = _text(field)
    if named and len(named) <= _MAX_LICENCE:
        return named
    names = [item.rpartition("::")[2].strip() for item in classifiers if item.startswith("License ::")]
    found = ", ".join(dict.fromkeys(name for name in names if name != "OSI Approved"))
    if found:
        return _text(found)
    # The licence's whole text: its first line is most often its title.
    first = next((line.strip() for line in field.splitlines() if line.strip()), "")
    return "" if first == "UNKNOWN" else first[:_MAX_LICENCE]


def _author(email: str) -> str:
    """Return the names of ``A <a@example.org>, B <b@example.org>``."""
    from email.utils import getaddresses

    return ", ".join(name or address for name, address in getaddresses([email[: 4 * _MAX_TEXT]]))


def _home_page(field: str, urls: Mapping[str, str]) -> str:
    by_label = {label.casefold().strip(): url.strip() for label, url in urls.items()}
    candidates = [field, *(by_label.get(label, "") for label in _HOME_LABELS), *by_label.values()]
    return next((url for url in candidates if url.startswith(("https://", "http://")) and len(url) <= _MAX_TEXT), "")

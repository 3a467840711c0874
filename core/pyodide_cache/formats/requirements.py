"""Requirements from command lines and requirements files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.base.unused_modules import import_packaging
from pyodide_cache.formats.names import canonicalize_name

if TYPE_CHECKING:
    from packaging.requirements import Requirement


#: Operators of other tools and typing errors, and what they mean.
_MEANT = {"=": "==", "=>": ">=", "=<": "<=", "===>": ">=", "^": ">=", "=~": "~=", "~": "~=", "><": "!="}
_OPERATOR = (
    r"(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*"
    rf"(?:(?P<operator>{'|'.join(map(re.escape, sorted(_MEANT, key=len, reverse=True)))})(?=[\s\w*])"
    r"|\s+v?(?P<version>\d[\w.]*)$)"
)

#: A hash as pip's files have it, and those at the end of a text.
_HASH = r"\s--hash[=\s]\s*([a-z0-9]+:[0-9A-Fa-f]+)(?=\s|$)"

_BARE_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"


@record
class BareName:
    """A requirement without a version, which can be read without packaging."""

    name: str
    specifier: str = ""
    extras: frozenset[str] = frozenset()
    url: str | None = None

    def __str__(self) -> str:
        return self.name


@record
class ParsedRequirements:
    """Requirements that were parsed, and texts that were not, each with its problem."""

    good: tuple[Requirement, ...]
    bad: tuple[Failure, ...] = ()
    #: The only hashes that the file of a requirement may have, as ``algorithm:digest``
    hashes: Mapping[Requirement, frozenset[str]] = field(default_factory=dict)


def parse_name_or_requirement(text: str) -> Requirement | BareName:
    """Read one requirement, without importing packaging if it is only a name."""
    name = text.strip()
    return BareName(name) if re.fullmatch(_BARE_NAME, name) else parse_requirement(text)


def parse_requirement(text: str) -> Requirement:
    """Read one requirement such as ``pandas>=2`` or ``bokeh[extra]``.

    Raises:
        Problem: `Code.BAD_REQUIREMENT`; `Code.UNSUPPORTED_LINE` for an option of pip; `Code.URL_REQUIREMENT` for a
            direct reference, for whose bytes no index or lock file has a hash.
    """
    import_packaging()
    from packaging.requirements import InvalidRequirement, Requirement

    if text.lstrip().startswith("-"):
        raise Problem(Code.UNSUPPORTED_LINE, text=text.strip())
    try:
        requirement = Requirement(text.strip())
    except InvalidRequirement as error:
        raise Problem(Code.BAD_REQUIREMENT, text=text.strip(), error=_reason(text, str(error))) from error
    if requirement.url:
        raise Problem(Code.URL_REQUIREMENT, text=text.strip())
    return requirement


def _reason(text: str, error: str) -> str:
    """Return why a text is not a requirement, in the words of its writer where the mistake is a common one."""
    if re.match(r"[\w.-]+\s*,", text.strip()):
        return "a comma follows the name; name each package on its own"
    if odd := next((character for character in text if not character.isascii()), ""):
        return f"the character U+{ord(odd):04X} cannot be in a name"
    if match := re.search(r"[<>=!~]+$", text.strip()):
        return f"no version follows {match[0]}"
    if match := re.search(r"~=\s*(\d+)(?=\s*(?:[,;]|$))", text):
        return f"~= needs a version of two parts, such as ~={match[1]}.0"
    match = re.match(_OPERATOR, text.strip())
    if match is None:
        are_many = re.match(r"[\w.-]+\s+\w", text.strip())
        return "a space follows the name; name each package on its own" if are_many else error.splitlines()[0]
    if match["version"]:
        return f"a version follows an operator, as in {match['name']}=={match['version']}"
    return f"{match['operator']} is not an operator; write {_MEANT[match['operator']]}"


def parse_many(texts: Iterable[str], parse: Callable[[str], Requirement] = parse_requirement) -> ParsedRequirements:
    """Read several requirements, each on its own, with the hashes that follow it as in a requirements file."""
    good: list[Requirement] = []
    bad: list[Failure] = []
    hashes: dict[Requirement, frozenset[str]] = {}
    for text in texts:
        body = without_hashes(text)
        try:
            good.append(parse(body))
        except Problem as problem:
            bad.append(Failure(text.strip(), problem))
        else:
            if given := frozenset(item.lower() for item in re.findall(_HASH, text[len(body) :])):
                hashes[good[-1]] = hashes.get(good[-1], frozenset()) | given
    return ParsedRequirements(tuple(good), tuple(bad), hashes)


def without_hashes(text: str) -> str:
    """Return a requirement without the hashes that follow it."""
    return re.sub(rf"(?:{_HASH})+\s*$", "", text)


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the canonical names at the beginning of texts such as ``Pandas>=2``, and those of wheels at a place."""
    places = (re.sub(r"[?#].*", "", text) for text in texts)
    starts = (text.rpartition("/")[2].partition("-")[0] if text.endswith(".whl") else text for text in places)
    return tuple(canonicalize_name(match[0]) for text in starts if (match := re.match(r"\w[\w.-]*", text)))

"""Requirements that name a wheel by its path or URL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.paths import expanded, is_file, is_folder, path_of_url
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.warm_up.request.requests import PackageRequest

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.net.indexes.files import IndexFile

_NAMED_URL = re.compile(r"\s*([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?\s*@\s*(\S.*)")
_EXTRAS = re.compile(r"\[[\w.,\s-]*\]\s*\Z")
#: Endings of files that pip installs; the name of a package is not meant.
_FILES = (".whl", ".tar.gz", ".zip", ".tar.bz2", ".tar.xz", ".tgz")
#: Where conda built a package, which ``pip freeze`` writes in place of its version.
_BUILT_BY_CONDA = re.compile(r"file:///.+_\d{10,}/work(?:/.*)?")
_VCS = re.compile(r"(git|hg|svn|bzr)\+")
#: What stands between a reference and its marker; an address may have a semicolon of its own.
_SEMICOLON = re.compile(r"\s;|;\s|;$|;(?=\(*(?:(?:os|sys|platform|python|implementation)[_.]|extra\b|['\"]))")


def named_packages(texts: Iterable[str]) -> PackageRequest:
    """Return a request of requirements as `parse_any_requirement` reads them; hashes may follow as in pip's files."""
    named = parse_many(dict.fromkeys(texts), parse_any_requirement)
    return PackageRequest(tuple(dict.fromkeys(named.good)), named.bad, hashes=named.hashes)


def parse_any_requirement(text: str, folders: Iterable[Path] = ()) -> Requirement:
    """Read a requirement, or the path or URL of a wheel, with or without a name before it.

    Args:
        text: without options.
        folders: where a relative path may lead from, after the working directory (pip's rule).

    Returns:
        The requirement; for a wheel, its ``url`` is an ``https:``, ``http:`` or ``file:`` URL.

    Raises:
        Problem: `Code.BAD_REQUIREMENT`; `Code.URL_REQUIREMENT` for anything else than a wheel;
            `Code.FILE_NOT_FOUND` for a path.
    """
    from pyodide_cache.formats.filenames import Kind, identify
    from pyodide_cache.formats.requirements import parse_requirement

    body, marker = _split_marker(text)
    if named := _NAMED_URL.fullmatch(body):
        name, extras, target = named[1], named[2] or "", named[3].strip()
        if _BUILT_BY_CONDA.fullmatch(target):
            return parse_requirement(f"{name}{extras}{f' ; {marker}' if marker else ''}")
        if re.fullmatch(r"\d[\w.]*", target):  # as uv and npm name a version of a tool
            raise Problem(Code.BAD_REQUIREMENT, text=text.strip(), error=f"write {name}=={target}")
    elif _is_reference(body):
        target = _without_extras(body)
        name, extras = "", body[len(target) :]
    else:
        return parse_requirement(text if marker else body)  # pip takes an empty marker, too
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name, parse_wheel_filename

    try:  # all that is wrong with a name or an address is a ValueError
        file_name = unquote(urlsplit(target).path).replace("\\", "/").rpartition("/")[2]
        if _VCS.match(target) or not file_name.endswith(".whl"):
            raise Problem(Code.URL_REQUIREMENT, text=text.strip())
        project = parse_wheel_filename(file_name)[0]
        if identify(file_name).kind is Kind.FOREIGN:  # as "… (1).whl", which packaging takes for a tag
            raise ValueError(f"Invalid wheel filename: {file_name!r}")
        if name and canonicalize_name(name) != project:
            raise ValueError(f"the wheel is of {project}")
        return Requirement(f"{name or project}{extras} @ {_url(target, folders)}{f' ; {marker}' if marker else ''}")
    except ValueError as error:
        raise Problem(Code.BAD_REQUIREMENT, text=text.strip(), error=str(error).splitlines()[0]) from error


def named_folder(text: str, folders: Iterable[Path] = (Path(),)) -> tuple[Path, frozenset[str], str] | None:
    """Return the folder that a requirement names and that is there, such as the project itself; extras and marker.

    Such a folder is what pip would build.
    """
    body, marker = _split_marker(text)
    named = _NAMED_URL.fullmatch(body)
    if not named and not _is_reference(body):
        return None
    target = named[3].strip() if named else _without_extras(body)
    extras = (named[2] or "") if named else body[len(target) :]
    try:
        path = expanded(_path_text(target.strip()))
        found = next((folder / path for folder in folders if is_folder(folder / path)), None)
    except (Problem, ValueError):  # it is at an address, or none
        return None
    return (found, frozenset(re.findall(r"[\w.-]+", extras)), marker) if found else None


def wheel_of(requirement: Requirement) -> tuple[IndexFile, frozenset[str]]:
    """Return the wheel that a requirement's URL names, and the hashes that its bytes may have.

    A local file may only have its present bytes, so that a copy of another build is replaced.

    Raises:
        OSError: when a local file cannot be read.
    """
    from packaging.utils import parse_wheel_filename

    from pyodide_cache.files.reader import sha256_of
    from pyodide_cache.net.indexes.files import IndexFile
    from pyodide_cache.net.indexes.folder import location_of

    url, _, fragment = str(requirement.url).partition("#")
    file_name = unquote(urlsplit(url).path).rpartition("/")[2]
    name, version, _, tags = parse_wheel_filename(file_name)
    hashes = {
        f"{algorithm}:{digest.lower()}"
        for part in fragment.split("&")
        for algorithm, equals, digest in [part.partition("=")]
        if equals and algorithm in {"sha256", "sha384", "sha512", "sha224", "sha1", "md5"}
    }
    location, size = location_of(url), None
    if isinstance(location, Path):
        size = location.stat().st_size
        hashes = hashes or {f"sha256:{sha256_of(location)}"}
    file = IndexFile(name, version, tags, file_name, url, None, size, None, False, None, None)
    return file, frozenset(hashes)


def _split_marker(text: str) -> tuple[str, str]:
    """Split a reference and its marker."""
    found = _SEMICOLON.search(text)
    return (text.strip(), "") if found is None else (text[: found.start()].strip(), text[found.end() :].strip())


def _without_extras(text: str) -> str:
    start = text.rfind("[")
    return text[:start] if start >= 0 and _EXTRAS.match(text, start) else text


def _is_reference(text: str) -> bool:
    if "://" in text or text.startswith((".", "/", "~", "file:")) or re.match(r"[A-Za-z]:[\\/]", text):
        return True
    return _without_extras(text).lower().endswith(_FILES) or ("/" in text and not re.search(r"[<>=!~\s]", text))


def _url(target: str, folders: Iterable[Path]) -> str:
    if urlsplit(target).scheme in {"http", "https"}:
        return target
    path_text = _path_text(target)
    path = expanded(path_text)
    _, mark, fragment = target.partition("#")
    for folder in (Path(), *folders):
        if is_file(folder / path):
            return f"{(folder / path).resolve().as_uri()}{mark}{fragment}"
    raise Problem(Code.FILE_NOT_FOUND, url=path_text)


def _path_text(target: str) -> str:
    """Return the path that a path or the URL of a file names."""
    path_text = target.partition("#")[0]
    if urlsplit(target).scheme == "file":
        return str(path_of_url(path_text))
    if "://" in target:
        raise Problem(Code.URL_REQUIREMENT, text=target)
    return path_text

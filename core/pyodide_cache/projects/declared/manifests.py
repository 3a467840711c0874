"""Read files that declare a project's requirements: ``pyproject.toml``, ``pixi.toml``, ``Pipfile`` and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import as_list, as_table, parse_json, read_toml, string_list, table_at
from pyodide_cache.formats.named_indexes import (
    indexes_of,
    indexes_of_pipfile,
    indexes_of_pixi,
    indexes_of_poetry,
    uv_indexes,
)
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import range_specifiers
from pyodide_cache.projects.declared.conda import requirement_of
from pyodide_cache.projects.declared.poetry import poetry_lines, with_prereleases
from pyodide_cache.projects.declared.tool_locks import is_project, marker_holds, place_of
from pyodide_cache.projects.source_imports import ALL, SourceImports, excluded

#: How PDM and Hatch write the folder of the project.
_ROOT = re.compile(r"file:///\$\{PROJECT_ROOT\}|\{root((?::parent)*):uri\}")

#: Tables of a ``Pipfile`` that are not categories of packages.
_NO_PACKAGES = frozenset({"packages", "source", "requires", "pipenv", "scripts"})

#: For markers of sources, which are about platforms: those of all releases are the same.
_BROWSER = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")

#: The platforms of pixi that a runtime is one of.
_PIXI_PLATFORMS = ("unix", "emscripten-wasm32")


def read_pyproject(text: str, source: str, extras: Iterable[str] = ()) -> SourceImports:
    """Read a ``pyproject.toml``: dependencies of the project and of Poetry; groups and other extras are optional.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not TOML, or its dependencies are not lists of strings.
    """
    return read_project_table(read_toml(text, source), source, extras)


def read_project_table(document: dict[str, Any], source: str, asked: Iterable[str] = ()) -> SourceImports:
    """Read the content of a ``pyproject.toml``; see `read_pyproject`."""
    tools, project = table_at(document, "tool"), table_at(document, "project")
    poetry = table_at(tools, "poetry")
    flit, uv = table_at(tools, "flit", "metadata"), table_at(tools, "uv")
    used = {**table_at(poetry, "group", "main", "dependencies"), **table_at(poetry, "dependencies")}
    needed = {name: value for name, value in used.items() if name != "python" and not as_table(value).get("optional")}
    of_extras = _requirements_of_extras(project, flit, poetry, used)
    groups = table_at(document, "dependency-groups")
    optional = [line for lines in (*of_extras.values(), *map(_texts, groups.values())) for line in lines]
    optional += poetry_lines({name: value for name, value in used.items() if name not in {*needed, "python"}})
    optional += poetry_lines(table_at(poetry, "dev-dependencies"))
    for name, group in table_at(poetry, "group").items():
        optional += poetry_lines(table_at(group, "dependencies")) if name != "main" else ()
    optional += _tool_requirements(tools)
    declared = string_list(project.get("dependencies", flit.get("requires", [])), source)
    itself = canonicalize_name(str(project.get("name") or poetry.get("name") or ""))
    wanted = sorted(map(canonicalize_name, asked))
    asked_for = [f"{itself}[{extra}]" for extra in wanted if itself]
    required = [*_with_own_extras([*declared, *asked_for], itself, of_extras), *_web_requirements(tools)]
    sources = {name: _sources_here(value) for name, value in table_at(uv, "sources").items()}
    # Poetry 2 says here where a package of the project comes from.
    poetry_sources = {name: value for name, value in used.items() if isinstance(value, dict)}
    places: dict[str, str | None] = {
        canonicalize_name(name): place_of(value) for name, value in {**poetry_sources, **sources}.items()
    }
    places[itself] = ""
    python = used.get("python", "")
    pythons = (
        project.get("requires-python"),
        ",".join(range_specifiers(python)) if isinstance(python, str) and "|" not in python else "",
    )
    users = [*sources.items(), *used.items()]
    files, files_of_extras = _named_files(tools)
    files += [name for extra in wanted for name in files_of_extras.get(extra, ())]
    unknown = [extra for extra in wanted if extra not in of_extras and extra not in files_of_extras]
    about = {"name": itself, "version": str({**poetry, **project}.get("version", "…")), "extras": ", ".join(unknown)}
    is_known = itself and "optional-dependencies" not in as_list(project.get("dynamic"))
    notes = [Problem(Code.EXTRA_UNKNOWN, **about)] if unknown and is_known else []
    pdm = table_at(tools, "pdm", "resolution")
    prereleases = (ALL,) if pdm.get("allow-prereleases") is True else with_prereleases(used)
    found = SourceImports(
        requirements=_from((*required, *poetry_lines(needed)), places),
        optional=_from(optional, places),
        files=tuple(files) or _files_of_setuptools(document),
        rules=tuple(("optional", name) for extra, names in files_of_extras.items() for name in names),
        notes=tuple(notes),
        index=(
            uv_indexes(uv, users)
            + indexes_of_poetry(poetry.get("source"), users)
            + indexes_of(table_at(tools, "pdm").get("source"), usual="pypi")
            + indexes_of(table_at(tools, "rye").get("sources"), usual="default")
        ),
        pythons=tuple(text for text in pythons if isinstance(text, str) and text),
        projects=(itself,) if itself else (),
        overrides=(*poetry_lines(table_at(pdm, "overrides")), *excluded(_texts(pdm.get("excludes")))),
        prereleases=prereleases,
    )
    return found + _uv_choices(uv, places, source) + _read_pixi(table_at(tools, "pixi"))


def _sources_here(value: object) -> list[dict[str, Any]]:
    """Return uv's sources of a package whose markers are true in the browser.

    If none is, all count: the package must not be asked of an index where anybody may have its name.
    """
    rows = [*map(as_table, as_list(value) or [value])]
    return [row for row in rows if marker_holds(row.get("marker"), _BROWSER)] or rows


def read_uv(text: str, source: str) -> SourceImports:
    """Read a ``uv.toml``, which may be in place of the table ``tool.uv``: indexes, and how to choose versions."""
    settings = read_toml(text, source)
    return SourceImports(index=uv_indexes(settings)) + _uv_choices(settings, {}, source)


def _uv_choices(uv: Mapping[str, Any], places: Mapping[str, str | None], source: str) -> SourceImports:
    """Return how settings of uv choose versions."""
    files = {name: "" if is_project(place) else place for name, place in places.items()}
    constraints, overrides = (
        _from(string_list(uv.get(f"{key}-dependencies", []), source), files) for key in ("constraint", "override")
    )
    left_out = excluded(_texts(uv.get("exclude-dependencies")))
    prereleases = (ALL,) if uv.get("prerelease") == "allow" else ()
    return SourceImports(constraints=constraints, overrides=(*overrides, *left_out), prereleases=prereleases)


def read_hatch(text: str, source: str) -> SourceImports:
    """Read a ``hatch.toml``, which may be in place of the table ``tool.hatch``."""
    return read_project_table({"tool": {"hatch": read_toml(text, source)}}, source)


def read_pixi(text: str, source: str) -> SourceImports:
    """Read a ``pixi.toml``: its packages of conda and of the index; those of its other environments are optional."""
    return _read_pixi(read_toml(text, source))


def _read_pixi(document: dict[str, Any]) -> SourceImports:
    features, chosen = table_at(document, "feature"), table_at(document, "environments").get("default")
    in_default = as_list(as_table(chosen).get("features", chosen))
    tables = [
        place
        for table in (document, *(as_table(value) for name, value in features.items() if name in in_default))
        for place in (table, *(table_at(table, "target", platform) for platform in _PIXI_PLATFORMS))
    ]
    conda = [
        f"{name} {version}" if isinstance(version := as_table(value).get("version", value), str) else name
        for table in tables
        for name, value in table_at(table, "dependencies").items()
    ]
    others = [value for name, value in features.items() if name not in in_default]
    used, more = (
        [item for table in group for item in table_at(table, "pypi-dependencies").items()]
        for group in (tables, others)
    )
    options = table_at(document, "pypi-options")
    return SourceImports(
        requirements=poetry_lines(used),
        optional=poetry_lines(more),
        index=indexes_of_pixi(options, [*used, *more]),
        conda=tuple(found for spec in conda if (found := requirement_of(spec))),
        overrides=poetry_lines(table_at(options, "dependency-overrides")),
        prereleases=(ALL,) if options.get("prerelease-mode") == "allow" else (),
    )


def read_setup_cfg(text: str, source: str) -> SourceImports:
    """Read the ``install_requires`` and the extras of a ``setup.cfg``."""
    import configparser

    parser = configparser.ConfigParser()
    try:
        parser.read_string(text)
        required = parser.get("options", "install_requires", fallback="")
        extras = [*parser["options.extras_require"].values()] if parser.has_section("options.extras_require") else []
        name = canonicalize_name(parser.get("metadata", "name", fallback=""))
    except configparser.Error as error:
        raise Problem(Code.UNREADABLE_FILE, path=source, error=str(error).splitlines()[0]) from error
    optional = tuple(line for item in extras if not _files_in(item) for line in _lines(item))
    rules = tuple(("optional", name) for item in extras for name in _files_in(item))
    files = _files_in(required)
    return SourceImports(
        requirements=() if files else _lines(required),
        optional=optional,
        files=files,
        rules=rules,
        projects=(name,) if name else (),
    )


def _files_in(text: str) -> tuple[str, ...]:
    """Return the files that ``file: a.txt, b.txt`` names."""
    names = text.strip().removeprefix("file:").split(",") if text.strip().startswith("file:") else ()
    return tuple(name.strip() for name in names if name.strip())


def read_pipfile(text: str, source: str) -> SourceImports:
    """Read a ``Pipfile``; its ``dev-packages``, and packages of other categories, are optional."""
    document = read_toml(text, source)
    used = table_at(document, "packages")
    others = (as_table(value).items() for key, value in document.items() if key not in _NO_PACKAGES)
    more = [item for rows in others for item in rows]
    return SourceImports(
        requirements=poetry_lines(used),
        optional=poetry_lines(more),
        index=indexes_of_pipfile(document, [*used.items(), *more]),
        prereleases=(ALL,) if table_at(document, "pipenv").get("allow_prereleases") is True else (),
    )


def read_package_json(text: str) -> SourceImports:
    """Read which release of npm's ``pyodide`` a ``package.json`` asks for, and the packages of stlite's desktop app.

    Such an app brings Streamlit along. A tag, or a choice of versions, is the empty specifier. Text that is not JSON
    says nothing.
    """
    try:
        document = as_table(parse_json(text))
    except ValueError:
        return SourceImports()
    desktop = table_at(document, "stlite", "desktop")
    names, files = (
        tuple(item for item in as_list(desktop.get(key)) if isinstance(item, str))
        for key in ("dependencies", "requirementsTxtFiles")
    )
    kinds = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
    asked = (str(table_at(document, kind).get("pyodide") or "") for kind in kinds)
    releases = [
        ",".join(range_specifiers(text)) if re.fullmatch(r"[\^~]?\d+\.\d+\.\d+[\w.-]*", text) else ""
        for text in filter(None, asked)
    ]
    own = ("streamlit",) if desktop else ()
    return SourceImports(requirements=names, files=files, releases=tuple(releases), own=own)


def _requirements_of_extras(
    project: Mapping[str, Any], flit: Mapping[str, Any], poetry: Mapping[str, Any], used: Mapping[str, Any]
) -> dict[str, list[str]]:
    """Return the requirements of each extra; those of Poetry name packages of ``used``."""
    tables = (table_at(project, "optional-dependencies"), table_at(flit, "requires-extra"))
    found: dict[str, list[str]] = {
        canonicalize_name(name): _texts(lines) for table in tables for name, lines in table.items()
    }
    of_poetry = {canonicalize_name(name): (name, value) for name, value in used.items()}
    for extra, names in table_at(poetry, "extras").items():
        rows = (of_poetry.get(canonicalize_name(name)) for name in _texts(names))
        found[canonicalize_name(extra)] = [*poetry_lines(filter(None, rows))]
    return found


def _with_own_extras(lines: Iterable[str], itself: str, extras: Mapping[str, list[str]]) -> list[str]:
    """Return requirements, and those of the project's own extras that they ask for, as in ``app[plot]``."""
    found = [*lines]
    seen: set[str] = set()
    for text in found:  # grows
        match = re.match(r"\s*([\w.-]+)\s*\[([^\]]*)\]", text)
        if match and canonicalize_name(match[1]) == itself:
            new = {canonicalize_name(extra.strip()) for extra in match[2].split(",")} - seen
            seen |= new
            found += [line for extra in sorted(new) for line in extras.get(extra, ())]
    return found


def _named_files(tools: Mapping[str, Any]) -> tuple[list[str], dict[str, list[str]]]:
    """Return the requirements files from which setuptools and Hatch take a project's dependencies, and its extras."""

    def names(value: object) -> list[str]:
        return _texts(as_list(value) or [value])

    setuptools = table_at(tools, "setuptools", "dynamic")
    hatch = table_at(tools, "hatch", "metadata", "hooks", "requirements_txt")
    rows = table_at(setuptools, "optional-dependencies").items()
    extras = {name: as_table(row).get("file") for name, row in rows} | table_at(hatch, "optional-dependencies")
    needed = names(table_at(setuptools, "dependencies").get("file")) + names(hatch.get("files"))
    return needed, {canonicalize_name(name): names(value) for name, value in extras.items()}


def _files_of_setuptools(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the files that have the dependencies of a project that leaves them to setuptools."""
    is_left = "dependencies" in as_list(table_at(document, "project").get("dynamic"))
    backend = str(table_at(document, "build-system").get("build-backend", "setuptools"))
    return ("setup.py", "setup.cfg") if is_left and backend.startswith("setuptools") else ()


def _tool_requirements(tools: dict[str, Any]) -> list[str]:
    """Return what the development environments of uv, Rye, PDM and Hatch have."""
    lists = [table_at(tools, name).get("dev-dependencies", []) for name in ("uv", "rye")]
    lists += table_at(tools, "pdm", "dev-dependencies").values()
    for environment in table_at(tools, "hatch", "envs").values():
        lists += [as_table(environment).get(key, []) for key in ("dependencies", "extra-dependencies")]
    return [line for item in lists for line in _texts(item)]


def _web_requirements(tools: Mapping[str, Any]) -> list[str]:
    """Return what the web apps of Briefcase and Flet need besides the project; folders are left out."""
    rows = [("requires", table_at(tools, "briefcase"))]
    for app in table_at(tools, "briefcase", "app").values():
        rows += [("requires", as_table(app)), ("requires", table_at(app, "web"))]
    rows += [("dependencies", table_at(tools, "flet")), ("dependencies", table_at(tools, "flet", "web"))]
    return [line for key, table in rows for line in _texts(table.get(key)) if not line.startswith((".", "/"))]


def _texts(value: object) -> list[str]:
    """Return the texts of a list of what a project can do without; anything else in it is passed over."""
    return [item for item in as_list(value) if isinstance(item, str)]


def _from(requirements: Iterable[str], places: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return requirements with the places of their packages, without the parts of the project."""
    found = []
    for text in requirements:
        text = text.removeprefix("-e ").strip()  # PDM's editable packages
        text = _ROOT.sub(lambda match: "." + "/.." * (match[1] or "").count(":parent"), text)
        match = re.match(r"[\w.-]+(\s*\[[^\]]*\])?", text)
        place = places.get(canonicalize_name(re.split(r"[\s\[]", match[0])[0])) if match else None
        if place and match:
            marker = text.partition(";")[2].strip()
            text = f"{match[0]} @ {place}" + (f" ; {marker}" if marker else "")
        if place != "":
            found.append(text)
    return tuple(found)


def _lines(text: str) -> tuple[str, ...]:
    """Return the items of a list in a ``setup.cfg``: lines, or parts of a single line (setuptools' documentation)."""
    text = re.sub(r"\\\n\s*", " ", text)
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in text.split("\n" if "\n" in text else ";"))
    return tuple(filter(None, lines))

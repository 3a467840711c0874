"""A package index is read in every form of the Simple API, and each page once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.documents import Documents
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from support.servers import JSON_TYPE, Serve, StartIndex
from support.wheels import build_wheel

SIX = canonicalize_name("six")
FRESH = {"Cache-Control": "max-age=31536000, immutable"}


def test_credentials_of_an_index_are_sent_and_never_shown(http: Http, index_server: StartIndex) -> None:
    index = index_server(build_wheel("six"), names={"broken": ["x"]})
    secret = Index(http, lambda: [IndexPlace(index.url.replace("http://", "http://user:secret@"))])
    secret.project(SIX)
    assert index.server.seen[0][1]["authorization"].startswith("Basic ")
    assert "secret" not in secret.label
    with pytest.raises(Problem) as caught:
        secret.project(canonicalize_name("ghost"))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"files": 3}'])
def test_an_index_page_that_is_not_valid_is_a_problem(body: bytes, http: Http, serve: Serve) -> None:
    server = serve(lambda path, headers: (200, {"Content-Type": JSON_TYPE}, body))
    with pytest.raises(Problem) as caught:
        Index(http, lambda: [IndexPlace(server.url + "/")]).project(SIX)
    assert caught.value.code is Code.BAD_INDEX_PAGE


@pytest.mark.parametrize("form", ["json", "html", "html-always"])
@pytest.mark.parametrize("metadata", [True, False])
def test_a_project_has_its_wheels_and_what_they_require(
    http: Http, index_server: StartIndex, form: str, metadata: bool
) -> None:
    wheel = build_wheel("six", "1.17.0", requires=["pytz>=1"])
    server = index_server(wheel, build_wheel("six", "2.0a1"), form=form, metadata=metadata)
    index = Index(http, lambda: [IndexPlace(server.url)])
    project = index.project(SIX)
    first = next(file for file in project.files if file.file_name == wheel.file_name)
    assert (first.sha256, str(first.version), str(project.newest)) == (wheel.sha256, "1.17.0", "2.0a1")
    for _ in range(2):
        assert [str(item) for item in index.requirements(first)] == ["pytz>=1"]
        assert index.project(SIX) is project
    assert server.requests["/simple/six/"] == 1
    assert server.requests[f"/files/{wheel.file_name}.metadata"] == metadata


def test_f15_a_project_whose_only_file_has_too_long_a_name_says_so(http: Http, index_server: StartIndex) -> None:
    longest, longer = "x" * 210, "y" * 211  # 231 bytes and 232, with the rest of the file's name
    server = index_server(build_wheel(longest), build_wheel(longer), build_wheel("six"))
    index = Index(http, lambda: [IndexPlace(server.url)])
    assert len(index.project(canonicalize_name(longest)).files) == 1
    with pytest.raises(Problem) as caught:
        index.project(canonicalize_name(longer))
    assert (caught.value.code, caught.value.facts["why"]) == (Code.UNSAFE_NAME, "long")


def test_an_unknown_project_is_a_problem_that_names_the_index(http: Http, index_server: StartIndex) -> None:
    place = IndexPlace(index_server().url)
    index = Index(http, lambda: [place])
    for _ in range(2):
        with pytest.raises(Problem) as caught:
            index.project(SIX)
        assert caught.value == Problem(Code.NOT_ON_INDEX, name="six", index=index.label)


def test_an_unreachable_index_is_a_problem_that_names_it(http: Http) -> None:
    with pytest.raises(Problem) as caught:
        Index(http, lambda: [IndexPlace("http://127.0.0.1:1/simple/")]).project(SIX)
    assert (caught.value.code, caught.value.facts["index"]) == (Code.UNREACHABLE, "http://127.0.0.1:1/simple/")


def test_several_projects_are_downloaded_ahead(http: Http, index_server: StartIndex) -> None:
    server = index_server(build_wheel("six"), build_wheel("pytz"))
    index = Index(http, lambda: [IndexPlace(server.url)])
    index.prefetch([SIX, canonicalize_name("pytz"), canonicalize_name("ghost"), SIX])
    assert sum(server.requests.values()) == 3
    index.project(SIX)
    assert sum(server.requests.values()) == 3


def test_i22_an_index_for_some_projects_is_asked_for_these_alone(http: Http, index_server: StartIndex) -> None:
    public = index_server(build_wheel("six", "9.0"), build_wheel("mine", "9.0"))
    private = index_server(build_wheel("six", "1.0"), build_wheel("mine", "1.0"))
    index = Index(http, lambda: [IndexPlace(private.url, only=("mine", "absent")), IndexPlace(public.url)])
    assert str(index.project(SIX).newest) == "9.0"
    assert str(index.project(canonicalize_name("mine")).newest) == "1.0"
    with pytest.raises(Problem) as caught:
        index.project(canonicalize_name("absent"))
    assert "only" not in str(caught.value)
    assert public.requests["/simple/absent/"] == public.requests["/simple/mine/"] == 0


def test_i23_patterns_of_names_decide_which_index_is_asked(http: Http, index_server: StartIndex) -> None:
    public, private = index_server(build_wheel("six", "9.0"), build_wheel("own-lib", "9.0")), index_server()
    places = [IndexPlace(private.url, only=("own-*",)), IndexPlace(public.url, never=("secret*",))]
    index = Index(http, lambda: places)
    assert str(index.project(SIX).newest) == "9.0"
    for name in ("own-lib", "secret-lib"):
        with pytest.raises(Problem):
            index.project(canonicalize_name(name))
    assert [*public.requests] == ["/simple/six/"]
    assert [*private.requests] == ["/simple/own-lib/"]


def test_i22_a_page_of_many_projects_is_a_part_of_the_index(
    http: Http, index_server: StartIndex, serve: Serve
) -> None:
    six, other = build_wheel("six", "9.0"), build_wheel("other")
    links = "".join(f'<a href="w/{wheel.file_name}">x</a>' for wheel in (six, other)).encode()
    server = serve(lambda path, headers: (200 if path == "/all.html" else 404, {"Content-Type": "text/html"}, links))
    published = index_server(build_wheel("six", "1.0"), build_wheel("idna"))
    index = Index(http, lambda: [IndexPlace(f"{server.url}/all.html", links=True), IndexPlace(published.url)])
    assert index.project(SIX).files[0].url == f"{server.url}/w/{six.file_name}"
    assert [str(file.version) for file in index.project(SIX).files] == ["9.0", "1.0"]
    assert [str(file.version) for file in index.project(canonicalize_name("idna")).files] == ["1.0"]
    assert f"{server.url}/all.html," in index.label


def test_a_login_page_is_not_kept_for_later_runs_and_replaces_no_page(tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("six")
    page = f'<a href="{wheel.file_name}">{wheel.file_name}</a>'.encode()
    answers = [page, b"<form></form>", page, b"<form></form>"]
    server = serve(lambda path, headers: (200, FRESH if b"form" in answers[0] else {}, answers.pop(0)))
    place = IndexPlace(server.url + "/")

    def ask(*, offline: bool = False) -> list[str]:
        with closing(Http(documents=Documents(tmp_path), offline=offline)) as http:
            return [file.file_name for file in Index(http, lambda: [place]).project(SIX).files]

    for _ in range(2):
        assert ask() == [wheel.file_name]
        with pytest.raises(Problem) as caught:
            ask()
        assert caught.value.code is Code.BAD_INDEX_PAGE
        assert ask(offline=True) == [wheel.file_name]

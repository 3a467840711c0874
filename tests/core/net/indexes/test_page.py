"""I14, I15, I16: pages of package indexes are read as pip reads them."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.indexes.page import clean_hashes, file_name_of, parse_page
from support.scaling import is_linear

URL = "http://127.0.0.1/simple/demo/"
SHA = "ab" * 32
JSON = "application/vnd.pypi.simple.v1+json"


def page(*changes: dict[str, Any], **more: Any) -> bytes:
    files = [
        {"filename": f"demo-{number}.0-py3-none-any.whl", "url": f"../../files/demo-{number}.0-py3-none-any.whl"}
        | {"hashes": {"sha256": SHA}}
        for number in (1, 2)
    ]
    for file, change in zip(files, changes, strict=False):
        file.update(change)
    return json.dumps({"meta": {"api-version": "1.1"}, "name": "demo", "files": files} | more).encode()


@pytest.mark.parametrize(
    "change",
    [
        {"upload-time": "2020/01/01 10:00"},
        {"upload-time": ""},
        {"size": "123 kB"},
        {"size": None},
        {"size": True},
        {"requires-python": ""},
        {"requires-python": None},
        {"requires-python": 3},
        {"yanked": None},
        {"yanked": ""},
        {"hashes": None},
        {"hashes": []},
        {"core-metadata": None},
        {"core-metadata": "true"},
        {"provenance": 7},
    ],
    ids=str,
)
def test_i15_an_odd_field_hides_nothing(change: dict[str, Any]) -> None:
    links = parse_page(page(change), JSON, URL)
    assert [link.file_name for link in links] == ["demo-1.0-py3-none-any.whl", "demo-2.0-py3-none-any.whl"]
    assert links[0].url == "http://127.0.0.1/files/demo-1.0-py3-none-any.whl"
    assert not links[0].is_yanked


@pytest.mark.parametrize("change", [{"url": None}, {"url": 7}, {"url": "mailto:x@y"}, {"url": "http://[bad/x"}])
def test_i15_an_entry_without_a_usable_address_is_passed_over(change: dict[str, Any]) -> None:
    links = parse_page(page(change), JSON, URL)
    assert [link.file_name for link in links] == ["demo-2.0-py3-none-any.whl"]


def test_i15_a_missing_file_name_is_that_of_the_address() -> None:
    assert parse_page(page({"filename": None}), JSON, URL)[0].file_name == "demo-1.0-py3-none-any.whl"


@pytest.mark.parametrize(
    ("hashes", "expected"),
    [
        ({"sha256": SHA.upper()}, {"sha256": SHA}),
        ({"SHA256": SHA}, {"sha256": SHA}),
        ({"sha256": ""}, {}),
        ({"sha256": None}, {}),
        ({"sha256": "not hex"}, {}),
        ({"md5": "D4", "unknown": "ab"}, {"md5": "d4"}),
        (None, {}),
    ],
)
def test_i14_hashes_are_folded_and_empty_ones_are_none(hashes: object, expected: dict[str, str]) -> None:
    assert clean_hashes(hashes) == expected


@pytest.mark.parametrize(
    "content_type",
    [JSON, "application/json; charset=utf-8", "text/html", "text/plain", "application/octet-stream", ""],
)
def test_json_is_recognized_by_its_content(content_type: str) -> None:
    assert len(parse_page(page(), content_type, URL)) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "Expecting"),
        (b"[]", "without"),
        (b'{"info": {}, "releases": {}, "urls": []}', "without"),
        (page(meta={"api-version": "2.0"}), "API version is 2.0"),
        (page(meta={"api-version": "9" * 5000}), "API version is 9"),
        (b"[" * 100_000, ""),
        (b'<html><form><input name="p" type="password"></form></html>', "login page"),
        (b'<html><a href="/forgot">Forgot?</a><FORM><input type=password></FORM></html>', "login page"),
        (b'<!doctype html><script src="app.js"></script><div id="app"></div>', "login page"),
        (b"<!doctype html><title>Sign in</title><a href='/help'>help</a>", "login page"),
    ],
)
def test_what_is_no_index_page_says_so(data: bytes, why: str) -> None:
    with pytest.raises(Problem) as raised:
        parse_page(data, JSON if data[:1] != b"<" else "text/html", URL)
    assert raised.value.code is Code.BAD_INDEX_PAGE
    assert why in str(raised.value.facts["error"])


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_page_is_no_index_page(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Problem) as raised:
        parse_page(data, "text/html", URL)
    assert raised.value.facts["error"] == "it is empty"
    assert not caplog.records


def html(*rows: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{''.join(rows)}</body></html>".encode()


@pytest.mark.parametrize("links", ["../", "/", "?C=N;O=D", "/simple/", "old/"])
def test_a_listing_with_nothing_but_folders_is_an_index_page_without_files(links: str) -> None:
    assert all(not link.file_name.endswith(".whl") for link in parse_page(html(f'<a href="{links}">x</a>'), "", URL))


@pytest.mark.parametrize("rel", ["homepage", "download", "DOWNLOAD nofollow"])
def test_a_project_that_has_only_a_website_has_no_files(rel: str) -> None:
    links = parse_page(html(f'<a href="https://demo.example/get" rel="{rel}">x</a>'), "text/html", URL)
    assert not any(link.file_name.endswith(".whl") for link in links)


def test_files_of_any_kind_are_those_of_an_index_where_they_have_hashes() -> None:
    (link,) = parse_page(html(f'<a href="https://files.example/demo-1.0.deb#sha256={SHA}">x</a>'), "", URL)
    assert link.file_name == "demo-1.0.deb"


@pytest.mark.parametrize("text", ["download", "\n  demo-1.0-py3-none-any.whl \n", "", "demo-9.9-py3-none-any.whl"])
def test_i16_the_file_name_is_that_of_the_address_not_the_text(text: str) -> None:
    (link,) = parse_page(
        html(f'<a href="../../files/demo-1.0-py3-none-any.whl#sha256={SHA}">{text}</a>'), "text/html", URL
    )
    assert link.file_name == "demo-1.0-py3-none-any.whl"
    assert link.hashes == {"sha256": SHA}


def test_i16_a_file_name_is_decoded_and_a_query_is_not_part_of_it() -> None:
    assert file_name_of("http://h/files/demo-1.0%2Bcpu-py3-none-any.whl?sig=a%2Fb") == "demo-1.0+cpu-py3-none-any.whl"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_i16_a_page_of_any_encoding_is_read(encoding: str) -> None:
    page = '<html><body>\xe9<a href="/a-1.0-py3-none-any.whl">\xe9</a>'.encode(encoding)
    (link,) = parse_page(page, "text/html", "https://h/simple/a/")
    assert link.url == "https://h/a-1.0-py3-none-any.whl"


def test_a_listing_of_a_web_server_is_a_page() -> None:
    links = parse_page(
        html(
            '<a href="../">../</a>',
            '<a href="?C=N;O=D">Name</a>',
            "<a>nothing</a>",
            '<a href="mailto:x@y">mail</a>',
            '<a href="../../files/demo-1.0-py3-none-any.whl">demo</a>',
        ),
        "text/html; charset=x-unknown",
        URL,
    )
    assert "demo-1.0-py3-none-any.whl" in [link.file_name for link in links]


def test_yanked_and_metadata_are_read() -> None:
    yanked, plain = parse_page(
        html(
            '<a href="demo-2.0-py3-none-any.whl" data-yanked="">two</a>',
            f'<a href="demo-1.0-py3-none-any.whl" data-core-metadata="sha256={SHA}">one</a>',
        ),
        "text/html",
        URL,
    )
    assert yanked.is_yanked
    assert not plain.is_yanked
    assert plain.metadata
    assert plain.metadata_sha256 == SHA


def test_i15_a_link_that_is_no_address_hides_no_other() -> None:
    html = b'<a href="http://[bad/x.whl">x</a> <a href="demo-1.0-py3-none-any.whl">demo</a>'
    assert [link.file_name for link in parse_page(html, "text/html", URL)] == ["demo-1.0-py3-none-any.whl"]


_ODD = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=5),
        st.sampled_from(["a-1-py3-none-any.whl", "http://["]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["sha256", "url"]), inner)),
    max_leaves=4,
)
_FIELDS = ("filename", "url", "hashes", "requires-python", "yanked", "core-metadata", "size", "upload-time")


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(_FIELDS), _ODD, max_size=6), max_size=3))
def test_i15_any_entries_of_a_page_leave_the_others_readable(entries: list[dict[str, object]]) -> None:
    good = {"filename": "good-1.0-py3-none-any.whl", "url": "good-1.0-py3-none-any.whl"}
    page = json.dumps({"meta": {"api-version": "1.0"}, "name": "a", "files": [*entries, good]}).encode()
    links = parse_page(page, "application/json", "http://127.0.0.1/simple/a/")
    assert links[-1].url == "http://127.0.0.1/simple/a/good-1.0-py3-none-any.whl"


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["<a href='", "'>", '"', "<!--", "<![", "x[", "<base href='http://[", "&#x110000;"]),
            st.text(max_size=3),
        )
    )
)
def test_i15_any_html_has_links_or_a_problem(parts: list[str]) -> None:
    data = "".join(parts).encode("utf-8", "replace")
    with contextlib.suppress(Problem):
        links = parse_page(data, "text/html", "http://127.0.0.1/simple/a/")
        assert all(link.url.startswith(("http://", "https://", "file:")) for link in links)


@pytest.mark.parametrize("form", ["json", "html"])
def test_i15_a_page_of_twenty_thousand_files_is_read_in_one_pass(form: str) -> None:
    def work(size: int) -> None:
        names = [f"demo-{number}.0-py3-none-any.whl" for number in range(size)]
        if form == "json":
            data = json.dumps({"files": [{"url": name, "hashes": {"sha256": SHA}} for name in names]}).encode()
        else:
            data = "".join(
                f'<img src="x"><a href="{name}#sha256={SHA}">{name}</a><br />\n' for name in names
            ).encode()
        links = parse_page(data, JSON if form == "json" else "text/html", URL)
        assert [link.file_name for link in links] == names

    assert is_linear(work, 50)


def test_a_page_that_is_an_address_offers_nothing_and_warns_of_nothing() -> None:
    assert parse_page(b"https://example.org/simple/demo/", "text/html", URL) == ()


def test_i16_a_long_text_of_a_link_takes_no_time() -> None:
    text = b'<a href="demo-1.0-py3-none-any.whl">' + b'x0-py3-none-any.whl data-requires-python="&gt;=3">' * 5000
    (link,) = parse_page(text + b"</a>", "text/html", URL)
    assert link.file_name == "demo-1.0-py3-none-any.whl"


def test_i16_links_of_proxies_are_read_and_odd_ones_passed_over() -> None:
    text = f"""<!DOCTYPE html><html><head><meta name="api-version" value="2" /></head><body>
    <a href="../../packages/demo/1.0/demo-1.0-py3-none-any.whl#sha256={SHA}" rel="internal"
       data-requires-python="&gt;=3.4" >demo-1.0-py3-none-any.whl</a><br/>
    <a href="../../packages/demo/1.0/demo.whl">demo.whl</a><br/>
    </body></html>"""
    first, *_ = parse_page(text.encode(), "text/html", URL)
    assert first.url == "http://127.0.0.1/packages/demo/1.0/demo-1.0-py3-none-any.whl"
    assert (first.requires_python, first.hashes) == (">=3.4", {"sha256": SHA})


SHA512 = "cd" * 64


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        (f"sha256={SHA}&amp;md5=D4", {"sha256": SHA, "md5": "d4"}),
        (f"egg=demo&sha256={SHA}", {"sha256": SHA}),
        (f"subdirectory=src&amp;sha512={SHA512}", {"sha512": SHA512}),
        ("egg=demo", {}),
        ("", {}),
        ("&&=&x", {}),
    ],
)
def test_i14_a_hash_counts_wherever_it_stands_in_a_link(fragment: str, expected: dict[str, str]) -> None:
    (link,) = parse_page(html(f'<a href="demo-1.0-py3-none-any.whl#{fragment}">x</a>'), "text/html", URL)
    assert link.hashes == expected
    assert "#" not in link.url


@pytest.mark.parametrize(("hashes", "expected"), [({}, "12"), ({"sha256": SHA}, SHA)])
def test_i14_a_hash_in_the_address_of_json_counts_where_there_is_no_other(
    hashes: dict[str, str], expected: str
) -> None:
    change = {"url": "demo-1.0-py3-none-any.whl#sha256=12", "hashes": hashes}
    assert parse_page(page(change), JSON, URL)[0].hashes == {"sha256": expected}


@pytest.mark.parametrize(
    ("attributes", "metadata", "sha256"),
    [
        (f'data-dist-info-metadata="sha256={SHA}"', True, SHA),
        ('data-dist-info-metadata="true"', True, None),
        (f'data-core-metadata="true" data-dist-info-metadata="sha256={SHA}"', True, None),
        ('data-core-metadata="false" data-dist-info-metadata="true"', False, None),
        (f'data-core-metadata="sha512={SHA512}"', True, None),
        ("data-core-metadata", False, None),
    ],
)
def test_metadata_files_are_found_by_both_names_of_the_attribute(
    attributes: str, metadata: bool, sha256: str | None
) -> None:
    (link,) = parse_page(html(f'<a href="demo-1.0-py3-none-any.whl" {attributes}>x</a>'), "text/html", URL)
    assert (link.metadata, link.metadata_sha256) == (metadata, sha256)

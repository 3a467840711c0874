from __future__ import annotations

import errno
import gzip
import re
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from support.mirrors import RELEASE, StartMirror
from support.servers import StartIndex
from support.wheels import build_wheel

SIMPLE = f"/pyodide/v{RELEASE}/simple"


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    folder = tmp_path / "npm"
    folder.mkdir()
    (folder / "package.json").write_text(f'{{"name": "pyodide", "version": "{RELEASE}"}}')
    (folder / "pyodide.asm.wasm").write_bytes(b"\0asm" * 1000)
    (folder / "pyodide.mjs").write_text("export {};")
    return folder


def test_an_index_wheel_is_listed_fetched_once_and_kept(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    wheel = build_wheel("demo", "1.0", requires_python=">=3.9")
    index = index_server(wheel, build_wheel("demo", "0.9"))
    mirror = mirror_of(index.url)
    page = mirror.get(f"{SIMPLE}/demo/", accept="application/vnd.pypi.simple.v1+json")
    assert page.headers["content-type"] == "application/vnd.pypi.simple.v1+json"
    first = page.json()["files"][0]
    assert first["filename"] == wheel.file_name  # the newest first
    assert first["requires-python"] == ">=3.9"
    assert first["url"].startswith(mirror.url)
    answer = mirror.get(first["url"].removeprefix(mirror.url))
    assert answer.content == wheel.data
    assert answer.headers["etag"] == f'"{wheel.sha256}"'
    assert "immutable" in answer.headers["cache-control"]
    assert (cache_dir / wheel.file_name).read_bytes() == wheel.data
    mirror.get(first["url"].removeprefix(mirror.url))
    assert index.requests[f"/files/{wheel.file_name}"] == 1
    assert [request.fetched for request in mirror.requests[1:]] == [True, False]


def test_what_is_not_served_is_said_without_options_that_the_reader_cannot_use(mirror_of: StartMirror) -> None:
    mirror = mirror_of("http://127.0.0.1:9/simple")
    for path, said in (
        (f"/pyodide/v{RELEASE}/full/pyodide.mjs", "the mirror serves packages, not Pyodide’s runtime"),
        ("/pyodide/v0.29.3/full/pyodide.mjs", f"this mirror does not serve Pyodide 0.29.3, only: {RELEASE}"),
    ):
        answer = mirror.get(path)
        assert (answer.status_code, answer.json()["error"]) == (404, said)


def test_wrong_bytes_upstream_are_refused_and_not_kept(
    mirror_of: StartMirror, index_server: StartIndex, cache_dir: Path
) -> None:
    wheel = build_wheel("demo", "1.0")
    mirror = mirror_of(index_server(wheel, wrong_hashes=[wheel.file_name]).url)
    url = mirror.get(f"{SIMPLE}/demo/").json()["files"][0]["url"]
    answer = mirror.get(url.removeprefix(mirror.url))
    assert answer.status_code == 502
    assert answer.json()["code"] == "wrong-hash"
    assert list(cache_dir.glob("*")) == []


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "no space"), Problem(Code.NO_SPACE, path="x", error="full")])
def test_a_full_disk_is_not_a_fault_of_the_server_behind(
    error: Exception, mirror_of: StartMirror, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = mirror_of(index_server(build_wheel("demo", "1.0")).url)
    url = mirror.get(f"{SIMPLE}/demo/").json()["files"][0]["url"]

    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("pyodide_cache.serve.blobs.Blobs.get", fail)
    answer = mirror.get(url.removeprefix(mirror.url))
    assert (answer.status_code, answer.json()["code"]) == (507, "no-space")


def test_a_file_that_no_page_names_is_not_fetched(mirror_of: StartMirror, index_server: StartIndex) -> None:
    wheel = build_wheel("demo", "1.0")
    index = index_server(wheel)
    mirror = mirror_of(index.url)
    assert mirror.get(f"/files/{'0' * 64}/{wheel.file_name}").status_code == 404
    assert mirror.get(f"/files/{wheel.sha256}/other-1.0-py3-none-any.whl").status_code == 404
    assert not any(path.startswith("/files/") for path in index.requests)


@pytest.mark.parametrize(
    "path",
    [
        "/simple/%3Fpage=1/",
        "/simple/%23",
        "/simple/demo%00",
        "/simple/d%C3%A9mo/",
        "/pyodide/v314.0.7/simple/%3F/",
        "/pyodide/v314.0.7/full/..%2f..%2fetc%2fpasswd",
        "/pyodide/v314.0.7/full/%2e%2e",
        "/pyodide/v314.0.7/full/a%00b",
        "/pyodide/v314.0.7/full/package.json",
        "/pyodide/v9.9.9/full/pyodide.mjs",
        "/files/../../etc/passwd",
        "/files/zz/demo-1.0-py3-none-any.whl",
        "/nothing",
    ],
)
def test_odd_addresses_are_not_found_and_not_asked_for(
    mirror_of: StartMirror, runtime: Path, index_server: StartIndex, path: str
) -> None:
    index = index_server(build_wheel("demo", "1.0"))
    mirror = mirror_of(index.url, runtimes=[runtime])
    answer = mirror.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]
    assert not index.requests


def test_ranges_conditions_and_head_are_answered(mirror_of: StartMirror, runtime: Path) -> None:
    mirror = mirror_of("http://127.0.0.1:9/simple", runtimes=[runtime])
    path = f"/pyodide/v{RELEASE}/full/pyodide.asm.wasm"
    full = mirror.get(path)
    assert full.headers["content-type"] == "application/wasm"
    assert full.headers["cross-origin-resource-policy"] == "cross-origin"
    part = mirror.get(path, range="bytes=4-7")
    assert (part.status_code, part.content) == (206, b"\0asm")
    assert mirror.get(path, if_none_match=full.headers["etag"]).status_code == 304
    head = mirror.client.head(path, headers={"accept-encoding": "identity"})
    assert (head.status_code, head.headers["content-length"], head.content) == (200, "4000", b"")


def test_a_file_that_was_sent_before_is_sent_the_same_way_and_never_after_it_changed(
    mirror_of: StartMirror, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("demo", "1.0", payload=400_000)
    path = cache_dir / wheel.file_name
    path.write_bytes(wheel.data)
    mirror = mirror_of("http://127.0.0.1:9/simple")
    address = f"/files/{wheel.sha256}/{wheel.file_name}"
    first, second = mirror.get(address), mirror.get(address)
    assert first.content == second.content == wheel.data
    ignored = {"date"}
    assert {*first.headers.items()} ^ {*second.headers.items()} <= {(key, first.headers[key]) for key in ignored} | {
        (key, second.headers[key]) for key in ignored
    }
    assert mirror.get(address, if_none_match=first.headers["etag"]).status_code == 304
    assert mirror.get(address, range="bytes=0-3").content == wheel.data[:4]
    assert mirror.client.head(address).headers["content-length"] == str(len(wheel.data))
    path.write_bytes(b"other bytes")
    assert mirror.get(address).status_code == 504


def test_a_compressed_variant_has_its_own_etag(mirror_of: StartMirror, runtime: Path) -> None:
    mirror = mirror_of("http://127.0.0.1:9/simple", runtimes=[runtime])
    path = f"/pyodide/v{RELEASE}/full/pyodide.asm.wasm"
    with mirror.client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
        data = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "accept-encoding"
        assert answer.headers["etag"].endswith('-gzip"')
    assert gzip.decompress(data) == b"\0asm" * 1000


def test_the_official_lock_file_is_served_unchanged(mirror_of: StartMirror) -> None:
    from pyodide_cache.settings.releases import shipped_lock_bytes

    mirror = mirror_of("http://127.0.0.1:9/simple")
    answer = mirror.get(f"/pyodide/v{RELEASE}/full/pyodide-lock.json")
    assert answer.content == shipped_lock_bytes(RELEASE)
    assert answer.headers["content-type"] == "application/json"


def test_pages_are_json_or_html_and_double_slashes_do_not_matter(
    mirror_of: StartMirror, index_server: StartIndex
) -> None:
    wheel = build_wheel("demo", "1.0", requires_python=">=3.9")
    mirror = mirror_of(index_server(wheel).url)
    page = mirror.get("/simple//demo/", accept="text/html")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["vary"] == "accept"
    assert f"#sha256={wheel.sha256}" in page.text
    assert 'data-requires-python="&gt;=3.9"' in page.text


def test_addresses_behind_a_proxy_are_those_that_the_client_uses(
    mirror_of: StartMirror, index_server: StartIndex
) -> None:
    mirror = mirror_of(index_server(build_wheel("demo", "1.0")).url, names=["Packages.example"])
    page = mirror.get("/simple/demo/", x_forwarded_proto="https", host="packages.example")
    assert page.json()["files"][0]["url"].startswith("https://packages.example/files/")
    assert mirror.get("/simple/demo/", host="other.example").status_code == 421
    here = mirror.get("/simple/demo/").json()["files"][0]["url"]
    for prefix, path in (
        ("/wasm/packages/", "/wasm/packages/files/"),
        ("//evil.example", "/files/"),
        ("x", "/files/"),
    ):
        page = mirror.get("/simple/demo/", x_forwarded_prefix=prefix)
        assert page.json()["files"][0]["url"] == here.replace("/files/", path)


def test_an_error_is_html_for_a_browser(mirror_of: StartMirror) -> None:
    answer = mirror_of("http://127.0.0.1:9/simple").get("/nothing", accept="text/html")
    assert answer.headers["content-type"].startswith("text/html")


def test_the_home_page_lists_releases_and_cached_projects(
    mirror_of: StartMirror, cache_dir: Path, runtime: Path
) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("demo", "1.0")
    (cache_dir / wheel.file_name).write_bytes(wheel.data)
    mirror = mirror_of("http://127.0.0.1:9/simple", runtimes=[runtime])
    answer = mirror.get("/")
    assert f"v{RELEASE}" in answer.text
    assert "demo" in answer.text
    assert "packageBaseUrl: mirror" in answer.text  # the lines for Node
    assert answer.headers["cross-origin-embedder-policy"] == "require-corp"
    assert mirror.get("/-/status").json()["releases"] == [{"version": RELEASE, "runtime": True}]
    assert mirror.get("/simple/").json()["projects"] == [{"name": "demo"}]


def test_every_address_that_is_printed_can_be_opened_and_its_links_too(
    mirror_of: StartMirror, cache_dir: Path, runtime: Path
) -> None:
    cache_dir.mkdir()
    build_wheel("demo", "1.0").write_to(cache_dir)
    mirror = mirror_of("http://127.0.0.1:9/simple", runtimes=[runtime])
    root = f"{mirror.url}/pyodide/v{RELEASE}"
    home = mirror.get("/", accept="text/html").text
    links = set(re.findall(r'<a href="([^"]+)"', home))
    assert {f"{root}/full/", f"{root}/simple/", f"{mirror.url}/simple/demo/"} <= links
    assert {mirror.client.get(link, headers={"accept": "text/html"}).status_code for link in links} == {200}
    files = mirror.get(f"/pyodide/v{RELEASE}/full/").text
    assert f'href="{root}/full/pyodide.asm.wasm"' in files
    assert f'href="{root}/full/pyodide-lock.json"' in files
    assert "package.json" not in files
    names = mirror.get(f"/pyodide/v{RELEASE}/simple/").json()["projects"]
    assert {"name": "demo"} in names
    assert {"name": "numpy"} in names


def test_the_files_of_a_release_are_listed_when_the_folder_of_its_runtime_is_gone(
    mirror_of: StartMirror, runtime: Path
) -> None:
    mirror = mirror_of("http://127.0.0.1:9/simple", runtimes=[runtime])
    runtime.rename(runtime.with_name("elsewhere"))
    answer = mirror.get(f"/pyodide/v{RELEASE}/full/")
    assert answer.status_code == 200
    assert "pyodide-lock.json" in answer.text
    assert mirror.get(f"/pyodide/v{RELEASE}/full/pyodide.mjs").status_code == 404


def test_the_lock_file_is_compressed_for_clients_that_accept_it(mirror_of: StartMirror) -> None:
    mirror = mirror_of("http://127.0.0.1:9/simple")
    path = f"/pyodide/v{RELEASE}/full/pyodide-lock.json"
    packed = mirror.client.get(path, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == mirror.get(path).content

"""What goes wrong with an object store has a sentence that says what to do; and what passes is tried again."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.messages import explain
from pyodide_cache.settings.settings import DEFAULTS, save_settings
from pyodide_cache.settings.teams import Team, new_team
from pyodide_cache.team.bucket import Bucket, ignores_conditions, open_bucket, with_retries
from pyodide_cache.team.channel import read_channel
from pyodide_cache.team.gc import plan_team_gc, run_team_gc
from pyodide_cache.team.layout import BLOBS, blob_key, manifest_key
from pyodide_cache.team.manifest import Manifest, hash_of_manifest
from pyodide_cache.team.object_bucket import ObjectBucket, _profile
from pyodide_cache.team.source import TeamSource
from pyodide_cache.team.status import read_team_status
from support.bad_storage import BadStorage, bad_storage
from support.google_storage import google_storage
from support.teams import READER, keys_of, push, push_file, report_of
from support.wheels import build_wheel


@pytest.fixture
def storage(credentials: None) -> Iterator[BadStorage]:
    with bad_storage() as server:
        yield server


@pytest.fixture
def bad_team(storage: BadStorage) -> Team:
    return new_team("class", "s3://bucket/prefix", endpoint=storage.url)


def problem_of(bucket: Bucket) -> Problem:
    with pytest.raises(Problem) as caught:
        bucket.get("v1/x", 100)
    return caught.value


@pytest.mark.parametrize(
    ("status", "code", "problem"),
    [
        (403, "AccessDenied", Code.TEAM_DENIED),
        (403, "InvalidAccessKeyId", Code.TEAM_DENIED),
        (403, "SignatureDoesNotMatch", Code.TEAM_DENIED),
        (401, "Unauthorized", Code.TEAM_DENIED),
        (403, "RequestTimeTooSkewed", Code.WRONG_CLOCK),
        (301, "PermanentRedirect", Code.WRONG_REGION),
        (400, "AuthorizationHeaderMalformed", Code.WRONG_REGION),
        (404, "NoSuchBucket", Code.TEAM_UNREACHABLE),
        (400, "InvalidRequest", Code.TEAM_FAILED),
        (503, "SlowDown", Code.TEAM_FAILED),
        (500, "InternalError", Code.TEAM_FAILED),
    ],
)
def test_an_error_of_the_storage_is_named(
    storage: BadStorage, bad_team: Team, status: int, code: str, problem: Code
) -> None:
    storage.always = (status, code)
    found = problem_of(open_bucket(bad_team))
    assert found.code is problem
    sentence = explain(found)
    assert "class" in sentence
    assert problem not in {Code.TEAM_DENIED, Code.TEAM_FAILED} or f": {code} {status}. " in sentence
    assert len(sentence) < 300
    assert "writer-secret" not in sentence


def test_a_storm_of_503_passes(storage: BadStorage, bad_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.wait_seconds", lambda *_arguments: 0.0)
    bucket = open_bucket(bad_team)
    bucket.replace("v1/x", b"data")
    storage.answers = [(503, "SlowDown"), (429, "TooManyRequests"), (500, "InternalError")]
    content = with_retries(lambda: bucket.get("v1/x", 100), Cancel())
    assert content is not None
    assert content.data == b"data"


@pytest.mark.slow
def test_a_download_that_breaks_continues_where_it_was(storage: BadStorage, bad_team: Team) -> None:
    wheel = build_wheel("a", payload=5_000_000)
    source = TeamSource(bad_team)
    source.bucket.replace(f"v1/blobs/sha256/{wheel.sha256[:2]}/{wheel.sha256}", wheel.data)
    storage.cut = 2
    assert b"".join(source.blobs(wheel.sha256, ())[0].chunks(Cancel())) == wheel.data


def test_nobody_at_the_address_is_said_once_with_the_address(credentials: None) -> None:
    team = new_team("class", "s3://bucket/prefix", endpoint="http://127.0.0.1:1")
    problem = problem_of(open_bucket(team))
    assert problem.code is Code.TEAM_UNREACHABLE
    assert "127.0.0.1:1: Connection refused" in explain(problem)


def test_a_certificate_is_trusted_where_the_tools_of_the_provider_or_pip_are_told_to(
    credentials: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "company.pem"))
    with bad_storage(context) as storage:
        team = new_team("class", "s3://bucket/prefix", endpoint=storage.url)
        assert "its certificate is not trusted" in explain(problem_of(open_bucket(team)))
        for name in ("AWS_CA_BUNDLE", "PIP_CERT"):
            with monkeypatch.context() as patch:
                patch.setenv(name, str(tmp_path / "company.pem"))
                assert open_bucket(team).get("v1/x", 100) is None
        monkeypatch.setenv("PIP_CERT", str(tmp_path))  # a folder, which obstore cannot read
        assert "its certificate is not trusted" in explain(problem_of(open_bucket(team)))


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("PIP_PROXY", "http://host:port", "cannot be reached at s3://bucket/prefix: proxy: InvalidPort"),
        ("AWS_CA_BUNDLE", "binary", "binary: it is not a text file"),
        ("AWS_CA_BUNDLE", "empty", "No certificates found"),
        ("AWS_CA_BUNDLE", "missing", "missing: No such file"),
    ],
)
def test_a_proxy_or_certificate_that_is_not_valid_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    (tmp_path / "binary").write_bytes(b"\x30\x82\xff")
    (tmp_path / "empty").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, value)
    with pytest.raises(Problem) as caught:
        open_bucket(new_team("class", "s3://bucket/prefix"))
    assert said in explain(caught.value)
    assert "Try again later" not in explain(caught.value)


@pytest.mark.parametrize("status", [405, 501])
def test_a_web_server_that_lists_nothing_can_be_read(storage: BadStorage, cancel: Cancel, status: int) -> None:
    data = Manifest().data
    storage.objects["/v1/refs/stable"] = hash_of_manifest(data).encode()
    storage.objects[f"/{manifest_key(hash_of_manifest(data))}"] = data
    storage.listing = status
    (channel,) = read_team_status(open_bucket(new_team("class", storage.url)), cancel).channels
    assert channel.name == "stable"


def test_an_object_store_is_reached_through_the_proxy_of_the_settings(
    storage: BadStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(replace(DEFAULTS, proxy=storage.url))
    storage.objects["http://storage.test/some/prefix/v1/x"] = b"through the proxy"
    content = open_bucket(new_team("class", "http://storage.test/some/prefix")).get("v1/x", 100)
    assert content is not None
    assert content.data == b"through the proxy"
    monkeypatch.setenv("NO_PROXY", "storage.test")
    assert problem_of(open_bucket(new_team("class", "http://storage.test/some/prefix"))).code is Code.TEAM_UNREACHABLE


@pytest.mark.slow
def test_a_reader_reads_and_is_told_that_it_may_not_write(
    s3_team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = build_wheel("a")
    push(s3_team, push_file(tmp_path, wheel))
    for name, value in READER.items():
        monkeypatch.setenv(name, value)
    bucket = open_bucket(s3_team)
    assert len(keys_of(bucket)) == 3
    with pytest.raises(Problem) as caught:
        push(s3_team, push_file(tmp_path, build_wheel("b")))
    assert caught.value.code is Code.TEAM_DENIED
    assert len(keys_of(bucket)) == 3


@pytest.mark.slow
def test_credentials_may_come_from_a_profile(s3_team: Team, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in READER:
        monkeypatch.delenv(name)
    (home / ".aws").mkdir()
    key, secret = READER.values()
    text = f"[course]\naws_access_key_id = {key}\naws_secret_access_key = {secret}\n"
    (home / ".aws" / "credentials").write_text(text)
    monkeypatch.setenv("AWS_PROFILE", "course")
    assert keys_of(open_bucket(s3_team)) == set()


@pytest.mark.parametrize("url", ["az://container/prefix"])
def test_missing_credentials_are_said(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AZURE_STORAGE_ACCOUNT_NAME", raising=False)
    with pytest.raises(Problem) as caught:
        open_bucket(new_team("class", url)).get("v1/x", 10)
    assert caught.value.code is Code.NO_CREDENTIALS


def test_a_web_server_can_be_read_from_and_not_written_to(storage: BadStorage) -> None:
    storage.objects["/mirror/v1/x"] = b"data"
    bucket = open_bucket(new_team("class", f"{storage.url}/mirror"))
    content = bucket.get("v1/x", 10)
    assert content is not None
    assert content.data == b"data"
    assert bucket.get("v1/none", 10) is None
    with pytest.raises(Problem) as caught:
        bucket.create("v1/y", b"")
    assert caught.value.code is Code.TEAM_READ_ONLY


def test_without_the_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(Problem) as caught:
        ObjectBucket(new_team("class", "s3://bucket"))
    assert "pip install 'pyodide-cache[team]'" in explain(caught.value)


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    """Return a team cache in an imitation of Google's storage."""
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "credentials.json"))
    with google_storage(tmp_path / "credentials.json") as url:
        yield new_team("class", "gs://bucket/some/prefix", endpoint=url)


def test_google_compares_generations(google: Team) -> None:
    bucket = open_bucket(google)
    assert (bucket.create("v1/x", b"one"), bucket.create("v1/x", b"two")) == (True, False)
    content = bucket.get("v1/x", 100)
    assert content is not None
    assert bucket.swap("v1/x", b"three", content.tag)
    assert not bucket.swap("v1/x", b"four", content.tag)
    assert b"".join(bucket.chunks("v1/x", 2)) == b"ree"
    assert not ignores_conditions(bucket, "v1/probe")


def test_pushes_to_google_lose_nothing_and_a_cleanup_deletes_the_rest(
    google: Team, tmp_path: Path, cancel: Cancel
) -> None:
    wheels = [build_wheel(name) for name in "abc"]
    for wheel in wheels:
        push(google, push_file(tmp_path, wheel))
    bucket = open_bucket(google)
    found = read_channel(bucket, "stable", cancel).manifest.files
    assert {file.sha256 for file in found} == {wheel.sha256 for wheel in wheels}
    push(google, push_file(tmp_path, wheels[0]), replaces=True)
    report_of(run_team_gc(plan_team_gc(bucket, keep_days=-1, cancel=cancel), bucket, cancel=cancel))
    assert keys_of(bucket, BLOBS) == {blob_key(wheels[0].sha256)}


def test_a_file_of_profiles_that_is_larger_than_any_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    (home / ".aws").mkdir()
    large = home / ".aws" / "credentials"
    large.write_text("[default]\nregion = moon\n#" + "x" * 33 * 1024 * 1024)
    (home / ".aws" / "config").write_text("[default]\nregion = mars\n")
    assert _profile("region") == "mars"


def test_an_object_that_claims_to_be_larger_than_any_is_refused_unread(storage: BadStorage, bad_team: Team) -> None:
    bucket = open_bucket(bad_team)
    path = "/bucket/prefix/v1/large"
    bucket.replace("v1/large", b"x")
    storage.lengths[path] = 300 * 1024**3
    for read in (lambda: bucket.get("v1/large", 1000), lambda: [*bucket.chunks("v1/large")]):
        with pytest.raises(Problem) as caught:
            read()
        assert caught.value.code is Code.WRONG_OBJECT
    assert storage.requests["GET"] == 2

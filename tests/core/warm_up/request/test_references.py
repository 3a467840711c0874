"""I20: wheels are named by paths and URLs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.warm_up.request.references import named_folder, parse_any_requirement, wheel_of
from support.wheels import build_wheel


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://h.invalid/Some_Thing-1.0-py3-none-any.whl", "some-thing"),
        ("thing @ https://h.invalid/thing-1.0-py3-none-any.whl#sha256=ab", "thing"),
        ("thing[x]@https://h.invalid/a/thing-1.0-py3-none-any.whl?q=1 ; python_version > '3'", "thing"),
        ("numpy>=2", "numpy"),
        ("numpy>=2;", "numpy"),
        ("thing @ https://h.invalid/a;v=1/thing-1.0-py3-none-any.whl;sys_platform != 'win32'", "thing"),
        ("https://h.invalid/thing-1.0-py3-none-any.whl;(python_version>'3')", "thing"),
    ],
)
def test_i20_names_and_urls_are_read(text: str, name: str) -> None:
    assert parse_any_requirement(text).name == name


def test_i20_a_path_is_looked_up_in_the_working_directory_and_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = build_wheel("thing", "1.0")
    path = wheel.write_to(tmp_path / "a folder")
    monkeypatch.chdir(tmp_path)
    expected = path.resolve().as_uri()
    for text in (f"./a folder/{wheel.file_name}", f"thing[x] @ {expected}", str(path), expected):
        assert parse_any_requirement(text).url == expected
    assert parse_any_requirement(wheel.file_name, [tmp_path / "a folder"]).url == expected
    assert parse_any_requirement(f"./{wheel.file_name}[x]", [path.parent]).extras == {"x"}
    file, hashes = wheel_of(parse_any_requirement(str(path)))
    assert (file.file_name, hashes) == (wheel.file_name, {f"sha256:{wheel.sha256}"})


def test_a_folder_is_told_from_everything_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "inner" / "part").mkdir(parents=True)
    (tmp_path / "thing-1.0-py3-none-any.whl").touch()
    monkeypatch.chdir(tmp_path)
    uri = (tmp_path / "lib").as_uri()
    for text in (".", ".[dev]", "./lib", "./lib/[x] ; python_version > '3'", "./part", uri, f"lib[x] @ {uri}"):
        found = named_folder(text, [Path(), tmp_path / "inner"])
        assert found, text
        assert found[1] == ({"dev"} if "[dev]" in text else {"x"} if "[x]" in text else set())
    for text in (
        "lib",
        "./gone",
        "./thing-1.0-py3-none-any.whl",
        "git+https://h.invalid/lib",
        "https://h.invalid/lib",
    ):
        assert not named_folder(text), text
    assert not named_folder("lib @ file://[x/lib")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("git+https://h.invalid/x.git", Code.URL_REQUIREMENT),
        ("y @ git+https://h.invalid/x.git@main", Code.URL_REQUIREMENT),
        ("https://h.invalid/x-1.tar.gz", Code.URL_REQUIREMENT),
        ("demo-1.0.tar.gz", Code.URL_REQUIREMENT),
        ("demo-1.0.zip", Code.URL_REQUIREMENT),
        ("./folder", Code.URL_REQUIREMENT),
        ("./gone-1.0-py3-none-any.whl", Code.FILE_NOT_FOUND),
        ("./local.whl", Code.BAD_REQUIREMENT),
        ("./local-1.0-py3-none-any (1).whl", Code.BAD_REQUIREMENT),
        ("other @ https://h.invalid/thing-1.0-py3-none-any.whl", Code.BAD_REQUIREMENT),
        ("postv=1.0=py39_0", Code.BAD_REQUIREMENT),
    ],
)
def test_i20_what_is_no_wheel_is_refused(text: str, code: Code) -> None:
    with pytest.raises(Problem) as caught:
        parse_any_requirement(text)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("text", "requirement"),
    [
        ("attrs @ file:///tmp/build/80754af9/attrs_1604765588209/work", "attrs"),
        ("certifi @ file:///croot/certifi_1707229174982/work\x2fcertifi", "certifi"),
        ("pandas[excel] @ file:///C:/b/abs_85/croot/pandas_1700583617587/work ; os_name == 'posix'", "pandas[excel]"),
        ("packaging @ file:///home/x/artifacts/bld/rattler-build_packaging_1769093650/work", "packaging"),
    ],
)
def test_a_package_that_conda_built_is_one_of_its_name(text: str, requirement: str) -> None:
    found = parse_any_requirement(text)
    assert (str(found).partition(";")[0], found.url) == (requirement, None)
    with pytest.raises(Problem):
        parse_any_requirement("attrs @ file:///home/me/attrs/work")

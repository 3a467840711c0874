"""I17, I20, I21, I9 and I25: requirements files are read as pip reads them, and warmed up."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.messages import explain
from pyodide_cache.warm_up.request.requirements_files import read_requirements_file
from support.cli import files_of, names_of, reasons_of, run, warm
from support.scaling import is_linear
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_i20_included_files_are_relative_to_the_file_and_loops_are_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "main.txt").write_text("-r sub/base.txt\nclick\n")
    (tmp_path / "sub" / "base.txt").write_text("rich\n-c limits.txt\n-r ../main.txt\n-r gone.txt\n")
    (tmp_path / "sub" / "limits.txt").write_text("rich<15\n")
    read = read_requirements_file(str(tmp_path / "main.txt"))
    assert [str(item) for item in read.requirements] == ["rich", "click"]
    assert [str(item) for item in read.constraints] == ["rich<15"]
    assert [(text, problem.code) for text, problem in read.invalid] == [
        ("-r ../main.txt", Code.UNREADABLE_FILE),
        ("-r gone.txt", Code.UNREADABLE_FILE),
    ]
    assert read.invalid[1][1].facts["included_by"] == f"{tmp_path / 'sub' / 'base.txt'}:4"


def test_i20_a_requirements_file_on_a_server_is_read(
    serve: Serve, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "a.txt").write_text("-r b.txt\n")
    (folder / "b.txt").write_text("six\n")
    answer = warm(cache_dir, "-r", f"{serve(folder)}/a.txt", "--distribution", distribution)
    assert (answer.code, names_of(answer.json["fetched"])) == (0, {"six"})


def test_i20_standard_input_variables_and_ignored_options(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PKG", "six")
    text = "${PKG}>=1\n--no-binary :all:\n--pre\n-e .\n.[extra]\n--only-binary :all:\n--trusted-host h.invalid\n"
    words = ("--cache-dir", cache_dir, "warm-up", "-r", "-", "--distribution", distribution)
    answer = run(*words, stdin=text)
    assert answer.code == 0
    assert files_of(cache_dir) & {"six-1.17.0-py2.py3-none-any.whl", "six-1.17.0-py3-none-any.whl"}
    assert answer.err.count("is ignored") == 4
    assert "<stdin>, line 2" in answer.err
    assert "--pre" not in answer.err


def test_a_device_without_end_is_no_requirements_file(cache_dir: Path) -> None:
    answer = warm(cache_dir, "-r", "/dev/zero", "--offline")
    assert answer.code == 2
    assert "larger than" in answer.err


def test_a_folder_to_build_is_ignored_as_an_editable_one_is(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "r.txt").write_text("six\n-e ./lib\n./lib\n")
    answer = warm(cache_dir, "-r", tmp_path / "r.txt", "--distribution", distribution)
    assert (answer.code, names_of(answer.json["fetched"])) == (0, {"six"})
    (tmp_path / "r.txt").write_text("six\n./gone\n")
    assert warm(cache_dir, "-r", tmp_path / "r.txt", "--distribution", distribution).code == 1


def test_i20_wheels_are_copied_and_downloaded_with_what_they_need(
    index_server: StartIndex, serve: Serve, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    local = build_wheel("local-one", "1.0", requires=["six", "helper>=1"])
    remote = build_wheel("remote-one", "2.0", requires=["helper"])
    local.write_to(tmp_path / "wheels")
    remote.write_to(tmp_path / "served")
    server = serve(tmp_path / "served")
    (tmp_path / "needs.txt").write_text(
        f"./wheels/{local.file_name}\nremote_one @ {server}/{remote.file_name}#sha256={remote.sha256}\n"
    )
    words = ("-r", tmp_path / "needs.txt", "--distribution", distribution)
    index = index_server(build_wheel("helper", "1.5"), build_wheel("local-one", "9"))
    answer = warm(cache_dir, *words, "--index-url", index.url)
    assert answer.code == 0, answer
    assert names_of(answer.json["fetched"]) == {"local-one", "remote-one", "helper", "six"}
    assert {local.file_name, remote.file_name} <= files_of(cache_dir)
    assert names_of(warm(cache_dir, *words, "--index-url", index.url).json["fetched"]) == set()
    # Another build of the local wheel replaces the copy.
    changed = build_wheel("local-one", "1.0", requires=["six"])
    changed.write_to(tmp_path / "wheels")
    assert names_of(warm(cache_dir, *words, "--index-url", index.url).json["fetched"]) == {"local-one"}


def test_i20_a_wheel_works_on_the_command_line_without_an_index(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    path = build_wheel("local-one", "1.0", requires=["six"]).write_to(tmp_path)
    answer = warm(cache_dir, path, "--distribution", distribution, "--source", "distribution")
    assert (answer.code, names_of(answer.json["fetched"])) == (0, {"local-one", "six"})


def test_i20_without_an_index_only_the_named_wheel_is_outside_the_lock(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    path = build_wheel("local-one", "1.0", requires=["absent"]).write_to(tmp_path)
    answer = warm(cache_dir, path, "gone", "--distribution", distribution, "--source", "distribution")
    assert (answer.code, answer.json["fetched"]) == (1, [])
    assert set(reasons_of(answer).values()) <= {"not-in-lock", "dependency-unavailable"}


def test_i20_a_file_of_another_kind_is_one_problem(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "environment.yml").write_text("name: demo\ndependencies:\n  - python\n")
    answer = warm(cache_dir, "-r", tmp_path / "environment.yml", "--distribution", distribution, json_too=False)
    assert answer.code == 2
    assert answer.err.count("not a requirements file") == 1


def test_i20_index_options_are_used_for_this_run(
    index_server: StartIndex, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    first, second = (
        index_server(build_wheel("one", "1")),
        index_server(build_wheel("two", "2"), build_wheel("one", "9")),
    )
    build_wheel("three", "3").write_to(tmp_path / "my wheels")
    (tmp_path / "needs.txt").write_text(
        f"--extra-index-url {first.url}\n-i {second.url}\n-f './my wheels'\none\ntwo\nthree\n"
    )
    answer = warm(cache_dir, "-r", tmp_path / "needs.txt", "--distribution", distribution)
    assert answer.code == 0, answer
    assert {item["name"]: item["version"] for item in answer.json["fetched"]} == {
        "one": "1",
        "two": "2",
        "three": "3",
    }


def test_i17_a_utf_16_file_is_read(distribution: DistributionFolder, cache_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "needs.txt").write_text("six>=1\r\n", encoding="utf-16")
    answer = warm(cache_dir, "-r", tmp_path / "needs.txt", "--distribution", distribution)
    assert (answer.code, names_of(answer.json["fetched"])) == (0, {"six"})


@pytest.mark.parametrize("json_too", [True, False])
def test_i9_no_password_of_a_requirements_file_is_written(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, json_too: bool
) -> None:
    monkeypatch.setenv("TOKEN", "s3cret")
    (tmp_path / "needs.txt").write_text(
        "-i http://bot:${TOKEN}@127.0.0.1:9/simple\n--proxy http://bot:s3cret@h.invalid\nabsent\n"
        "x @ http://bot:${TOKEN}@127.0.0.1:9/x-1-py3-none-any.whl\ny @ git+https://s3cret@h.invalid/y\n"
        "--unknown http://bot:s3cret@h.invalid\n"
    )
    words = ("-r", tmp_path / "needs.txt", "--distribution", distribution)
    answer = warm(cache_dir, *words, json_too=json_too)
    assert answer.code == 1
    assert "s3cret" not in answer.out + answer.err
    answer = warm(cache_dir, *words, "--dry-run", json_too=json_too)
    assert "s3cret" not in answer.out + answer.err


def test_i9_a_plan_names_failures_without_passwords(distribution: DistributionFolder, cache_dir: Path) -> None:
    wanted = ["x @ http://bot:s3cret@127.0.0.1:9/x-1-py3-none-any.whl", "y @ git+https://s3cret@h.invalid/y"]
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        plan = cache.plan_warm_up(wanted)
    assert len(plan.failures) == 2
    assert all("s3cret" not in f"{item.name} {explain(item.problem)}" for item in plan.failures)


def test_i25_markers_that_exclude_everything_are_named(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "needs.txt").write_text('pywin32==306 ; sys_platform == "win32"\n')
    (tmp_path / "empty.txt").write_text("# nothing\n")
    words = ("-r", tmp_path / "needs.txt", "-r", tmp_path / "empty.txt", "--distribution", distribution)
    for more in ((), ("--dry-run",)):
        answer = warm(cache_dir, *words, *more, json_too=False)
        assert answer.code == 0
        assert "pywin32==306" in answer.err
        assert "empty.txt names no packages" in answer.err
    assert [note["code"] for note in warm(cache_dir, *words).json["notes"]] == [
        "nothing-required",
        "excluded-by-marker",
    ]


@pytest.mark.parametrize("text", ["[[source]]\nurl = 'x'\n[packages]\nsix = '*'\n", "\n# c\n[metadata]\nname = x\n"])
def test_i20_a_configuration_is_one_problem(cache_dir: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "Pipfile").write_text(text)
    answer = warm(cache_dir, "-r", tmp_path / "Pipfile", json_too=False)
    assert answer.code != 0
    assert len(answer.err.splitlines()) == 1
    assert "--project" in answer.err


def test_i24_the_pip_list_of_an_environment_may_include_files(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    lines = ["dependencies:", "  - python=3.12", "  - pip:", "    - -r more.txt", "    - --no-binary=:all:"]
    (tmp_path / "environment.yml").write_text("\n".join(lines))
    (tmp_path / "more.txt").write_text("six\n")
    words = ("--project", tmp_path / "environment.yml", "--distribution", distribution, "--source", "distribution")
    answer = warm(cache_dir, *words)
    assert (answer.code, names_of(answer.json["fetched"])) == (0, {"six"})


def test_i24_a_project_that_names_nothing_is_said(cache_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import json\n")
    answer = warm(cache_dir, "--project", tmp_path, "--dry-run")
    assert (answer.code, [note["code"] for note in answer.json["notes"]]) == (0, ["nothing-required"])


@pytest.mark.parametrize("option", ["-r", "-c", "--project"])
@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("mine-1.0-py3-none-any.whl", "add it as a package of its own"),
        ("mine-1.0.tar.gz", "only wheels can be used"),
        ("pyodide-lock.json", "use it as the distribution"),
        ("pixi.lock", "read the pixi.toml or pyproject.toml instead"),
        ("conda-lock.yml", "read the environment.yml instead"),
    ],
)
def test_i20_a_file_of_another_kind_says_what_to_do_with_it(
    tmp_path: Path, cache_dir: Path, distribution: DistributionFolder, option: str, name: str, advice: str
) -> None:
    (tmp_path / name).write_bytes(b"PK\3\4")
    answer = warm(cache_dir, option, tmp_path / name, "--distribution", distribution, json_too=False)
    assert answer.code == 2
    assert advice in answer.err
    assert "--project" not in answer.err


def test_i20_a_file_of_fifty_thousand_lines_is_read_line_by_line(tmp_path: Path) -> None:
    def work(size: int) -> None:
        path = tmp_path / f"{size}.txt"
        path.write_text("".join(f"p{number}>=1 \\\n  --hash=sha256:{'a' * 64}\n= =\n" for number in range(size)))
        read_requirements_file(str(path))

    assert is_linear(work, 250)


def test_i20_files_may_include_each_other_but_not_themselves(tmp_path: Path) -> None:
    depth = 90
    for number in range(depth):
        (tmp_path / f"{number}.txt").write_text(f"p{number}\n-r {number + 1}.txt\nq{number}\n")
    (tmp_path / f"{depth}.txt").write_text("last\n-r 5.txt\n")
    read = read_requirements_file(str(tmp_path / "0.txt"))
    names = [item.name for item in read.requirements]
    assert names[depth - 1 : depth + 2] == [f"p{depth - 1}", "last", f"q{depth - 1}"]
    assert [problem.facts["error"] for _, problem in read.invalid] == ["it includes itself"]
    for number in range(depth, 2000):
        (tmp_path / f"{number}.txt").write_text(f"p{number}\n-r {number + 1}.txt\n")
    read = read_requirements_file(str(tmp_path / "0.txt"))
    assert [problem.facts["error"] for _, problem in read.invalid] == ["too many files include each other"]
    assert len(read.requirements) > depth


def test_i20_links_to_folders_and_pages_are_indexes(tmp_path: Path) -> None:
    (tmp_path / "wheels").mkdir()
    (tmp_path / "r.txt").write_text("-f wheels\n--find-links=https://example.org/all.html\nsix\n")
    read = read_requirements_file(str(tmp_path / "r.txt"))
    assert read.index.first == (
        IndexPlace((tmp_path / "wheels").as_uri(), links=True),
        IndexPlace("https://example.org/all.html", links=True),
    )
    assert read.notes == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Package Version Editable project location\n------- ------- ---\nsix     1.0\n", "pip freeze"),
        ("numpy=1.26.4=py311h64a7726_0\n", "list of conda"),
        ("# platform: linux-64\n@EXPLICIT\nhttps://h/six.conda\n", "list of conda"),
        ("six\n<<<<<<< HEAD\nrich==13\n=======\nrich==14\n>>>>>>> other\n", "conflicts of a merge"),
        ("<!DOCTYPE html>\n<html>\n<body>\nlogin\n</body>\n", "HTML page"),
        ("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n", "git lfs pull"),
    ],
)
def test_i20_a_text_of_another_kind_is_refused_as_one(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "r.txt").write_text(text)
    with pytest.raises(Problem) as raised:
        read_requirements_file(str(tmp_path / "r.txt"))
    assert why in explain(raised.value)


def test_an_editable_package_at_an_address_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "requirements.txt"
    path.write_text("-e git+https://h/x.git#egg=x\n-e .\n")
    found = read_requirements_file(str(path))
    assert [problem.code for _, problem in found.invalid] == [Code.URL_REQUIREMENT]
    assert [note.code for note in found.notes] == [Code.IGNORED_OPTION]


def test_an_editable_folder_is_passed_over_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    lines = (f"-e {(tmp_path / 'lib').as_uri()}", "-e ./lib ; python_version > '3'", "--editable=lib[x]")
    (tmp_path / "requirements.txt").write_text("\n".join(lines))
    read = read_requirements_file(str(tmp_path / "requirements.txt"))
    assert (read.invalid, len(read.notes)) == ((), 4)  # and that it asks for nothing


def test_a_line_that_is_too_long_is_refused_without_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "requirements.txt"
    path.write_text(f"{'a' * 100_000}\nrich " + " ".join(["--hash=sha256:" + "0" * 64] * 200))
    found = read_requirements_file(str(path))
    ((text, problem),) = found.invalid
    assert (len(text), problem.facts["line"], problem.facts["error"]) == (61, 1, "it is longer than any requirement")
    assert [item.name for item in found.requirements] == ["rich"]


def test_a_file_on_a_server_that_cannot_be_reached_is_named_and_no_other_source(cache_dir: Path) -> None:
    answer = run("warm-up", "-r", "http://127.0.0.1:9/needs.txt", "--cache-dir", cache_dir)
    assert answer.code == 2
    assert answer.err.splitlines()[0] == "Error: cannot read http://127.0.0.1:9/needs.txt: Connection refused"

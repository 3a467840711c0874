"""A warm-up uses the files of layers instead of downloading them."""

from __future__ import annotations

import json
from pathlib import Path

from support.cli import files_of, packages_of, run, warm
from support.layers import ONLY, POISON, rows, state
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, Wheel, build_wheel


def test_files_of_a_layer_are_not_downloaded(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    before = state(share)
    said = warm(layered, "six", "pytz", "--distribution", server, *ONLY).json
    assert [(row["name"], row["layer"]) for row in said["cached"]] == [("six", str(share))]
    assert [row["name"] for row in said["fetched"]] == ["pytz"]
    assert not server.requests[f"/{six.file_name}"]
    assert six.file_name not in files_of(layered)
    assert state(share) == before


def test_a_wrong_file_of_a_layer_is_replaced_above_the_layer(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder
) -> None:
    (share / six.file_name).write_bytes(POISON)
    before = state(share)
    said = warm(layered, "six", "--distribution", distribution, *ONLY).json
    assert [row["name"] for row in said["fetched"]] == ["six"]
    assert (layered / six.file_name).read_bytes() == six.data
    own_lock = {("pyodide-lock.json", None): True}
    assert rows(layered) == {(six.file_name, None): True, (six.file_name, str(share)): False} | own_lock
    assert state(share) == before
    again = warm(layered, "six", "--distribution", distribution, *ONLY).json
    assert [(row["name"], row["layer"]) for row in again["cached"]] == [("six", None)]


def test_a_wrong_file_above_a_right_one_is_replaced_from_the_layer(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    layered.mkdir()
    (layered / six.file_name).write_bytes(POISON)
    said = warm(layered, "six", "--distribution", server, *ONLY).json
    assert (said["local"], said["bytes_fetched"]) == (1, 0)
    assert (layered / six.file_name).read_bytes() == six.data
    assert not server.requests[f"/{six.file_name}"]


def test_files_of_a_second_layer_are_copied(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, tmp_path: Path, serve: Serve
) -> None:
    # A runtime reads only one layer.
    certifi = distribution.wheels["certifi"]
    certifi.write_to(tmp_path / "image")
    run("--cache-dir", layered, "layer", "add", tmp_path / "image")
    server = serve(distribution)
    said = warm(layered, "six", "certifi", "--distribution", server, *ONLY).json
    assert [row["name"] for row in said["cached"]] == ["six"]
    assert (said["local"], said["bytes_fetched"]) == (1, 0)
    assert packages_of(layered) == {certifi.file_name}


def test_wrong_files_of_several_layers_are_not_taken(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, tmp_path: Path
) -> None:
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / six.file_name).write_bytes(POISON)
    (share / six.file_name).write_bytes(POISON)
    run("--cache-dir", layered, "layer", "add", tmp_path / "image")
    answer = warm(layered, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    assert (layered / six.file_name).read_bytes() == six.data


def test_c9_a_wheel_of_an_index_stays_in_its_layer_and_the_own_lock_lists_it(
    layered: Path, share: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    plotly, rich = build_wheel("plotly", "6.3.0", requires=["rich"]), build_wheel("rich", "14.0")
    plotly.write_to(share)
    index = index_server(plotly, rich)
    source = ("--distribution", distribution, "--index-url", index.url)
    said = warm(layered, "plotly", "six", *source).json
    assert {row["name"]: row["layer"] for row in said["cached"]} == {"plotly": str(share), "six": str(share)}
    assert files_of(layered) == {rich.file_name, "pyodide-lock.json"}
    lock = layered / "pyodide-lock.json"
    assert json.loads(lock.read_text())["packages"]["plotly"]["file_name"] == plotly.file_name
    before = lock.read_bytes()
    assert warm(layered, "plotly", "six", *source).json["fetched"] == []
    assert run("--cache-dir", layered, "check", "plotly").code == 0
    assert run("--cache-dir", layered, "remove", "rich", "--yes").code == 0
    assert "plotly" in json.loads(lock.read_text())["packages"]  # a cleanup knows that its file is in the layer
    assert run("--cache-dir", layered, "undo", "--yes").code == 0
    assert lock.read_bytes() == before
    (share / plotly.file_name).unlink()  # without the layer's file, the directory gets one of its own
    assert [row["name"] for row in warm(layered, "plotly", "six", *source).json["fetched"]] == ["plotly"]
    assert "layers" not in json.loads(lock.read_text())["tool"]["pyodide-cache"]

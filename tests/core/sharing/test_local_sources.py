"""What is attached to a directory is opened for its jobs; what cannot be opened is a note."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from pyodide_cache.base.problems import Code
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.local_sources import open_local_sources
from pyodide_cache.warm_up.local_sources import LocalSources
from support.cli import packages_of, warm
from support.stores import ONLY, A, adopt
from support.wheels import DistributionFolder


def opened(directory: Path) -> LocalSources:
    with contextlib.closing(open_ledger()) as ledger:
        return open_local_sources(directory, ledger)


def test_a_directory_without_attachments_has_no_local_sources(first: Path) -> None:
    assert opened(first) == LocalSources()


def test_the_store_and_the_layers_are_opened(store: Path, first: Path, second: Path) -> None:
    adopt(store, first)
    Attachments().change_layers(first, lambda _: (second,))
    found = opened(first)
    assert found.store is not None
    assert found.store.root == store
    assert found.store.size(A.sha256) == len(A.data)
    assert found.folders == (second,)
    assert found.notes == ()


def test_broken_settings_are_a_note(first: Path) -> None:
    Attachments().path.parent.mkdir(parents=True)
    Attachments().path.write_text("not toml [")
    assert [note.code for note in opened(first).notes] == [Code.BROKEN_SETTINGS]


def test_a_missing_store_is_a_note_and_the_warm_up_continues(
    store: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    adopt(store, cache_dir)
    shutil.rmtree(store)
    answer = warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0
    assert "there is no store at" in answer.err
    assert packages_of(cache_dir) == {distribution.wheels["six"].file_name}
    assert not store.exists()

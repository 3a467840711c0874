from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.app import read_app
from pyodide_cache.pack.requirements import requirements_of
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.requests import PackageRequest


def needed(folder: Path, source: str, *texts: str, imports: bool = True) -> PackageRequest:
    script = folder / "app.py"
    script.write_text(source)
    app = read_app(script, PackSettings(), cancel=Cancel())
    return requirements_of(app, texts, shipped_lock("314.0.7"), imports=imports, cancel=Cancel())


def test_requirements_come_from_texts_files_and_imports(tmp_path: Path) -> None:
    (tmp_path / "wanted.txt").write_text("rich>=14\n# a comment\n")
    found = needed(tmp_path, "import numpy, yaml\n", "msgpack==1.1", str(tmp_path / "wanted.txt"))
    assert {str(item) for item in found.requirements} == {"numpy", "pyyaml", "msgpack==1.1", "rich>=14"}
    assert found.invalid == ()


def test_without_imports_the_app_is_not_read(tmp_path: Path) -> None:
    assert [str(item) for item in needed(tmp_path, "import numpy\n", "rich", imports=False).requirements] == ["rich"]


def test_a_required_version_replaces_the_bare_name_of_an_import(tmp_path: Path) -> None:
    assert [str(item) for item in needed(tmp_path, "import numpy\n", "NumPy<3").requirements] == ["NumPy<3"]


def test_an_invalid_requirement_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    found = needed(tmp_path, "", "rich", "=nonsense=")
    assert [str(item) for item in found.requirements] == ["rich"]
    assert [(text, problem.code) for text, problem in found.invalid] == [("=nonsense=", Code.BAD_REQUIREMENT)]


def test_a_missing_requirements_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        needed(tmp_path, "", "gone.txt")
    assert raised.value.facts["path"] == "gone.txt"


def test_c13_the_requirements_file_beside_the_app_is_read(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("rich>=14\nmycompany-utils\n")
    found = needed(tmp_path, "import rich, mycompany_utils\n", "msgpack")
    assert {str(item) for item in found.requirements} == {"msgpack", "rich>=14", "mycompany-utils"}
    assert found.invalid == ()
    assert [str(item) for item in needed(tmp_path, "", "msgpack", imports=False).requirements] == ["msgpack"]


def test_i23_an_unknown_import_keeps_the_app_from_running(tmp_path: Path) -> None:
    found = needed(tmp_path, "import mycompany_utils\ntry:\n    import no_such\nexcept ImportError: ...\n")
    assert found.requirements == ()
    assert [(text, problem.code) for text, problem in found.invalid] == [("mycompany_utils", Code.UNKNOWN_IMPORT)]

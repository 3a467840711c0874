from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from pyodide_cache_gui.places.place_delegate import fitting, fitting_path


def test_text_is_shortened_to_what_matters_most(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    variants = ("314 · 41 files · 212 MB · 3 days", "314 · 212 MB", "212 MB")
    assert fitting(variants, metrics, 1000) == variants[0]
    assert fitting(variants, metrics, metrics.horizontalAdvance(variants[1])) == variants[1]
    assert fitting(variants, metrics, metrics.horizontalAdvance("212…")).endswith("…")
    path = str(Path("~") / ".cache" / "pyodide-cache" / "packages")
    assert fitting_path(path, metrics, 1000) == path
    shorter = str(Path("…") / "pyodide-cache" / "packages")
    assert fitting_path(path, metrics, metrics.horizontalAdvance(shorter)) == shorter
    assert "…" in fitting_path(path, metrics, metrics.horizontalAdvance("pack…s"))
    project = str(Path("shop") / "node_modules" / "pyodide")
    assert fitting_path(project, metrics, metrics.horizontalAdvance("shop/…/pyodide")) == str(
        Path("shop") / "…" / "pyodide"
    )

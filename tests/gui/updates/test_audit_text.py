from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.updates.audit import Audit, Finding, Recall
from pyodide_cache_gui.updates.audit_text import audit_summary, finding_line, findings_text

DEMO = canonicalize_name("demo")


def test_a_vulnerability_is_named_with_the_versions_without_it() -> None:
    finding = Finding(Recall.VULNERABLE, DEMO, "1.0", "demo.whl", "Reads too much", ("GHSA-1", "CVE-1"), ("1.1",))
    assert finding_line(finding).texts == ("demo", "1.0", "vulnerable", "GHSA-1/CVE-1: Reads too much (fixed in 1.1)")


def test_a_file_with_two_findings_counts_once() -> None:
    findings = tuple(Finding(recall, DEMO, "1.0", "demo.whl") for recall in (Recall.YANKED, Recall.CHANGED))
    assert findings_text(Audit(Path("/c"), 3, findings)) == "1 package was recalled or is vulnerable"


def test_what_could_not_be_found_out_is_said() -> None:
    found = Audit(
        Path("/c"),
        2,
        unpublished=("mine",),
        without_advisories=("https://example.org/simple/",),
        problems=(("lost", Problem(Code.TOO_SLOW, url="https://example.org")),),
    )
    lines = audit_summary(found).splitlines()
    assert lines[0] == "Nothing was found about 2 packages."
    assert lines[1].startswith("https://example.org/simple/ does not publish known vulnerabilities")
    assert lines[2].endswith("no such version: mine")
    assert lines[3].startswith("⚠ lost: ")

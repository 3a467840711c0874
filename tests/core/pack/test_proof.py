from __future__ import annotations

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.proof import Proof, app_output

FAILED = Problem(Code.APP_FAILED, path="sky.py", error="no stars", trace="Traceback\nno stars")


def test_a_proof_succeeds_only_if_the_app_ran_and_nothing_was_missing() -> None:
    assert Proof().ok
    assert not Proof(FAILED).ok
    assert not Proof(missing=(("star", "star/late.py"),)).ok


def test_the_output_of_a_failed_app_is_found_in_the_problem_or_its_cause() -> None:
    assert app_output(FAILED) == "Traceback\nno stars"
    assert app_output(Problem(Code.PACK_FAILED, cause=FAILED, strategies="tests")) == "Traceback\nno stars"
    assert app_output(Problem(Code.NO_NODE, oldest=18)) == ""

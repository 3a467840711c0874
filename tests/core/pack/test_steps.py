from __future__ import annotations

from pyodide_cache.base.events import StepStarted
from pyodide_cache.base.job_sentences import STEPS
from pyodide_cache.messages import step_sentence
from pyodide_cache.pack.steps import PackStep


def test_every_step_has_a_sentence_and_a_proof_has_its_number() -> None:
    assert {*PackStep} <= set(STEPS)
    assert step_sentence(StepStarted(PackStep.PROVE, 2)).startswith("Proof 2: ")

"""Whoever changes what a stage makes raises its version, so that nobody keeps what the old one made."""

from __future__ import annotations

import pytest
import stage_goldens

from translate.fingerprints import STAGES


def test_every_stage_has_a_golden_output() -> None:
    assert stage_goldens.MADE.keys() == STAGES.keys()


@pytest.mark.parametrize("stage", STAGES)
def test_another_output_has_another_version(stage: str) -> None:
    version, text = stage_goldens.golden(stage)
    if stage_goldens.made(stage) != text:
        assert STAGES[stage] > version, (
            f"the output of the stage {stage} has changed: raise its version in translate/fingerprints/"
            "stage_versions.py, then run python tests/support/stage_goldens.py"
        )
        pytest.fail(f"the version of the stage {stage} was raised: run python tests/support/stage_goldens.py")
    assert STAGES[stage] == version, "run python tests/support/stage_goldens.py"

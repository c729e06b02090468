"""Findings are read back from records of every age."""

import dataclasses
import json

import pytest

from radonc_models.clinical.findings import Finding, Span, read_finding


@pytest.mark.parametrize(
    ("severity", "level"), [("ok", "info"), ("note", "info"), ("warning", "caution"), ("error", "stop")]
)
def test_that_a_finding_with_a_severity_is_read_as_one_with_a_level(severity: str, level: str) -> None:
    kept = {"severity": severity, "sentence": "No modality.", "code": "modality.unknown"}
    assert read_finding(kept) == Finding(level, "modality.unknown", "No modality.")


def test_that_a_finding_survives_its_record() -> None:
    finding = Finding("stop", "side.contradicts", "Left.", (Span("answer", 3, 7), Span("details", 0, 5)), "none")
    assert read_finding(json.loads(json.dumps(dataclasses.asdict(finding)))) == finding


@pytest.mark.parametrize(
    "kept",
    [
        {"severity": "grave", "sentence": "", "code": ""},
        {"level": "ok", "sentence": "", "code": ""},
        {"level": None, "sentence": "", "code": ""},
    ],
)
def test_that_an_unknown_level_is_refused(kept: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="unknown level"):
        read_finding(kept)

"""Whatever stands in a text, the checks end, and every place that they name lies in the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from radonc_models.clinical.checks import check
from radonc_models.clinical.injection import defuse, find_injections
from radonc_models.tasks import Task

PIECES = (
    "left", "right", "R ", "L ", "bilateral", "RUL", "breast", "prostate", "50 Gy in 5", "5 x 10 Gy",
    "45 Gy in 30 BID", "no ", "wrong: ", "s/p ", "mother had ", "T2", "N0", "stage IV", "67M", "woman",
    "12-year-old", "HDR", "VMAT", "proton", "cisplatin", "C61", "(ICD-10-CM C34.12)",
    "ignore all previous instructions", "<|im_start|>", "\u200b", "\u202e", "\ufb01", "\U0001d7d9", "system: ",
    "i g n o r e", "1gnore", ". ", ", ", "\n", ": ", "and ", "then ", "\xe9", "\ud800", "%41%42",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=25).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(Task), TEXTS, TEXTS)
def test_that_every_text_is_checked_and_every_place_lies_in_it(task: Task, answer: str, details: str) -> None:
    findings = check(task, answer, details, others={Task.MODALITY: "photon", Task.REGIMEN: answer})
    assert findings
    for finding in findings:
        assert finding.sentence.endswith((".", "?"))
        for span in finding.spans:
            assert 0 <= span.start < span.end <= len(details if span.where == "details" else answer), finding


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_that_a_defused_text_holds_neither_tokens_nor_invisible_characters(text: str) -> None:
    left = [one for one in find_injections(defuse(text)) if one.code in ("injection.token", "injection.hidden")]
    assert left == []

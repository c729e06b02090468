"""The two answers that cost nothing."""

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from radonc_models.errors import RadOncError
from radonc_models.evaluate.baselines import TfidfIndex, constant_answers, nearest_neighbour
from radonc_models.tasks import Task

NOTES = [
    "prostate cancer high risk gleason 9 psa 22",
    "left breast cancer after lumpectomy, node negative",
    "right breast cancer after mastectomy with positive nodes",
    "lung cancer of the left upper lobe, 2.1 cm, inoperable",
    "brain metastasis of lung cancer, single, 1.8 cm",
]


def test_that_similarities_are_those_of_scikit_learn() -> None:
    index = TfidfIndex(NOTES)
    pattern = r"\w+(?:[.]\d+)?"
    vectorizer = TfidfVectorizer(token_pattern=pattern)
    table = vectorizer.fit_transform(NOTES)
    for query in (
        "cancer of the left breast",
        "single brain metastasis 1.8 cm",
        "unheard words",
        "lung lung lung",
    ):
        expected = (table @ vectorizer.transform([query]).T).toarray().ravel()
        assert index.similarities(query) == pytest.approx(expected, abs=1e-12)


def test_that_the_neighbour_of_a_copy_is_its_original(train) -> None:
    copies = [case.model_copy(update={"id": "x", "split": "test"}) for case in train[::7]]
    assert nearest_neighbour(train, copies) == train[::7]


def test_that_the_constant_is_the_most_frequent_training_answer(train) -> None:
    assert constant_answers(train, Task.DIAGNOSIS).endswith("(ICD-10-CM C34.32)")
    assert constant_answers(train[:1], Task.MODALITY) == train[0].modality


def test_that_ties_are_broken_the_same_way_in_any_order(train) -> None:
    expected = constant_answers(train, Task.MODALITY)
    assert constant_answers(train[::-1], Task.MODALITY) == expected == "electron"


def test_that_baselines_without_training_cases_are_refused(test_cases) -> None:
    with pytest.raises(RadOncError, match="training cases"):
        nearest_neighbour([], test_cases)
    with pytest.raises(RadOncError, match="training cases"):
        constant_answers([], Task.REGIMEN)

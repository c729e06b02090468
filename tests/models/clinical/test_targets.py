"""What a plan treats, and what it only names as the reason."""

import pytest

from radonc_models.clinical.treatment_sites import find_targets


@pytest.mark.parametrize(
    ("plan", "targets"),
    [
        ("Indication: chest wall contact. Photon SBRT to the left upper lobe, 50 Gy in 5 fractions.", ["upper lobe"]),
        ("Photon SBRT to the left upper lobe, 50 Gy in 5 fractions. Reason: contact with the ribs.", ["upper lobe"]),
        ("INDICATIONS: 1.2 cm nodule, lung\n54 Gy in 3 fractions to the right lower lobe", ["lower lobe"]),
        ("Indication: pain from T8 vertebra. 8 Gy in 1 fraction.", ["T8 vertebra"]),
        ("Chest wall and regional nodes, 50 Gy in 25 fractions.", ["chest wall", "regional nodes"]),
        ("No indication for the neck: prostate 60 Gy in 20 fractions.", ["neck", "prostate"]),
    ],
)
def test_that_places_of_the_indication_are_no_targets_unless_there_are_no_others(plan: str, targets: list[str]) -> None:
    assert [mention.site.name for mention in find_targets(plan)] == targets

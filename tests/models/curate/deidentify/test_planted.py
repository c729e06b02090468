"""A small seeded slice of planted notes; ``tests/benchmarks/curate/deidentify.py`` measures thousands."""

from radonc_models.cli import main
from radonc_models.curate.figures import CLINICAL, IDENTIFIERS, measure
from radonc_models.curate.gold import read_planted


def test_that_planted_identifiers_go_and_planted_facts_stay(tmp_path):
    gold = tmp_path / "gold.jsonl"
    for half, recall in (("development", 0.995), ("held_out", 0.99)):
        command = ["synth", "--cases", "60", "--seed", "5", "--as", "jsonl", "--wording", half, "--gold", str(gold)]
        assert main([*command, "-o", str(tmp_path / f"{half}.rows")]) == 0
        figures = measure(read_planted(gold))
        assert figures.notes > 50
        assert figures.recall[IDENTIFIERS].value >= recall
        assert figures.retention[CLINICAL].value >= 0.995
        assert figures.precision.value >= 0.99
        gold.unlink()

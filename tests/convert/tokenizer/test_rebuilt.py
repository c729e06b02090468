"""Scores of SentencePiece vocabularies, rebuilt from tokenizer.json."""

import pytest

from radonc_convert.errors import CheckpointError
from radonc_convert.tokenizer import tokenizer_values

LOWEST = -1e9


@pytest.fixture
def read(folders, write, decoded):
    """A function that returns the entries for a tokenizer.json with the given merges and changes."""

    def read_values(pieces, merges=None, settings=None, rows=None, **changes):
        content = folders.byte_fallback_json(pieces, merges, **changes)
        folder = write(tokenizer_json=content, tokenizer_config_json=settings or {})
        return decoded(tokenizer_values(folder, {}, rows or len(pieces)))

    return read_values


def scored(pieces, text, score):
    return [(other, score if other == text else old, kind) for other, old, kind in pieces]


def test_that_scores_follow_the_merges(read, pieces):
    found = read(pieces)
    assert found["model"] == "llama"
    assert found["pre"] == "default"
    assert found["tokens"] == [text for text, _, _ in pieces]
    assert found["scores"][3:] == [score for _, score, _ in pieces][3:]
    assert found["token_type"][3:] == [kind for _, _, kind in pieces][3:]


def test_that_runs_of_spaces_that_merge_last_score_lowest(read, pieces):
    """As in Llama 2: the runs keep their ids, but their merges stand at the end."""
    lowered = [(text, LOWEST if text and not text.strip("▁") else score, kind) for text, score, kind in pieces]
    found = read(lowered)
    scores = dict(zip(found["tokens"], found["scores"], strict=True))
    assert scores == {text: score for text, score, _ in lowered} | dict.fromkeys(("<unk>", "<s>", "</s>"), -1000.0)


def test_that_rows_without_a_piece_are_unused(read, pieces):
    found = read(pieces, rows=len(pieces) + 2)
    assert found["tokens"][-2:] == [f"[PAD{len(pieces)}]", f"[PAD{len(pieces) + 1}]"]
    assert found["scores"][-2:] == [-10000.0, -10000.0]


@pytest.mark.torch
def test_that_the_vocabulary_of_llama_2_comes_out_as_from_its_model(
    folders, reference_converter, write, decoded, tmp_path
):
    """The real vocabulary: tokenizer.model and a tokenizer.json made from it give the same entries."""
    pieces = folders.llama2_pieces(reference_converter)
    names = {str(number): {"content": text, "special": True} for number, text in enumerate(("<unk>", "<s>", "</s>"))}
    settings = {"bos_token": "<s>", "eos_token": "</s>", "added_tokens_decoder": names}
    folder = write(tokenizer_json=folders.byte_fallback_json(pieces), tokenizer_config_json=settings)
    rebuilt = decoded(tokenizer_values(folder, {}, 32000))
    (folder / "tokenizer.model").write_bytes(folders.sentencepiece_model(pieces))

    assert decoded(tokenizer_values(folder, {}, 32000)) == rebuilt
    assert rebuilt["scores"][3:] == [score for _, score, _ in pieces][3:]
    assert rebuilt["scores"].count(LOWEST) == 16


def test_that_merges_in_another_order_are_refused(read, folders, pieces):
    merges = folders.merges_by_score(pieces)
    with pytest.raises(CheckpointError, match=r"does not tell the merge scores.*tokenizer\.model"):
        read(pieces, merges[::-1])


def test_that_a_vocabulary_that_was_scored_otherwise_is_refused(read, pieces):
    with pytest.raises(CheckpointError, match="does not tell the merge scores"):
        read(scored(pieces, "gray", 5.0))


def test_that_a_missing_merge_is_refused(read, folders, pieces):
    """The engine merges whatever makes a piece, so a pair that the library leaves alone would change ids."""
    with pytest.raises(CheckpointError, match="does not tell the merge scores"):
        read(pieces, folders.merges_by_score(pieces)[:-1])


def test_that_a_merge_that_makes_no_piece_is_refused(read, folders, pieces):
    with pytest.raises(CheckpointError, match=r"tokenizer\.json is damaged \(a merge\)"):
        read(pieces, [*folders.merges_by_score(pieces), ("f", "x")])


def test_that_a_missing_byte_is_refused(read, pieces):
    changed = [("<0xZZ>" if text == "<0x41>" else text, score, kind) for text, score, kind in pieces]
    with pytest.raises(CheckpointError, match="not every byte has a token"):
        read(changed)


def test_that_gaps_between_ids_are_refused(read, folders, pieces):
    model = folders.byte_fallback_json(pieces)["model"]
    model["vocab"]["▁gray"] = 10_000
    with pytest.raises(CheckpointError, match="its ids have gaps"):
        read(pieces, model=model, rows=20_000)


def test_that_more_pieces_than_rows_are_refused(read, pieces):
    with pytest.raises(CheckpointError, match=f"has {len(pieces)} tokens but the model only 260 rows"):
        read(pieces, rows=260)


def test_that_text_that_is_prepared_otherwise_is_refused(read, pieces):
    with pytest.raises(CheckpointError, match=r"prepares text in a way that the engine does not know \(NFKC\)"):
        read(pieces, normalizer={"type": "NFKC"})


@pytest.mark.parametrize(("scheme", "written"), [("never", False), ("first", None), ("always", None)])
def test_that_a_tokenizer_without_a_space_before_text_says_so(read, pieces, scheme, written):
    step = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": scheme, "split": False}
    found = read(pieces, normalizer=None, pre_tokenizer=step)
    assert found.get("add_space_prefix") is written
    assert read(pieces, settings={"add_prefix_space": True}, normalizer=None, pre_tokenizer=step)["add_space_prefix"]

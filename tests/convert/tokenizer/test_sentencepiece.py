"""SentencePiece models, as far as test_tokenizer.py does not have them."""

import pytest

from radonc_convert.errors import CheckpointError
from radonc_convert.tokenizer import tokenizer_values
from radonc_convert.tokenizer.spm import read_pieces

UNIGRAM = 1


def test_that_a_model_that_weighs_pieces_is_refused(folders, pieces, tmp_path):
    path = tmp_path / "tokenizer.model"
    path.write_bytes(folders.sentencepiece_model(pieces, kind=UNIGRAM))
    with pytest.raises(CheckpointError, match="by probabilities and not by merges"):
        read_pieces(path)


def test_that_pieces_that_users_type_are_normal_as_in_the_reference(folders, pieces, decoded, tmp_path):
    typed = [(text, score, folders.USER_DEFINED if text == "gray" else kind) for text, score, kind in pieces]
    (tmp_path / "tokenizer.model").write_bytes(folders.sentencepiece_model(typed))
    found = decoded(tokenizer_values(tmp_path, {}, len(typed)))
    assert found["token_type"] == [kind for _, _, kind in pieces]


def test_that_tokens_beyond_the_rows_are_refused_with_the_repair(folders, pieces, tmp_path):
    (tmp_path / "tokenizer.model").write_bytes(folders.sentencepiece_model(pieces))
    (tmp_path / "added_tokens.json").write_text(f'{{"<pad>": {len(pieces)}}}')
    with pytest.raises(
        CheckpointError, match=r"added_tokens\.json names the token '<pad>'.*delete the token from that"
    ):
        tokenizer_values(tmp_path, {}, len(pieces))


def test_that_the_model_wins_over_json(folders, pieces, decoded, tmp_path):
    (tmp_path / "tokenizer.model").write_bytes(folders.sentencepiece_model(pieces))
    (tmp_path / "tokenizer.json").write_text('{"model": {"type": "WordPiece"}}')
    assert decoded(tokenizer_values(tmp_path, {}, len(pieces)))["scores"] == [score for _, score, _ in pieces]

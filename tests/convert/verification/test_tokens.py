"""Token ids of the file are compared with those of the base, and what spoils them is found."""

import shutil
import struct
import sys
from pathlib import Path

import pytest

from radonc_convert.checkpoint.gguf_header import read_header
from radonc_convert.errors import ConvertError
from radonc_convert.pipeline import execute, plan
from radonc_convert.verification import Options, verify
from radonc_convert.verification.engine import ask_engine
from radonc_convert.verification.strings import sample_texts
from radonc_convert.verification.tokens import compare_tokens

VOCABULARY, BYTE, UNKNOWN, CONTROL = 384, 6, 2, 3


def trained_pieces():
    """Return the pieces of a SentencePiece-like tokenizer of our own texts: merges in order, then letters."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    room = VOCABULARY - 259
    trainer = trainers.BpeTrainer(vocab_size=room, limit_alphabet=50, show_progress=False)
    tokenizer.train_from_iterator(sample_texts(1), trainer)
    learned = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().get)
    learned.sort(key=lambda text: len(text) == 1)  # stable: merges keep their order
    special = [("<unk>", 0.0, UNKNOWN), ("<s>", 0.0, CONTROL), ("</s>", 0.0, CONTROL)]
    raw = [(f"<0x{byte:02X}>", 0.0, BYTE) for byte in range(256)]
    return special + raw + [(text, -float(rank), 1) for rank, text in enumerate(learned)]


@pytest.fixture(scope="session")
def spm_base(tiny_base, folders, tmp_path_factory):
    """The tiny base with a SentencePiece tokenizer."""
    field = folders.field
    folder = Path(shutil.copytree(tiny_base, tmp_path_factory.mktemp("spm") / "tiny-spm"))
    (folder / "tokenizer.json").unlink()
    body = b"".join(
        field(1, field(1, text.encode()) + field(2, score) + field(3, kind)) for text, score, kind in trained_pieces()
    )
    settings = field(3, 2) + field(4, VOCABULARY) + field(35, 1)  # byte-pair encoding that falls back to bytes
    (folder / "tokenizer.model").write_bytes(body + field(2, settings))
    return folder


@pytest.fixture(scope="session")
def spm_file(spm_base, tmp_path_factory):
    path = tmp_path_factory.mktemp("spm-file") / "spm.gguf"
    execute(plan(spm_base, None, path, "Q8_0"), threads=1)
    return path


def with_equal_scores(path, out):
    """Copy a file with every score of its tokenizer set to -1000, as a converter without tokenizer.model does."""
    raw = path.read_bytes()
    scores = read_header(path).find("tokenizer.ggml.scores").raw
    count = len(scores[12:]) // 4
    assert raw.count(scores) == 1
    out.write_bytes(raw.replace(scores, scores[:12] + struct.pack("<f", -1000.0) * count))
    return out


def test_that_enough_different_texts_are_compared():
    texts = sample_texts()

    assert len(set(texts)) == len(texts) >= 1000
    assert texts == sample_texts()
    assert texts != sample_texts(1)
    everything = "".join(texts)
    assert all(sign in everything for sign in ("Gy", "放射線", "\t", "\r\n", "👩", "SYNTHETIC CASE", "cisplatin"))


def test_that_bpe_ids_are_those_of_the_library(made, tiny_base):
    found = compare_tokens(made("Q8_0"), tiny_base, None)

    assert (found.texts, found.differing) == (1200, 0)
    assert "library" in found.against


def test_that_sentencepiece_ids_are_those_of_the_library(spm_file, spm_base):
    found = compare_tokens(spm_file, spm_base, None)

    assert (found.texts, found.differing, found.example) == (1200, 0, "")


def test_that_a_base_without_a_tokenizer_of_its_own_is_compared_with_itself(made, tiny_gguf):
    found = compare_tokens(made("Q8_0"), tiny_gguf, None)

    assert found.differing == 0
    assert "inside the base file" in found.against


def test_that_equal_scores_are_caught_by_the_token_ids(spm_file, spm_base, tmp_path):
    spoilt = with_equal_scores(spm_file, tmp_path / "spoilt.gguf")

    report = verify(spoilt, spm_base, options=Options(threads=1))

    failed = {check.name: check.told for check in report.checks if check.status == "failed"}
    assert set(failed) == {"Metadata", "Tokens"}
    assert "tokenizer.ggml.scores differs" in failed["Metadata"]
    assert report.tokens.differing > 400
    assert not report.passed


def test_that_a_missing_library_is_one_sentence(made, tiny_base, monkeypatch):
    monkeypatch.setitem(sys.modules, "tokenizers", None)

    with pytest.raises(ConvertError, match=r"install radonc-gpt\[verify\]"):
        compare_tokens(made("Q8_0"), tiny_base, None)


@pytest.mark.skipif(sys.platform == "win32", reason="the signals are POSIX ones")
@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import os; os.kill(os.getpid(), 11)", "SIGSEGV"),
        ("import sys; sys.stdin.readline(); sys.exit(3)", "exit code 3"),
        ("print('nonsense', flush=True); import time; time.sleep(0.1)", "ended"),
    ],
)
def test_that_a_crash_of_the_engine_is_one_sentence_without_the_text(code, told):
    with pytest.raises(ConvertError) as caught:
        ask_engine({"task": "tokens", "texts": ["a secret note"]}, argv=(sys.executable, "-c", code))

    assert told in str(caught.value)
    assert "secret" not in str(caught.value)


def test_that_a_file_that_is_no_model_is_one_sentence(tmp_path):
    (tmp_path / "no.gguf").write_bytes(b"GGUF" + bytes(40))

    with pytest.raises(ConvertError, match=r"cannot open no\.gguf"):
        ask_engine({"task": "tokens", "model": str(tmp_path / "no.gguf"), "texts": ["x"]})

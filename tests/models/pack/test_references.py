"""Reference cases in a pack: chosen from training cases, written small, read only when whole and bounded."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import replace

import pytest

from radonc_models.cli import main
from radonc_models.errors import ModelPackError
from radonc_models.pack import read_pack, references, verify_file, write_pack
from radonc_models.pack.manifest import REFERENCES_NAME
from radonc_models.pack.references import choose_references, read_references
from radonc_models.records import Case, write_cases


def made(number, split="train", cell="glottis/T1", details=None, **changes):
    case = {
        "id": f"c{number}",
        "split": split,
        "family": "A",
        "cell": cell,
        "site": "glottis",
        "details": details or f"SYNTHETIC CASE. Glottic carcinoma, number {number}, ça va.",
        "regimen": f"Photon 3D to the larynx, {60 + number} Gy in 30 fractions.",
        "modality": "photon",
        "diagnosis": {"description": "Malignant neoplasm of glottis", "code": "C32.0"},
        "prescription": {"dose_gy": 60 + number, "fractions": 30, "modality": "photon"},
        "acceptable": [],
        "laterality": "none",
    }
    return Case.model_validate(case | changes)


@pytest.fixture
def build(tmp_path, models, adapters):
    files = {task: (models[task], adapters[task]) for task in adapters}

    def do(cases=(), **more):
        return write_pack(tmp_path / "pack", "p", models[None], files, None, references=cases, **more)

    return do


def test_that_a_pack_gives_back_the_cases_it_was_built_with(build):
    cases = [made(1), made(2, cell="C32")]
    pack = build(cases)
    assert pack.format_version == 3
    assert (pack.references.cases, pack.references.synthetic) == (2, True)
    first, second = read_references(read_pack(pack.folder))
    assert first.head == "Malignant neoplasm of glottis (C32.0) · T1"
    assert second.head == "Malignant neoplasm of glottis (C32.0)"
    assert (first.details, first.plan) == (cases[0].details, cases[0].regimen)
    verify_file(pack, pack.references)
    assert pack.references in pack.files


def test_that_the_same_cases_make_the_same_file(build):
    first = build([made(1)]).references
    assert build([made(1)]).references == first


def test_that_a_pack_without_references_is_written_as_before(build):
    pack = build()
    assert "references" not in json.loads((pack.folder / "manifest.json").read_text())
    assert read_references(pack) == ()
    assert pack.format_version == 1


def test_that_only_training_cases_are_chosen_evenly_and_by_the_seed():
    cases = [made(n, cell="glottis/T1") for n in range(30)] + [made(90, cell="anus/II")]
    cases += [made(50, "test"), made(51, "validation"), made(52, details="SYNTHETIC " + "x" * 20_000)]
    cases += [made(60, details=cases[0].details)]
    chosen = choose_references(cases, 4, seed=1)
    assert len(chosen) == 4
    assert "c90" in [case.id for case in chosen], "a rare situation is there, too"
    assert chosen == choose_references(list(reversed(cases)), 4, seed=1)
    assert chosen != choose_references(cases, 4, seed=2)
    everything = choose_references(cases, 2000)
    assert len(everything) == 31
    assert {case.split for case in everything} == {"train"}


@pytest.mark.parametrize(("cases", "count"), [([made(1, "test")], 5), ([made(1)], 0), ([made(1)], 2001)])
def test_that_nothing_is_chosen_where_there_is_nothing_to_choose(cases, count):
    with pytest.raises(ModelPackError, match="reference cases"):
        choose_references(cases, count)


def change(pack, data, **entry):
    """Exchange the file and let the manifest vouch for it, as somebody would who builds packs by hand."""
    (pack.folder / REFERENCES_NAME).write_bytes(data)
    known = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} | entry
    return replace(pack, references=replace(pack.references, **known))


HEAD = b'{"format":"radonc-references","version":1}\n'
LINE = b'{"head":"h","details":"d","plan":"p"}\n'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        gzip.compress(HEAD + LINE)[:-3],
        gzip.compress(HEAD + LINE) + b"more",
        gzip.compress(LINE),
        gzip.compress(HEAD),
        gzip.compress(HEAD + LINE + LINE),
        gzip.compress(HEAD.replace(b"1", b"2") + LINE),
        gzip.compress(HEAD + LINE.replace(b'"d"', b'""')),
        gzip.compress(HEAD + LINE.replace(b'"d"', b'"' + b"d" * 20_001 + b'"')),
        gzip.compress(HEAD + b"\xff\xfe\n"),
        gzip.compress(b"5\n" + LINE),
        gzip.compress(HEAD + LINE + b" " * 60_000),
    ],
    ids=(
        "empty",
        "no gzip",
        "cut off",
        "more behind",
        "no head",
        "no line",
        "a line twice",
        "another version",
        "no details",
        "long details",
        "no text",
        "another count",
        "too much",
    ),
)
def test_that_a_broken_or_over_long_file_is_refused_with_one_sentence(build, data, monkeypatch):
    monkeypatch.setattr(references, "_LARGEST_TEXT", 50_000)
    pack = change(build([made(1)]), data)
    with pytest.raises(ModelPackError, match=r"^The reference cases of the model pack are damaged [^.]*\.$"):
        read_references(pack)


def test_that_a_changed_file_is_refused(build):
    pack = build([made(1)])
    data = bytearray((pack.folder / REFERENCES_NAME).read_bytes())
    data[20] ^= 1
    (pack.folder / REFERENCES_NAME).write_bytes(data)
    with pytest.raises(ModelPackError, match="SHA-256"):
        read_references(pack)
    (pack.folder / REFERENCES_NAME).unlink()
    with pytest.raises(ModelPackError, match="missing"):
        read_pack(pack.folder)


def test_that_the_manifest_allows_no_other_name_and_no_larger_file(build):
    pack = build([made(1)])
    path = pack.folder / "manifest.json"
    for wrong in ({"file": "../x.gz"}, {"size": 5 << 20}, {"cases": 2001}):
        manifest = json.loads(path.read_text())
        path.write_text(json.dumps(manifest | {"references": manifest["references"] | wrong}))
        with pytest.raises(ModelPackError, match="references"):
            read_pack(pack.folder)
        path.write_text(json.dumps(manifest))


def test_that_too_much_text_is_refused_when_it_is_written(build, monkeypatch):
    monkeypatch.setattr(references, "_LARGEST_TEXT", 50_000)
    long = [made(n, details=f"SYNTHETIC {n} " + "word " * 3_900) for n in range(3)]
    with pytest.raises(ModelPackError, match="too much text"):
        build(long)


def build_command(tmp_path, models, adapters, data, *more):
    task = next(iter(adapters))
    out = tmp_path / "out"
    arguments = ["--out", str(out), f"--{task.value}", str(models[task]), str(adapters[task])]
    return main(["pack", "build", *arguments, "--references", str(data), *more])


def test_that_the_command_takes_synthetic_training_cases_and_says_so(tmp_path, models, adapters, capsys):
    write_cases(tmp_path / "c.jsonl", [made(n) for n in range(9)] + [made(10, "test")])
    assert build_command(tmp_path, models, adapters, tmp_path / "c.jsonl", "--reference-count", "5") == 0
    assert "5 synthetic cases" in capsys.readouterr().out
    assert main(["pack", "verify", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize("changes", [{"details": "Glottic carcinoma of a real patient."}, {"family": "curated"}])
def test_that_the_command_refuses_cases_that_nobody_vouches_for(tmp_path, models, adapters, capsys, changes):
    write_cases(tmp_path / "c.jsonl", [made(1), made(2).model_copy(update=changes)])
    assert build_command(tmp_path, models, adapters, tmp_path / "c.jsonl") == 2
    assert "no frozen set vouches" in capsys.readouterr().err
    assert not (tmp_path / "out" / "manifest.json").exists()

"""Hundreds of random model folders, whose metadata must equal that of llama.cpp's converter.

    python tests/benchmarks/compare_headers.py [--folders 300] [--seed 1]

Each folder draws its name, configuration, rotary scaling, tokenizer files, post-processor, chat templates, model card
and advice on sampling. Where the reference converts, we must give the same entries byte for byte, or refuse a token
that has no row; where it fails, we must refuse in a sentence. Entries of a vocabulary without tokenizer.model are left
out of the comparison, since the reference neither knows its scores nor fills its rows. Ends with 1 on a difference.
"""

import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "convert"))
import model_folders as models

from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.checkpoint.gguf_header import read_header
from radonc_convert.errors import ConvertError

REFERENCE = Path(__file__).parents[2] / "build/reference/llama.cpp"
ROWS = 600
DRIVER = """
import json, sys
sys.path.insert(0, sys.argv[1])
import convert_hf_to_gguf as converter
failed = []
for arguments in json.load(sys.stdin):
    sys.argv[1:] = arguments
    try:
        converter.main()
    except BaseException:
        failed.append(arguments[0])
print("FAILED" + json.dumps(failed))
"""
NAMES = ["Llama-2-7b-chat-hf", "merged", "my model v2", "TinyLlama-1.1B-Chat-v1.0", "radonc_gpt-8k-lora", "v2"]
CARDS = [
    "no block",
    "---\nlicense: other\nlicense_name: x\nlanguage: no\ntags: [a, b]\nbase_model:\n  - a/B-7b-v2\n  - C\n---\n",
    "---\nbase_model: https://huggingface.co/a/b\ndatasets: x\nmodel_name: Q\nmodel_creator: Z\n---\n",
    "---\nname: 'n'\nbase_model:\ntags:\nlanguage:\n- en\n- no\n---\n",
    "---\nsize_label: 9B\nversion: 'v9'\nbase_models: [x y z, ./a, a/b/c]\nurl: u\ndoi: d\npipeline_tag: t\n---\n",
    "---\nname: [\n---\n",
]
ADVICE = [
    {"temperature": 0.6, "top_p": 0.9},
    {"top_k": 50, "repetition_penalty": 1.0, "max_length": 9},
    "{bad",
    {"min_p": 0.05, "mirostat": 2, "sequence": "", "penalty_last_n": 64, "temperature": None},
]
TEMPLATES = ["T", None, "", [{"name": "default", "template": "D"}], [{"name": "rag x", "template": "R"}]]


class Draw(random.Random):
    """Random choices in the words of this script."""

    def chance(self, probability):
        return self.random() < probability

    def rope(self):
        """Return the fields of a configuration that concern rotary embedding, in any spelling."""
        fields = {"rope_theta": self.choice([10000, 5e5, 20000.5])} if self.chance(0.5) else {}
        if self.chance(0.3):
            return fields
        kind = self.choice(["linear", "yarn", "llama3", "dynamic", "longrope"])
        rope = {self.choice(["type", "rope_type"]): kind, "factor": self.choice([2, 8.0, 32])}
        if kind == "llama3":
            rope |= {"low_freq_factor": 1.0, "high_freq_factor": self.choice([4, 4.0])}
        if kind == "llama3" or self.chance(0.6):
            rope["original_max_position_embeddings"] = self.choice([512, 1024, 8192])
        if kind == "longrope":
            rope |= {"short_factor": [1.0] * 8, "long_factor": [2.0] * 8}
        more = {"beta_fast": 32.0, "beta_slow": 1, "attention_factor": 1.25, "attn_factor": 0.5, "rope_theta": 777.0}
        rope |= {key: value for key, value in more.items() if self.chance(0.3)}
        return fields | {self.choice(["rope_scaling", "rope_parameters"]): rope}

    def config(self, rows):
        """Return a configuration."""
        config = {"vocab_size": rows, "num_hidden_layers": 1, **self.rope()}
        choices = {
            "head_dim": [16, 32],
            "num_key_value_heads": [..., 4, 1],
            "rms_norm_eps": [..., 1e-6],
            "max_position_embeddings": [..., 131072],
            "_name_or_path": ["meta-llama/Llama-2-7b-hf", "/x/y/z", "./model-1B", "local", "a b/c"],
            "eos_token_id": [1, 2, [1, 2], None],
        }
        choices |= {f"{kind}_token_id": [None, 0, 1, 2, ROWS - 1, ...] for kind in ("bos", "pad", "unk", "sep", "mask")}
        return config | {key: self.choice(values) for key, values in choices.items() if self.chance(0.3)}

    def processor(self):
        """Return a post-processor that adds any special tokens around one text and around two."""
        words = ["<s>", "</s>", "<unk>", "<zz>"]
        first, second = ({"Sequence": {"id": name, "type_id": place}} for place, name in enumerate("AB"))
        before = [models.special(self.choice(words), 0)] if self.chance(0.7) else []
        after = [models.special(self.choice(words), 0)] if self.chance(0.4) else []
        between = [models.special(self.choice(words), 1) for _ in range(self.randrange(3))]
        template = {
            "type": "TemplateProcessing",
            "single": [*before, first, *after],
            "pair": [*before, first, *after, *between, second],
            "special_tokens": {word: {"id": word, "ids": [1], "tokens": [word]} for word in words},
        }
        level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
        return self.choice([template, level, {"type": "Sequence", "processors": [level, template]}])

    def settings(self, rows, *, plain):
        """Return a tokenizer_config.json; plain names for a folder that transformers has to open."""
        found = {"tokenizer_class": self.choice(["LlamaTokenizer", "PreTrainedTokenizerFast"])}
        texts = {"bos": "<s>", "eos": "</s>", "unk": "<unk>", "pad": self.choice(["<unk>", "<pad>"]), "sep": "</s>"}
        for kind, text in texts.items():
            if self.chance(0.6):
                found[f"{kind}_token"] = self.choice([text, None] if plain else [text, {"content": text}, None])
            if self.chance(0.4):
                found[f"add_{kind}_token"] = self.choice([True, False, None])
        if self.chance(0.4):
            found["add_prefix_space"] = self.choice([True, False, None])
        if self.chance(0.4):
            found["chat_template"] = self.choice(TEMPLATES)
        if self.chance(0.4) and not plain:
            names = {str(number): {"content": text, "special": True} for number, text in enumerate(("<unk>", "<s>"))}
            if rows > ROWS:
                text = self.choice(["<pad>", "▁x y", "<|im_end|>", "plain"])
                names[str(ROWS)] = {"content": text, "special": self.chance(0.5)}
            found["added_tokens_decoder"] = names
        return found

    def files(self, rows, pieces):
        """Return the further files of a folder."""
        kind = self.choice(["model", "model", "both", "json"])
        files = {}
        if kind != "json":
            files["tokenizer.model"] = models.sentencepiece_model(pieces)
        if kind != "model":
            files["tokenizer.json"] = models.byte_fallback_json(
                pieces, post_processor=self.choice([self.processor(), None])
            )
        if self.chance(0.85):
            files["tokenizer_config.json"] = self.settings(rows, plain=kind == "json")
        optional = {
            "chat_template.jinja": "J",
            "chat_template.json": {"chat_template": "F"},
            "README.md": self.choice(CARDS),
            "generation_config.json": self.choice(ADVICE),
        }
        if rows > ROWS + 1 and kind != "json":
            optional["added_tokens.json"] = {"<extra>": ROWS + 1, "two words": ROWS}
        return files | {name: content for name, content in optional.items() if self.chance(0.4)}


def write_folders(draw, root, count):
    """Write the folders and return (folder, reference file) of each."""
    pieces, made = models.llama2_pieces(REFERENCE)[:ROWS], []
    for number in range(count):
        rows = ROWS + draw.choice([0, 0, 3, 8])
        files, config = draw.files(rows, pieces), draw.config(rows)
        place = root / str(number) / draw.choice(NAMES)
        tied, bias = draw.chance(0.4), draw.chance(0.2)
        made.append((models.write_folder(place, config, tied=tied, bias=bias, files=files), place.parent / "out.gguf"))
    return made


def failures(made):
    """Convert with the reference in one process and return the folders on which it failed."""
    jobs = [[str(folder), "--outtype", "f16", "--outfile", str(file)] for folder, file in made]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(REFERENCE)],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(REFERENCE / "gguf-py"), "HF_HUB_OFFLINE": "1"},
    )
    return set(json.loads(done.stdout.rpartition("FAILED")[2]))


def compare(folder, file):
    """Return the keys that differ, or the sentence with which we refuse the folder."""
    try:
        base = open_checkpoint(folder)
        ours = {value.key: value for value in base.metadata(base.tensors, base.shape, None, None)}
    except ConvertError as refusal:
        return str(refusal)
    if not file.is_file():
        return []
    left_out = {"general.file_type", "general.quantization_version"}
    if not (folder / "tokenizer.model").is_file():
        left_out |= {f"tokenizer.ggml.{name}" for name in ("tokens", "scores", "token_type")}
    theirs = {value.key: value for value in read_header(file).values if value.key not in left_out}
    ours = {key: value for key, value in ours.items() if key not in left_out}
    differing = [key for key in {**theirs, **ours} if theirs.get(key) != ours.get(key)]
    return differing or ([] if list(theirs) == list(ours) else ["the order"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folders", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counts, wrong = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as root:
        made = write_folders(Draw(options.seed), Path(root), options.folders)
        failed = failures(made)
        for folder, file in made:
            found, fails = compare(folder, file), str(folder) in failed
            if not fails and isinstance(found, str) and "but the model has" in found:
                counts["a token has no row: refused by us alone"] += 1
            elif isinstance(found, str) if fails else found == []:
                counts["both refuse" if fails else "equal"] += 1
            else:
                wrong += 1
                print(f"{folder.parent.name}: the reference {'fails' if fails else 'converts'}, we differ: {found}")
    print(dict(counts))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())

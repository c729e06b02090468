"""Print the token ids that the engine gives for texts: token_ids.py MODEL.gguf < texts.json, in its own process."""

import json
import sys

import llama_cpp

silent = llama_cpp.llama_log_callback(lambda level, text, user: None)
llama_cpp.llama_log_set(silent, None)
llama_cpp.llama_backend_init()
params = llama_cpp.llama_model_default_params()
params.vocab_only = True
model = llama_cpp.llama_model_load_from_file(sys.argv[1].encode(), params)
if not model:
    sys.exit(f"{sys.argv[1]} does not load")
vocab = llama_cpp.llama_model_get_vocab(model)
found = []
for text in json.load(sys.stdin):
    raw = text.encode()
    room = (llama_cpp.llama_token * (len(raw) + 8))()
    count = llama_cpp.llama_tokenize(vocab, raw, len(raw), room, len(room), False, True)
    found.append(room[:count])
print(json.dumps(found))

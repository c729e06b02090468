"""What a GGUF header says about a model beside its tensors, as the usual converter words it.

The order and the spelling of every entry follow convert_hf_to_gguf.py of llama.cpp (the release in
installer/locks/llama.lock), so that a file can be compared byte for byte with one made by that program.
"""

from radonc_convert.header.general import general_values
from radonc_convert.header.hyperparameters import HyperParameters, read_hyperparameters

__all__ = ["HyperParameters", "general_values", "read_hyperparameters"]

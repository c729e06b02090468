"""Quantization: storage types, the rules that choose one per tensor, and the kernels that fill them."""

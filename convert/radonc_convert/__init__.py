"""LoRA adapter + Llama base -> one verified, quantized GGUF, in one streaming pass."""

__version__ = "0.1.0"

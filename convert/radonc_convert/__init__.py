"""LoRA adapter + Llama base -> one verified, quantized GGUF, in one streaming pass."""

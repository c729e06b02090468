"""Instruction tuning: one LoRA adapter a task on a local Llama base. The only room that needs torch."""

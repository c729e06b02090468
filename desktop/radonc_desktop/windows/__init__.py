"""What the physician sees: unlock, cases, three tasks, comparison, audit."""

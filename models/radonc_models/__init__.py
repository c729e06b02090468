"""What the models are and how they come to be: tasks, cases, tuning, packs, evaluation, runtime."""

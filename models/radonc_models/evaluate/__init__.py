"""Evaluation on held-out cases: the files physicians will run, beside baselines that keep it honest."""

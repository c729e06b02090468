"""Asking the engine from the command line: one case (``run``) or a table of cases (``batch``)."""

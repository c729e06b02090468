"""Reading cases from files of others: what does not fit is listed by row and column, and nothing is guessed."""

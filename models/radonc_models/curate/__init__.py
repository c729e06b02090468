"""From extracted rows to a frozen training set: split, label, de-identify, review, freeze."""

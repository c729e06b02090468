"""What an answer states, slot by slot, against what a reference states, and how badly it can go wrong."""

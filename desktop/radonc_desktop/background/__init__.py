"""Work that takes time, turned into Qt signals: the only rooms that know about threads."""

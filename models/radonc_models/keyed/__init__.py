"""Encrypted stores: passphrases, key slots and the one way to an SQLCipher database.

The recipe knows nothing of what is kept: the case store of the app and the workspace of a curation bring their own
tables and their own list of what SQL may do.
"""

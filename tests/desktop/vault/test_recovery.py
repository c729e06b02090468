"""Printed keys: copied from paper with all the usual slips, or refused before anything is tried."""

import random

import pytest

from radonc_desktop.vault import PrintedKeyRefused
from radonc_models.keyed.recovery import GROUPS, new_printed_key, printed_key_bytes


def test_that_a_printed_key_is_groups_of_four_and_never_the_same():
    keys = {new_printed_key() for _ in range(200)}
    assert len(keys) == 200
    for key in keys:
        groups = key.split("-")
        assert len(groups) == GROUPS
        assert {len(group) for group in groups} == {4}
        assert not set("0189") & set(key)


def test_that_spaces_case_and_lookalikes_make_no_difference():
    for _ in range(50):
        key = new_printed_key()
        typed = key.lower().replace("-", "  ").replace("o", "0").replace("i", "1").replace("b", "8")
        assert printed_key_bytes(f" {typed}\n") == printed_key_bytes(key)


def test_that_every_wrong_sign_and_every_exchange_is_found():
    chance, letters, missed, tried = random.Random(3), "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 0, 0
    for _ in range(20):
        signs = new_printed_key().replace("-", "")
        for at in range(len(signs)):
            wrong = chance.choice([letter for letter in letters if letter != signs[at]])
            for slip in (
                signs[:at] + wrong + signs[at + 1 :],
                signs[:at] + signs[at + 1 : at + 2] + signs[at] + signs[at + 2 :],
            ):
                if slip == signs:
                    continue
                tried += 1
                try:
                    printed_key_bytes(slip)
                    missed += 1
                except PrintedKeyRefused:
                    pass
    assert tried > 2000
    assert missed <= 1  # twenty bits of checksum let one in a million pass


@pytest.mark.parametrize("text", ["", "ABCD", "x" * 57, "é" * 56, "ABCD-" * 13])
def test_that_what_is_no_key_is_said_to_be_none(text):
    with pytest.raises(PrintedKeyRefused, match="printed key"):
        printed_key_bytes(text)

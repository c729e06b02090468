"""The line between a child and the asking thread."""

import threading
import time

from radonc_models.runtime.inbox import Inbox, Sign
from radonc_models.runtime.protocol import Token

SAID = (1, Token("x"))


def test_that_replies_come_out_in_their_order_and_then_nothing():
    inbox = Inbox()
    inbox.put(SAID, 10)
    inbox.sign(Sign.END)
    assert [inbox.get(1), inbox.get(1), inbox.get(0.01)] == [SAID, Sign.END, Sign.TIMEOUT]


def test_that_a_wake_is_not_the_childs_word():
    inbox = Inbox()
    inbox.sign(Sign.WAKE)
    assert inbox.silent
    inbox.put(SAID, 10)
    assert not inbox.silent


def test_that_a_writer_waits_for_room_and_goes_on_when_there_is_some():
    inbox, put = Inbox(most_bytes=100), []
    writer = threading.Thread(target=lambda: put.extend(inbox.put(SAID, 60) for _ in range(3)))
    writer.start()
    while not put:
        time.sleep(0.001)
    assert [inbox.get(1) for _ in range(3)] == [SAID] * 3
    writer.join(30)
    assert put == [True] * 3


def test_that_a_line_longer_than_the_room_passes_alone():
    inbox = Inbox(most_bytes=100)
    assert inbox.put(SAID, 1000)
    assert inbox.get(1) == SAID


def test_that_closing_frees_a_writer_that_waits():
    inbox, put = Inbox(most_bytes=100), []
    writer = threading.Thread(target=lambda: put.extend(inbox.put(SAID, 60) for _ in range(2)))
    writer.start()
    while not put:
        time.sleep(0.001)
    inbox.close()
    writer.join(30)
    assert put == [True, False]


def test_that_a_get_ends_at_a_sign_from_another_thread():
    inbox = Inbox()
    threading.Timer(0.05, inbox.sign, [Sign.WAKE]).start()
    assert inbox.get(60) is Sign.WAKE

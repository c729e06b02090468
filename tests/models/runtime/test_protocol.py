import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radonc_models.pack.files import FileStamp
from radonc_models.runtime import protocol

STAMP = FileStamp(1, 2, 3, 4, 5)
REQUESTS = [
    protocol.Load("/m.gguf", "a" * 64, STAMP, 2, True),
    protocol.Load("/m.gguf", None, None, 2, False, "it is off", 4096),
    protocol.Generate("k", '66 Gy ≥ 33 fractions\n"quoted"\u2028', 96),
    protocol.Score("k", "p", ("photon", "proton")),
    protocol.Load(
        "/m.gguf", "a" * 64, None, 2, True, adapter=protocol.AdapterFile("/a.gguf", "b" * 64, "c" * 64, STAMP)
    ),
    protocol.Tokenize("k", "t"),
    protocol.Count("k", "p", 96, ("photon",)),
    protocol.Cancel(7),
    protocol.Seal(),
]
EVENTS = [
    protocol.Hello("llama", False),
    protocol.Loaded("k", "CPU AVX2", 31, 0, "no GPU", 4096, 2, "llama", STAMP, ("other",)),
    protocol.Sealed(("opens no more files",), ""),
    protocol.PromptProgress(128, 500),
    protocol.Token("°≤\n"),
    protocol.Done("t", "length", 10, 5, 0.1, 0.2, 128),
    protocol.Scored(("a", "b"), (-1.5, -2.0), 10, 0.1),
    protocol.Tokens((1, 2, 3)),
    protocol.Counted(10, 4000),
    protocol.Problem("input", "Too long."),
]


def test_that_every_message_is_tried_here():
    assert {type(message) for message in REQUESTS} == set(typing.get_args(protocol.Request))
    assert {type(message) for message in EVENTS} == set(typing.get_args(protocol.Reply))


@pytest.mark.parametrize("request_", REQUESTS)
def test_that_a_request_survives_the_pipe(request_):
    line = protocol.encode(3, request_)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert protocol.decode_request(line) == (3, request_)


@pytest.mark.parametrize("event", EVENTS)
def test_that_an_event_survives_the_pipe(event):
    line = protocol.encode(3, event)
    assert line.count(b"\n") == 1
    assert protocol.decode_event(line) == (3, event)
    with pytest.raises(protocol.ProtocolError):
        protocol.decode_request(line)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_that_any_bytes_are_refused_without_being_quoted(line):
    for decode in (protocol.decode_event, protocol.decode_request):
        with pytest.raises(protocol.ProtocolError) as error:
            decode(line)
        assert str(error.value) in ("not an event", "not a request")
        assert error.value.__suppress_context__


@pytest.mark.parametrize("place", range(0, 120, 7))
def test_that_a_mutated_line_is_read_right_or_refused(place):
    event = protocol.Done("answer", "stop", 10, 5, 0.1, 0.2)
    line = bytearray(protocol.encode(3, event))
    line[place % len(line)] = ord("{")
    try:
        number, other = protocol.decode_event(bytes(line))
    except protocol.ProtocolError:
        return
    assert number == 3
    assert isinstance(other, protocol.Done)

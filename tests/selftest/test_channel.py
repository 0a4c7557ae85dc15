"""The signed lines from a worker: what others write into them is never taken for a result."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from grader import curriculum
from grader.verdicts import Finding, Verdict
from isolation import channel
from isolation.channel import ProtocolError, Receiver, Sender, new_key
from isolation.verdicts import Transcript

KATA = curriculum.Kata(
    id="01_mini/kata", title="Mini", level=2, concepts=(), hints=(), defines=(), broken_stub=False, stub="", allows=()
)
EMPTY = {"bars": [], "total": 0, "gap": {"begin": 0, "end": 0}}


class Wire:
    """A sender and a receiver with what was sent, as bytes."""

    def __init__(self) -> None:
        self.key = new_key()
        self.reading, self.writing = os.pipe()
        self.sender = Sender(self.writing, self.key)
        self.receiver = Receiver(self.key)

    def bytes_of(self, *messages: dict[str, Any]) -> bytes:
        for message in messages:
            self.sender.send(message)
        return os.read(self.reading, 65_536)


@pytest.fixture
def wire():
    wire = Wire()
    yield wire
    os.close(wire.reading)
    os.close(wire.writing)


def test_what_is_sent_arrives_in_pieces_and_at_once(wire):
    data = wire.bytes_of({"a": 1}, {"b": "\n\x00ü"})
    assert [message for byte in data for message in wire.receiver.feed(bytes([byte]))] == [{"a": 1}, {"b": "\n\x00ü"}]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b'"a"', b'"b"'),
        lambda data: data + data,
        lambda data: data[:-5] + b"\n",
        lambda data: b"\n" + data,
        lambda data: b"x" + data,
        lambda data: data.partition(b" ")[2],
        lambda data: b'0 {"test": {"passed": true}}\n' + data,
        lambda data: data.upper(),
        lambda data: b"\xff\x00\n",
    ],
    ids=["changed", "replayed", "cut", "empty", "shifted", "unsigned", "forged", "loud", "no_text"],
)
def test_what_is_not_as_it_was_sent_is_refused(wire, spoil):
    with pytest.raises(ProtocolError):
        wire.receiver.feed(spoil(wire.bytes_of({"a": 1})))


def test_lines_in_another_order_are_refused(wire):
    first, second = wire.bytes_of({"a": 1}, {"a": 2}).splitlines(keepends=True)
    with pytest.raises(ProtocolError, match="somebody else"):
        wire.receiver.feed(second + first)


def test_a_line_of_another_worker_is_refused(wire):
    with pytest.raises(ProtocolError, match="somebody else"):
        Receiver(new_key()).feed(wire.bytes_of({"a": 1}))


def test_half_a_line_is_nothing(wire):
    assert wire.receiver.feed(wire.bytes_of({"a": 1})[:-1]) == []


@pytest.mark.parametrize("body", [b"[1]", b"{", b"[" * 100_000], ids=["a list", "half", "deep"])
def test_signed_nonsense_is_refused(wire, body):
    signer = wire.sender._signer.copy()
    signer.update(b"0:" + body)
    with pytest.raises(ProtocolError, match="not in order"):
        wire.receiver.feed(signer.hexdigest().encode() + b" " + body + b"\n")


def test_too_much_is_refused(wire, monkeypatch):
    with pytest.raises(ProtocolError, match="too much"):
        wire.receiver.feed(b"x" * (channel.MAX_LINE + 1))
    monkeypatch.setattr(channel, "MAX_BYTES", 10)
    with pytest.raises(ProtocolError, match="too much"):
        Receiver(wire.key).feed(b"x" * 11)


# -- what the lines say ------------------------------------------------------------


def report_of(name: str, passed: bool = True, **more: Any) -> dict[str, Any]:
    test = {"name": name, "passed": passed, "finding": None, "duration": 0.1, "virtual_duration": 1.0, "output": ""}
    return {"test": {**test, "recording": EMPTY, **more}}


NAMES = ["test_one", "test_two"]


def told(*messages: dict[str, Any]) -> Transcript:
    transcript = Transcript(KATA, "katas/kata.py")
    for message in messages:
        transcript.add(json.loads(json.dumps(message)))
    return transcript


def test_all_passed_is_solved():
    result = told({"collected": NAMES}, report_of("test_one"), report_of("test_two"), {"finished": 0}).result(None)
    assert result.status == "solved"
    assert result.points == 2


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [{"collected": NAMES}],
        [{"collected": NAMES}, report_of("test_one")],
        [{"collected": []}, {"finished": 0}],
        [{"collected": NAMES}, report_of("test_one"), report_of("test_two", passed=False), {"finished": 1}],
        [{"collected": NAMES}, report_of("test_one"), report_of("test_two", passed="yes"), {"finished": 0}],
        [{"collected": NAMES}, report_of("test_one"), report_of("test_two", passed=1), {"finished": 0}],
    ],
    ids=["nothing", "no test", "a missing test", "no tests", "a skipped test", "a text", "a number"],
)
def test_anything_else_is_no_pass(messages):
    result = told(*messages).result(None)
    assert result.status == "unsolved"
    assert result.points == 0


@pytest.mark.parametrize(
    "messages",
    [
        [report_of("test_one")],
        [{"collected": NAMES}, report_of("test_one"), report_of("test_one")],
        [{"collected": NAMES}, report_of("test_three")],
        [{"collected": NAMES}, {"collected": ["test_one"]}],
        [{"collected": ["test_one", "test_one"]}],
        [{"collected": NAMES}, {"finished": 0}, report_of("test_one")],
        [{"finished": 0}, {"finished": 0}],
        [{"collected": NAMES}, {"test": {"name": "test_one"}}],
        [{"collected": NAMES}, {"test": 3}],
        [{"collected": 3}],
        [{"hello": 1}],
        [{}],
    ],
)
def test_what_no_worker_says_is_refused(messages):
    with pytest.raises(ProtocolError):
        told(*messages)


def test_an_end_before_its_time_takes_the_last_pass_away():
    transcript = told({"collected": NAMES}, report_of("test_one"), report_of("test_two"))
    result = transcript.result(Finding(Verdict.CRASHED, "gone."))
    assert [test.passed for test in result.tests] == [True, False]
    assert result.points == 0


def test_texts_are_cleaned_and_cut():
    finding = {"verdict": "WRONG_RESULT", "what": "\x1b[2J\u202e\ud800" + "x" * 50_000, "where": None, "advice": ""}
    test = report_of(
        "test_one",
        passed=False,
        finding={**finding, "details": ["\x07"], "expected_at": [2.5, float("nan")]},
        virtual_duration=float("inf"),
    )
    (result,) = told({"collected": ["test_one"]}, test, {"finished": 1}).result(None).tests
    assert result.finding.what.startswith(r"\x1b[2J\u202e\ud800xxx")
    assert len(result.finding.what) < 11_000
    assert result.finding.details == (r"\x07",)
    assert result.finding.expected_at == (2.5, 0.0)
    assert result.virtual_duration == 0

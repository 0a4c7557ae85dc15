"""The limits in real time: exact for who waits, longer on a machine with other things to do."""

import signal
import threading
import time

import pytest
from grader import alarm
from grader.clock import VirtualClock

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs signal.setitimer")


@pytest.fixture(autouse=True)
def no_alarm_left():
    before = signal.getsignal(signal.SIGALRM)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def strikes(number, seconds, again=0.0):
    """Wait for so many strikes, and return how many came."""
    struck = []
    alarm.call_after(seconds, lambda signum, frame: struck.append(None), again)
    give_up = time.monotonic() + 60
    while len(struck) < number and time.monotonic() < give_up:
        time.sleep(0.01)
    return len(struck)


def test_it_strikes_for_somebody_who_waits(monkeypatch):
    monkeypatch.setattr(alarm, "_times_put_aside", lambda: 7)
    assert strikes(1, 0.05) == 1


def test_it_strikes_again(monkeypatch):
    monkeypatch.setattr(alarm, "_times_put_aside", lambda: 7)
    assert strikes(3, 0.05, again=0.05) == 3


@pytest.mark.parametrize(("busy_rounds", "looks"), [(3, 5), (10**9, alarm.ROUNDS + 2)], ids=["for a while", "always"])
def test_it_begins_anew_while_the_machine_has_other_things_to_do_but_not_for_ever(monkeypatch, busy_rounds, looks):
    looked = []

    def times_put_aside():
        looked.append(None)
        return min(len(looked), busy_rounds + 1) * 100

    monkeypatch.setattr(alarm, "_times_put_aside", times_put_aside)
    assert strikes(1, 0.02) == 1
    assert len(looked) == looks


def test_how_often_the_process_was_put_aside_is_a_number_of_the_systems():
    assert alarm._times_put_aside() >= 0


@pytest.mark.skipif(not __import__("os").path.exists("/proc/self/task"), reason="Linux only")
@pytest.mark.parametrize("waits", [False, True], ids=["that could begin", "that waits in virtual time"])
def test_a_thread_is_seen_that_is_about_to_begin_and_gets_no_processor(waits):
    clock, over = VirtualClock(), threading.Event()

    def spin():
        while not over.is_set():
            pass

    thread = threading.Thread(target=spin, daemon=True)
    thread.start()
    try:
        clock.job_queued(thread)
        if waits:
            clock._waiting_threads[thread.ident] = 1
        assert clock._somebody_gets_no_processor() is not waits
    finally:
        over.set()
        thread.join()

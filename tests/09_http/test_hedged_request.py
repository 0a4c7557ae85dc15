"""Suite: hedged_request."""

import asyncio
import contextlib

import aiohttp
import pytest
from aiohttp import web
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def replica(web_server):
    """Make a server whose headers come after `latency` seconds, and its text `text_latency` seconds later."""

    def make(text="hello", latency=1, status=200, text_latency=0):
        async def handler(request):
            await asyncio.sleep(latency)
            response = web.StreamResponse(status=status)
            await response.prepare(request)
            await response.write(text[:1].encode())
            await asyncio.sleep(text_latency)
            await response.write(text[1:].encode())
            return response

        return web_server(handler)

    return make


class Progress:
    """Which requests of a session have begun, and have not come to headers or an error yet."""

    def __init__(self):
        self.waiting = []
        self.trace = aiohttp.TraceConfig()

        async def begun(session, context, params):
            self.waiting.append(params.url.path)

        async def over(session, context, params):
            self.waiting.remove(params.url.path)

        self.trace.on_request_start.append(begun)
        self.trace.on_request_end.append(over)
        self.trace.on_request_exception.append(over)

    def assert_none(self, when):
        __tracebackhide__ = True
        if self.waiting:
            fail(
                Verdict.LEAKED_TASK,
                f"{when}, and the request for {self.waiting[0]} was not over when `hedged_get` ended.",
                advice="Cancel its task, and then wait for it: a task ends only when the loop gets control.",
            )


@pytest.fixture
def progress():
    return Progress()


@pytest.fixture
def new_session(progress):
    @contextlib.asynccontextmanager
    async def make(timeout=None):
        limit = aiohttp.ClientTimeout(total=timeout)
        async with aiohttp.ClientSession(timeout=limit, trace_configs=[progress.trace]) as session:
            yield session
            # A request left behind comes to its own end, not to an error because the session is closed.
            await asyncio.sleep(700)

    return make


@pytest.fixture
def texts(rng):
    words = rng.sample(["amber", "birch", "cedar", "dune", "ember", "fjord"], 2)
    return [f"{words[0]} of the first", f"{words[1]} of the backup"]


async def ask(kata, session, first, backup, delay=2):
    """Call hedged_get, and let no fault of one replica pass for a fault of the test."""
    __tracebackhide__ = True
    asked_before = len(backup.requests.starts)
    try:
        return await kata.hedged_get(session, first.url + "/first", backup.url + "/backup", delay)
    except (aiohttp.ClientError, ExceptionGroup) as error:
        errors = error.exceptions if isinstance(error, ExceptionGroup) else [error]
        names = " and ".join(type(each).__name__ for each in errors)
        if len(backup.requests.starts) == asked_before:
            fail(
                Verdict.WRONG_RESULT,
                f"an error came out, and the backup had not been asked: {names}.",
                advice="When the first request fails, ask the backup then. Only if that fails, too, both have failed.",
            )
        # One good answer was there to be had, or was on its way.
        fail(
            Verdict.WRONG_RESULT,
            f"one replica failed, the other one would have given a good answer, and an error came out: {names}.",
            advice="An error is not an answer: wait for the other request before you give up.",
        )


def assert_asked(replica, *moments, why):
    __tracebackhide__ = True
    starts = replica.requests.starts
    if starts != list(moments):
        shown = " and ".join(f"asked after {start:g} s" for start in starts) or "never asked"
        expected = " and ".join(f"after {moment:g} s" for moment in moments) or "never"
        fail(
            Verdict.WRONG_TIMING,
            f"the backup was {shown}, expected {expected}: {why}.",
            advice="Each of the two is asked once at most." if len(starts) > len(moments) > 0 else "",
        )


async def test_a_quick_first_replica_answers_and_the_backup_is_not_asked(kata, replica, new_session, texts):
    async with replica(texts[0]) as first, replica(texts[1]) as backup, new_session() as session:
        answer = await ask(kata, session, first, backup)
        assert_asked(backup, why="the first replica answered after 1 s, and the delay is 2 s")
        assert answer == texts[0]
    for status in (203, 300):
        async with replica(texts[0], status=status) as first, replica(texts[1]) as backup, new_session() as session:
            answer = await ask(kata, session, first, backup)
            assert answer == texts[0], (
                f"the status of the first replica's answer was {status}, which is good: it is below 400"
            )


async def test_while_the_first_one_hangs_the_backup_is_asked_after_the_delay(
    kata, replica, new_session, texts, rng, clock
):
    delay = rng.randrange(5, 12) / 4
    async with replica(texts[0], latency=600) as first, replica(texts[1]) as backup, new_session() as session:
        answer = await ask(kata, session, first, backup, delay)
        assert_asked(backup, delay, why=f"the first replica hangs, and the delay is {delay:g} s")
        clock.assert_elapsed(delay + 1, "the answer", why=f"the backup is asked after {delay:g} s and needs 1 s")
        assert answer == texts[1]


async def test_the_first_one_goes_on_and_may_still_win(kata, replica, new_session, texts, clock):
    async with replica(texts[0], latency=3) as first, replica(texts[1], latency=4) as backup, new_session() as session:
        with clock.takes(3, "the answer", why="the first replica needs 3 s, and nothing should stop it"):
            answer = await ask(kata, session, first, backup)
        first.requests.assert_called(times=1)
        assert answer == texts[0]


async def test_headers_without_their_text_are_no_answer(kata, replica, new_session, texts, clock):
    async with (
        replica(texts[0], latency=1, text_latency=600) as first,
        replica(texts[1], latency=1, text_latency=0.5) as backup,
        new_session() as session,
    ):
        why = "the headers of the first replica come after 1 s, its text only after 601 s"
        with clock.takes(3.5, "the answer", why=why):
            answer = await ask(kata, session, first, backup)
        assert answer == texts[1]


async def test_when_the_first_one_fails_the_backup_is_asked_at_once(kata, replica, new_session, texts):
    async with replica(latency=0.5, status=503, text_latency=60) as first, replica(texts[1]) as backup:
        async with new_session() as session:
            answer = await ask(kata, session, first, backup)
            why = "the first replica gave status 503 after 0.5 s, and nobody waits for the text of that"
            assert_asked(backup, 0.5, why=why)
            assert answer == texts[1]


async def test_a_failure_that_comes_first_does_not_win(kata, replica, new_session, texts, clock):
    async with replica(texts[0], latency=40) as first, replica(texts[1], latency=1, status=400) as backup:
        async with new_session() as session:
            with clock.takes(40, "the answer", why="the backup fails after 3 s, the first replica answers after 40 s"):
                answer = await ask(kata, session, first, backup)
                assert answer == texts[0], "the answer of the backup has status 400, so it is not a good one"
    async with replica(latency=3, status=503) as first, replica(texts[1], latency=4) as backup:
        async with new_session() as session:
            with clock.takes(6, "the answer", why="the first replica fails after 3 s, the backup answers after 6 s"):
                answer = await ask(kata, session, first, backup)
                assert answer == texts[1], "the answer of the first replica has status 503, so it is not a good one"
            backup.requests.assert_called(times=1)


async def test_the_request_not_needed_any_more_is_cancelled_and_has_ended(
    kata, replica, new_session, texts, progress, clock
):
    async with replica(texts[0], latency=600) as first, replica(texts[1]) as backup, new_session() as session:
        await ask(kata, session, first, backup)
        progress.assert_none("the backup gave a good answer")
        await asyncio.sleep(1)
        first.requests.assert_cancelled("/first")
        ended = first.requests.calls[0].cancelled_at
        assert ended == 3, "the moment at which the first replica saw that nobody waits for it any more"
    # The first one may win when the backup is at work: then that one is not needed.
    async with replica(texts[0], latency=3) as first, replica(latency=600) as backup, new_session() as session:
        await ask(kata, session, first, backup)
        progress.assert_none("the first replica gave a good answer after all")
        answered = clock.elapsed
        await asyncio.sleep(1)
        backup.requests.assert_cancelled("/backup")
        late = backup.requests.calls[0].cancelled_at - answered
        assert late == 0, "how long after the answer the backup saw that nobody waits for it any more"


async def test_no_connection_stays_busy(kata, replica, new_session, texts, http_sessions):
    async with replica(latency=0.5, status=503, text_latency=600) as first, replica(texts[1]) as backup:
        async with new_session(timeout=60) as session:
            for _ in range(3):
                assert await ask(kata, session, first, backup) == texts[1]
                if session.closed:
                    fail(Verdict.WRONG_RESULT, "the session was closed; the caller, to whom it belongs, needs it yet.")
            assert len(http_sessions.opened) == 0, "how many sessions were opened beside the one that was given"
            await asyncio.sleep(0.25)
            if first.open_connections:
                fail(
                    Verdict.LEAKED_RESOURCE,
                    f"{first.open_connections} of 3 connections to a replica that had failed were still open.",
                    advice="A response with a bad status has a text too: leave it through `async with`, which lets go"
                    " of its connection.",
                )
            assert backup.connections == 1, "3 requests to the backup, one after the other, need 1 connection"


async def test_a_host_that_is_not_there_a_timeout_and_half_a_text_are_failures_too(
    kata, replica, web_server, deserted_server, new_session, texts
):
    async def break_off(request):
        await asyncio.sleep(0.5)
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"the first half")
        request.transport.close()
        return response

    async with replica(latency=600) as hanging, replica(texts[1]) as backup, new_session(timeout=1.5) as session:
        assert await ask(kata, session, deserted_server, backup, 4) == texts[1]
        assert await ask(kata, session, hanging, backup, 4) == texts[1]
        why = "at once where nobody listens, and 1.5 s later where the session's time limit hits"
        assert_asked(backup, 0, 2.5, why=why)
        async with web_server(break_off) as broken:
            assert await ask(kata, session, broken, backup, 4) == texts[1], "the text of the first replica broke off"
        why = "for the third time, 0.5 s after the request, when the text of the first replica broke off"
        assert_asked(backup, 0, 2.5, 4, why=why)


async def test_if_both_fail_both_errors_come_out_in_order(kata, replica, new_session):
    for seconds in (3, 1):  # after the backup, and before it is asked
        await _both_fail(kata, replica, new_session, seconds)


async def _both_fail(kata, replica, new_session, seconds):
    __tracebackhide__ = True
    async with replica(latency=seconds, status=504) as first, replica(latency=0.5, status=429) as backup:
        async with new_session() as session:
            try:
                answer = await kata.hedged_get(session, first.url, backup.url, 2)
            except ExceptionGroup as group:
                raised = group.exceptions
            except aiohttp.ClientError as error:
                name = type(error).__name__
                fail(
                    Verdict.WRONG_RESULT,
                    f"both replicas failed, and a single {name} came out, expected an ExceptionGroup of two errors.",
                    advice='raise ExceptionGroup("what went wrong", [...]) raises many errors as one.',
                )
            else:
                fail(Verdict.LOST_ERROR, f"both replicas failed, and `hedged_get` returned {answer!r}.")
            statuses = [getattr(error, "status", error) for error in raised]
            assert statuses == [504, 429], "the statuses of the two errors, that of `url` first"


async def test_many_calls_may_run_at_the_same_time(kata, replica, new_session, texts, clock):
    async with replica(latency=600) as first, replica(texts[1]) as backup, new_session() as session:
        with clock.takes(3, "20 calls at once", why="each asks the backup after 2 s, which needs 1 s"):
            answers = await asyncio.gather(*(ask(kata, session, first, backup) for _ in range(20)))
        assert answers == [texts[1]] * 20


async def test_cancelled_it_leaves_no_request_behind(kata, replica, new_session, progress):
    hanging = {"latency": 600}
    for moment, reply, asked in ((1, hanging, 0), (3, hanging, 1), (1, {"latency": 0.5, "status": 503}, 1)):
        async with replica(**reply) as first, replica(**hanging) as backup, new_session() as session:
            task = asyncio.create_task(kata.hedged_get(session, first.url + "/first", backup.url + "/backup", 2))
            await asyncio.sleep(moment)
            await cancel_and_wait(task)
            when = "after the first replica had failed" if reply is not hanging else f"after {moment} s"
            progress.assert_none(f"it was cancelled {when}")
            await asyncio.sleep(10)
            if reply is hanging:
                first.requests.assert_cancelled("/first")
            backup.requests.assert_nothing_in_flight()
            assert len(backup.requests.calls) == asked, "how often the backup was asked"

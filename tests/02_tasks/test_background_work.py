"""Suite: background_work."""

import asyncio
import sys
import traceback

import pytest
from grader import Verdict, fail

QUESTIONS = ("title", "summary")  # each test hands out a list of its own


@pytest.fixture
def video(rng):
    return rng.choice(["cats", "waves", "chess", "bread", "stars"]) + ".mp4"


@pytest.fixture
def upload(service):
    return service("upload", latency=5, result=lambda video: f"link to {video}")


@pytest.fixture
def ask(service):
    return service("ask", latency=2, result=lambda question: f"my {question}")


async def test_it_returns_the_link_and_the_answers(kata, upload, ask, video):
    result = await kata.publish(upload, ask, video, list(QUESTIONS))
    assert result == (f"link to {video}", ["my title", "my summary"]), "`publish` returns the tuple (link, answers)"


async def test_the_video_is_uploaded_exactly_once(kata, upload, ask, video):
    await kata.publish(upload, ask, video, list(QUESTIONS))
    upload.assert_called(times=1)
    upload.assert_called_with([video])


async def test_the_questions_are_asked_one_at_a_time(kata, upload, ask, video):
    questions = list(QUESTIONS)
    await kata.publish(upload, ask, video, questions)
    ask.assert_called_with(QUESTIONS)
    ask.assert_one_at_a_time()
    assert questions == list(QUESTIONS), "the list `questions` belongs to the caller and must stay as it is"


async def test_the_upload_runs_while_the_author_answers(kata, upload, ask, video):
    await kata.publish(upload, ask, video, list(QUESTIONS))
    if upload.calls[0].started >= ask.calls[-1].ended:
        fail(
            Verdict.SEQUENTIAL,
            "the upload started only after the last answer.",
            where=upload.calls[0].place,
            advice="`upload(video)` alone only makes a coroutine. What starts it, without waiting for its end?",
        )
    if ask.calls[0].started >= upload.calls[0].ended:
        fail(
            Verdict.SEQUENTIAL,
            "the first question was asked only after the upload had ended.",
            where=ask.calls[0].place,
            advice="Start the upload in a task, and wait for that task after the questions, not before.",
        )


async def test_the_upload_runs_before_the_first_answer_comes(kata, upload, ask, video):
    await kata.publish(upload, ask, video, list(QUESTIONS))
    upload.assert_started_at(0)


async def test_an_answer_is_followed_by_the_next_question_at_once(kata, service, upload, video):
    ask = service("ask", latency=[1, 3, 2])
    await kata.publish(upload, ask, video, ["title", "summary", "language"])
    ask.assert_started_at(0, 1, 4)


async def test_a_slow_upload_sets_the_time(kata, service, ask, video, clock):
    upload = service("upload", latency=9.125)
    with clock.takes(9.125, "an upload of 9.125 s beside 4 s of questions", why="the two overlap"):
        await kata.publish(upload, ask, video, list(QUESTIONS))


async def test_slow_answers_set_the_time(kata, service, upload, video, clock):
    ask = service("ask", latency=[1, 8, 2], result=str.upper)
    with clock.takes(11, "an upload of 5 s beside 11 s of questions", why="the two overlap"):
        result = await kata.publish(upload, ask, video, [*QUESTIONS, "year"])
        # The last question is asked when the upload has long ended.
        assert result == (f"link to {video}", ["TITLE", "SUMMARY", "YEAR"])


async def test_without_questions_it_only_uploads(kata, upload, ask, video, clock):
    with clock.takes(5, "an upload of 5 s without questions"):
        assert await kata.publish(upload, ask, video, []) == (f"link to {video}", [])
    ask.assert_called(times=0)


async def test_a_question_given_twice_is_asked_twice(kata, service, upload, video):
    ask = service("ask", latency=1, result=["a", "", None, "b", "c"])
    _, answers = await kata.publish(upload, ask, video, ["tag", "tag", "tag", "tag", "title"])
    assert answers == ["a", "", None, "b", "c"], "each question has an answer of its own, which may be empty"


async def test_many_questions_fit_beside_an_upload_of_many_hours(kata, service, video, clock):
    questions = [f"question {number}" for number in range(180)]
    hours = 30 * 3600
    upload, ask = service("upload", latency=hours), service("ask", latency=9, result=str.upper)
    # Little room for a call inside of a call: it stands for very many questions. The grader puts it back.
    sys.setrecursionlimit(len(list(traceback.walk_stack(None))) + 150)
    with clock.takes(hours, "an upload of 30 hours beside 1620 s of questions"):
        try:
            _, answers = await kata.publish(upload, ask, video, questions)
        except TimeoutError:
            fail(
                Verdict.WRONG_RESULT,
                f"an upload of 30 hours was stopped after {clock.elapsed:g} s.",
                advice="Wait for the upload without a time limit: the contract names none.",
            )
    assert answers == [f"QUESTION {number}" for number in range(180)]


async def test_two_films_do_not_get_in_each_others_way(kata, service, clock):
    upload = service("upload", latency={"a.mp4": 3, "b.mp4": 7}, result=lambda video: f"link to {video}")
    ask = service("ask", latency=1, result=str.upper)
    with clock.takes(7, "two films published at the same time, with uploads of 3 and 7 s"):
        both = await asyncio.gather(
            kata.publish(upload, ask, "a.mp4", ["title", "year"]), kata.publish(upload, ask, "b.mp4", ["tag"])
        )
    assert both == [("link to a.mp4", ["TITLE", "YEAR"]), ("link to b.mp4", ["TAG"])]

    upload, ask = service("upload", latency=1, result="new link"), service("ask", latency=1, result="new answer")
    result = await kata.publish(upload, ask, "a.mp4", ["title", "year"])
    assert result == ("new link", ["new answer", "new answer"]), (
        "the first film is published once more, with a new upload and the same questions."
        " Try: Each call begins anew: keep nothing from one call to the next."
    )
    upload.assert_called(times=1)

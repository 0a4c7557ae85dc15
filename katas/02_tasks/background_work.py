"""Kata: background_work

A video site publishes a new film. The upload takes long, but it needs no help: it can run
in the background while the author answers questions about the film, such as its title.
The author is one person, who answers one question at a time.

Write `publish(upload, ask, video, questions)`, a coroutine function that
  - calls `upload(video)` once, and has the upload running before it waits for an answer,
  - meanwhile calls `ask(question)` for each question, in their order, and awaits each
    answer before it asks the next question,
  - then waits until the upload has ended, however long that takes,
  - returns the tuple (link, answers): the result of the upload, and the list of the
    answers in the order of the questions.

The whole takes as long as the slower of the two, never as long as both together.

Example:

    await publish(upload, ask, "cats.mp4", ["title", "summary"])
    # upload of 5 seconds, each answer after 2 seconds:
    # ("https://...", ["Cats", "They sleep."]) after 5 seconds, not after 9

`questions` may be empty (the answers are then an empty list), may be long, and may hold a
question twice (it is then asked twice). The upload may end before the last answer or after
it, and may take many hours. Two films may be published at the same time. The tests make
nothing fail.
Not allowed: to ask the next question while one is still open, because the author would
have to answer two at once; to return, or to stop the upload, before it has ended, because
there is no link until then; to change the list `questions`, because it belongs to the
caller, who may need it for the next film.
"""


async def publish(upload, ask, video, questions):
    raise NotImplementedError("write the body of publish")

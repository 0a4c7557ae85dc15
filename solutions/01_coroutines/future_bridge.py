"""Reference: future_bridge."""

import asyncio


async def lookup(start, key):
    # A future is a result that is not there yet: one side sets it, the other awaits it.
    # It must exist before start(), which may call back at once.
    answer = asyncio.get_running_loop().create_future()

    # The library may call too late. By then the cancellation has reached the future too,
    # and setting a result on it would raise InvalidStateError into the library.
    def on_success(value):
        if not answer.done():
            answer.set_result(value)

    def on_error(exception):
        if not answer.done():
            answer.set_exception(exception)

    cancel = start(key, on_success, on_error)
    try:
        return await answer
    except asyncio.CancelledError:
        # The library knows nothing of asyncio's cancellation: pass it on by hand.
        cancel()
        raise

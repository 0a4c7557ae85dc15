"""A plain thread, a Runner with our context, and join."""

import asyncio
import contextvars
import threading


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)

    context = contextvars.copy_context()
    outcome = {}

    def work():
        try:
            with asyncio.Runner() as runner:
                outcome["result"] = runner.run(coro, context=context)
        except BaseException as exc:
            outcome["error"] = exc

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if "error" in outcome:
        raise outcome["error"]
    return outcome["result"]

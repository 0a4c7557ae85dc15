"""Sets the result of a future of asyncio from another thread.

Verdict: FORBIDDEN
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    while True:
        future = loop.create_future()

        def work():
            try:
                future.set_result(read())
            except Exception as error:
                future.set_exception(error)

        threading.Thread(target=work).start()
        if (reading := await future) is None:
            return
        yield reading

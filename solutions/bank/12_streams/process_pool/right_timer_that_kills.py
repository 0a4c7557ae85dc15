"""A timer of the loop kills the process: communicate() then ends by itself. gather and BoundedSemaphore."""

import asyncio
import contextlib


class Runner:
    def __init__(self, at_once, time_limit):
        self.places = asyncio.BoundedSemaphore(at_once)
        self.time_limit = time_limit

    async def run(self, command):
        await self.places.acquire()
        try:
            return await self._run(*command)
        except OSError:
            return (127, b"", b"")
        finally:
            self.places.release()

    async def _run(self, program, *arguments):
        process = await asyncio.create_subprocess_exec(
            program, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        late = []

        def too_late():
            late.append(True)
            with contextlib.suppress(ProcessLookupError):
                process.kill()

        timer = asyncio.get_running_loop().call_later(self.time_limit, too_late)
        try:
            output, errors = await process.communicate()
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise
        finally:
            timer.cancel()
        return (None if late else process.returncode, output, errors)


async def run_commands(commands, at_once, time_limit):
    runner = Runner(at_once, time_limit)
    tasks = [asyncio.ensure_future(runner.run(command)) for command in commands]
    try:
        return await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        await asyncio.wait(tasks)
        raise

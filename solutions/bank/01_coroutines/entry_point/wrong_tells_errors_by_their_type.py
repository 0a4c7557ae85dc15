"""An exception object that build returns is raised.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise RuntimeError("an event loop is running: use await")

    async def main():
        (result,) = await asyncio.gather(build(), return_exceptions=True)
        return result

    result = asyncio.run(main())
    if isinstance(result, BaseException):
        raise result
    return result

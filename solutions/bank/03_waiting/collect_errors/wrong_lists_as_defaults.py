"""Both lists are default values of arguments: the next call finds them full.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses, sent=[], failed=[]):
    res = await asyncio.gather(*(send(a) for a in addresses), return_exceptions=True)
    for a, r in zip(addresses, res):
        (failed if isinstance(r, Exception) else sent).append((a, r))
    return sent, failed

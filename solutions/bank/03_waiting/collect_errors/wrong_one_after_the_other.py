"""Catches the errors well, but sends one by one.

Verdict: SEQUENTIAL
"""


async def collect_errors(send, addresses):
    sent, failed = [], []
    for address in addresses:
        try:
            sent.append((address, await send(address)))
        except Exception as error:
            failed.append((address, error))
    return sent, failed

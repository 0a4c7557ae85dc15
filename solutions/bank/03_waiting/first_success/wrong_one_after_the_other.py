"""Tries the next address only when the one before has failed.

Verdict: SEQUENTIAL
"""


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses")
    errors = []
    for address in addresses:
        try:
            return await connect(address)
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("all failed", errors)

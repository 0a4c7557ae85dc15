"""Gives the notice a tenth of a second, and does not care.

Verdict: WRONG_TIMING
"""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    try:
        await asyncio.wait_for(notify(account, files), 0.1)
    except TimeoutError:
        print("the owner will hear of it later")
    return f"{files} files deleted"

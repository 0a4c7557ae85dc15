"""Checks and deletes at the same time.

Verdict: WRONG_RESULT
"""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    allowed, files = await asyncio.gather(is_admin(user), delete(account))
    if not allowed:
        return "refused"
    await notify(account, files)
    return f"{files} files deleted"

"""A TaskGroup packs the error of `notify` into an ExceptionGroup, which the caller does not expect.

Verdict: WRONG_RESULT
"""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    async with asyncio.TaskGroup() as group:
        group.create_task(notify(account, files))
    return f"{files} files deleted"

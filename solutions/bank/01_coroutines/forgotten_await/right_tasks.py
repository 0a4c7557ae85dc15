"""Makes a task of each step, and awaits it before the next."""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    allowed = await asyncio.create_task(is_admin(user))
    if allowed is False:
        return "refused"
    deleting = asyncio.create_task(delete(account))
    files = await deleting
    telling = asyncio.ensure_future(notify(account, files))
    await asyncio.wait([telling])
    telling.result()
    return str(files) + " files deleted"

"""Takes the steps apart into helpers, with a generous timeout around the check."""

import asyncio


async def _may(user, is_admin):
    async with asyncio.timeout(60):
        return await is_admin(user)


async def _delete_and_tell(account, delete, notify):
    [files] = await asyncio.gather(delete(account))
    await asyncio.wait_for(notify(account, files), timeout=60)
    return files


async def delete_account(user, account, is_admin, delete, notify):
    if not (await _may(user, is_admin)):
        return "refused"
    return f"{await _delete_and_tell(account, delete, notify)} files deleted"

"""An asynchronous context manager tells the owner when its block has ended well."""

import contextlib


@contextlib.asynccontextmanager
async def told(account, notify):
    report = {}
    yield report
    await notify(account, report["files"])


async def delete_account(user, account, is_admin, delete, notify):
    match await is_admin(user):
        case False:
            return "refused"
    async with told(account, notify) as report:
        report["files"] = await delete(account)
    return "{files} files deleted".format_map(report)

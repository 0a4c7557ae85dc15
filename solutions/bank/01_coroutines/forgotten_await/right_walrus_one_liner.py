"""Everything in one expression."""


async def delete_account(user, account, is_admin, delete, notify):
    return (
        (await notify(account, n := await delete(account)), f"{n} files deleted")[1]
        if await is_admin(user)
        else "refused"
    )

"""Drops async together with the awaits.

Verdict: NEVER_AWAITED
"""


def delete_account(user, account, is_admin, delete, notify):
    if not is_admin(user):
        return "refused"
    files = delete(account)
    notify(account, files)
    return f"{files} files deleted"

"""Has the Linux kernel keep a process's changes to files inside of one folder, where it can.

The audit hook looks at a path before it is used; the kernel looks at the file itself, whatever
happened in between, and does so for processes that this one starts, too. No rights are needed.
See https://docs.kernel.org/userspace-api/landlock.html. Elsewhere than on Linux 5.13 and later
there is the audit hook alone.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

# The numbers of the system calls are the same on all kinds of machines.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, PATH_BENEATH = 1, 1
PR_SET_NO_NEW_PRIVS = 38
WRITE_FILE, TRUNCATE = 1 << 1, 1 << 14
# Write, remove, make and (from the version given on) link elsewhere, truncate.
CHANGES = {1: WRITE_FILE | sum(1 << bit for bit in range(4, 13)), 2: 1 << 13, 3: TRUNCATE}
# Version 6: no abstract sockets and no signals of processes that are not restricted likewise.
SCOPES = 0b11
DEVICES = ("/dev/null",)


def restrict(folder: str) -> bool:
    """From now on and for good, this process and its children change files below `folder` only.

    Returns False where the system cannot do that.
    """
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    if version < 1:
        return False
    handled = sum(bits for since, bits in CHANGES.items() if version >= since)
    wanted = struct.pack("=QQQ", handled, 0, SCOPES if version >= 6 else 0)
    wanted = wanted[: 8 if version < 4 else 16 if version < 6 else 24]
    rules = libc.syscall(CREATE_RULESET, wanted, len(wanted), 0)
    if rules < 0:
        return False
    try:
        for path, allowed in ((folder, handled), *((device, WRITE_FILE | TRUNCATE) for device in DEVICES)):
            place = os.open(path, os.O_PATH)
            try:
                rule = struct.pack("=Qi", allowed & handled, place)
                if libc.syscall(ADD_RULE, rules, PATH_BENEATH, rule, 0) != 0:
                    return False
            finally:
                os.close(place)
        return libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and libc.syscall(RESTRICT_SELF, rules, 0) == 0
    finally:
        os.close(rules)

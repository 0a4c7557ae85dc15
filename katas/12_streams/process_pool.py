r"""Kata: process_pool

Before a change goes into a program, its checks must run: the linter, the tests, the build.
Each of them is a program of its own, so asyncio can start it and wait for it, while your
own program goes on. Some checks talk a lot, some fail, and one hangs for ever.

Write `run_commands(commands, at_once, time_limit)`, a coroutine function. A command is a list
of strings, a program and its arguments. `run_commands`
  - starts a process for each command, in the order of the commands. The arguments reach the
    program exactly as they are,
  - never lets more than `at_once` processes run at the same time, and never fewer while a
    command is left: when a process has ended, the next one starts,
  - kills a process that still runs `time_limit` seconds after its own start. The time in
    which a command waits for its turn does not count,
  - returns a list of tuples `(status, output, errors)`, in the order of the commands.

In these tuples
  - `status` is the exit status, a number; None for a process that was killed at the limit,
  - `output` and `errors` are bytes: all that the process wrote to its standard output and to
    its standard error. What it wrote before it was killed belongs to that, too.

Example:

    await run_commands([["git", "status"], ["python3", "-m", "pytest"], ["sleep", "9"]], 2, 5)
    # two processes at a time; a list like this:
    # [(0, b"On branch main\n", b""), (1, b"1 failed\n", b"a warning\n"), (None, b"", b"")]

If a command cannot be started (the call to start it raises OSError: perhaps there is no such
program, or the file is no program), its tuple is (127, b"", b""), as in a shell, and the
others go on. If `run_commands` is cancelled, it kills all its processes and waits for their
ends, and ends as cancelled. `commands` may be empty (the result is an empty list), and may
hold a command twice (it is then run twice). `at_once` is 1 or more.

A process may write megabytes, to both of its outputs. It may close its outputs and still go
on for long. It may ignore the polite signal of `terminate()`, but not that of `kill()`: so use
`kill()` at once, at the limit and when you are cancelled. It reads no input, and starts no
other processes.
Not allowed: subprocess.run(...) and its relatives, and to open files on the event loop (for
the outputs, say), because they block it; to leave a process behind: one that runs on takes
time and memory from others, and one that has ended stays in the system's table (a "zombie")
until somebody waits for its end.

This kata is about real processes, so its tests run in real time.
"""

import asyncio


async def run_commands(commands, at_once, time_limit):
    raise NotImplementedError("write the body of run_commands")

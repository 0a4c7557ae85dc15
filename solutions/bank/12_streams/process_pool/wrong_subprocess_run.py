"""subprocess.run blocks the loop until the process has ended.

Verdict: BLOCKED_LOOP
"""

import subprocess


async def run_commands(commands, at_once, time_limit):
    results = []
    for command in commands:
        try:
            done = subprocess.run(command, capture_output=True, timeout=time_limit)
            results.append((done.returncode, done.stdout, done.stderr))
        except subprocess.TimeoutExpired as exc:
            results.append((None, exc.stdout or b"", exc.stderr or b""))
        except OSError:
            results.append((127, b"", b""))
    return results

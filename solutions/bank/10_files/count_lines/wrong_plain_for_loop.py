"""An ordinary file and a for loop, on the loop's thread.

Verdict: BLOCKED_LOOP
"""


async def count_lines(path, text):
    lines = matches = 0
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            lines += 1
            matches += text in line
    return lines, matches

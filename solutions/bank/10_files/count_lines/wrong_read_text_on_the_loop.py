"""Path.read_text on the loop's thread.

Verdict: BLOCKED_LOOP
"""


async def count_lines(path, text):
    content = path.read_text(encoding="utf-8")
    return len(content.split("\n")) - content.endswith("\n"), content.count(text)

"""Says the lines of the example.

Verdict: WRONG_RESULT
"""


async def cook(dishes, tastings, prepare, say):
    await say("all ordered")
    for step in (1, 2, 3):
        for dish in dishes:
            await say(f"{dish} step {step}")
        if step <= tastings:
            await say(f"tasting {step}")
    await say("served")

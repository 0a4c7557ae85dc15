"""gather makes the tasks at once, and is awaited at the end."""

import asyncio


async def cook(dishes, tastings, prepare, say):
    everything = asyncio.gather(*map(prepare, dishes))
    await say("all ordered")
    done = 0
    while done < tastings:
        done += 1
        await asyncio.sleep(delay=0)
        await say("tasting " + str(done))
    await everything
    await say("served")

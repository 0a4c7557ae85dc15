"""gather, and the clock of the running loop."""

import asyncio


async def speedup_report(fetch, urls, counts):
    loop = asyncio.get_running_loop()
    report = []
    for count in counts:
        start = loop.time()
        for url in urls[:count]:
            await fetch(url)
        middle = loop.time()
        await asyncio.gather(*map(fetch, urls[:count]))
        end = loop.time()
        try:
            speedup = (middle - start) / (end - middle)
        except ZeroDivisionError:
            speedup = 1
        report.append((count, middle - start, end - middle, speedup))
    return report

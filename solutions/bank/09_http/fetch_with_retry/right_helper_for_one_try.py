"""One function makes a single try and says what came of it; another one decides."""

import asyncio
import json
from dataclasses import dataclass

import aiohttp


@dataclass
class Failed:
    error: Exception
    retry_after: str | None = None


async def _try_once(session, url):
    try:
        response = await session.get(url)
    except (TimeoutError, aiohttp.ClientConnectionError) as error:
        return Failed(error)
    try:
        if response.status == 404:
            return None
        if response.status >= 400:
            error = aiohttp.ClientResponseError(
                response.request_info, response.history, status=response.status, message="failed"
            )
            if response.status < 500:
                raise error
            return Failed(error, response.headers.get("Retry-After"))
        return json.loads(await response.text())
    except (TimeoutError, aiohttp.ClientConnectionError) as error:
        return Failed(error)
    finally:
        response.release()


async def fetch_with_retry(session, url, tries=4):
    pause = 1
    while True:
        outcome = await _try_once(session, url)
        if not isinstance(outcome, Failed):
            return outcome
        tries -= 1
        if tries == 0:
            raise outcome.error
        await asyncio.sleep(pause if outcome.retry_after is None else int(outcome.retry_after))
        pause *= 2

"""Suppresses the error that closing the source raises.

Verdict: LOST_ERROR
"""

from contextlib import suppress


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    try:
        async for message in source:
            if matches(message):
                return message
        return None
    finally:
        with suppress(Exception):
            await source.aclose()

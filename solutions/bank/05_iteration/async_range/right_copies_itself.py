"""Range and iterator are one class; `__aiter__` returns a copy, unless it is one already."""

import asyncio
from dataclasses import dataclass, replace


@dataclass
class AsyncRange:
    start: int
    stop: int
    pause: float
    is_iterator: bool = False

    def __aiter__(self):
        return self if self.is_iterator else replace(self, is_iterator=True)

    async def __anext__(self):
        match self:
            case AsyncRange(start=number, stop=stop) if number < stop:
                await asyncio.sleep(self.pause)
                print("number", number)
                self.start += 1
                return number
        raise StopAsyncIteration

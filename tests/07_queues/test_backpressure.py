"""Suite: backpressure."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def disks(service, rng):
    """Makes a disk to read so many blocks from, and one to write them to."""

    def make(number, *, read=1.0, write=1.0):
        blocks = [f"block {rng.randrange(1000)}/{index}" for index in range(number)]
        return service("read", latency=read, result=[*blocks, None]), service("write", latency=write), blocks

    return make


def most_in_memory(read, write):
    """The largest number of blocks between the start of their read and the end of their write."""
    taken = [(call.started, 1) for call in read.calls]
    given_back = [(call.ended, -1) for call in write.calls if call.ended is not None]
    most = held = 0
    for _, change in sorted(taken + given_back):
        held += change
        most = max(most, held)
    return most


def assert_in_memory(read, write, room):
    """At some moment `room` blocks were in memory, and never more."""
    __tracebackhide__ = True
    most = most_in_memory(read, write)
    if most > room:
        fail(
            Verdict.UNBOUNDED,
            f"{most} blocks were in memory at once, and there is room for {room}: `read` was called too early.",
            where=read.requests[0].place,
            advice="Count every block from the call of `read` until its `write` has ended: in a queue, or in the"
            " hands of the reader or the writer. Wait for room before you call `read`.",
        )
    if most < room:
        fail(
            Verdict.UNDERUSED,
            f"at most {most} of {room} places in memory were in use, although reading is faster than writing.",
            where=read.requests[0].place,
            advice="The reader may go on as long as there is room, while the writer is busy.",
        )


async def test_the_blocks_are_written_in_their_order(kata, disks):
    read, write, blocks = disks(4, read=1, write=2)
    await kata.copy_film(read, write, 2)
    written = [call.first for call in write.calls if call.outcome == "ok"]
    assert written == blocks, "the blocks that were written to their end"


async def test_one_read_and_one_write_at_a_time(kata, disks):
    read, write, _ = disks(5, read=1, write=3)
    await kata.copy_film(read, write, 4)
    read.assert_one_at_a_time()
    write.assert_one_at_a_time()


async def test_the_number_of_blocks_is_returned_and_none_ends_the_film(kata, disks, rng):
    number = rng.randint(3, 6)
    read, write, _ = disks(number)
    assert await kata.copy_film(read, write, 2) == number
    read.assert_called(times=number + 1)


async def test_reading_and_writing_go_on_side_by_side(kata, disks, clock):
    read, write, _ = disks(5, read=2, write=2)
    with clock.takes(12, "reading 5 blocks and the end, 2 s each, with room for 2", why="writing overlaps with it"):
        await kata.copy_film(read, write, 2)
        if clock.elapsed >= 5 * 4:
            fail(
                Verdict.SEQUENTIAL,
                f"5 blocks, 2 s for each read and each write, took {clock.elapsed:g} s: while one block is written,"
                " the next one should be read.",
                where=read.requests[0].place,
                advice="Let one task read and another one write, with a queue between them.",
            )


async def test_the_reader_waits_for_a_slow_writer(kata, disks):
    read, write, _ = disks(6, read=1, write=4)
    await kata.copy_film(read, write, 3)
    assert_in_memory(read, write, 3)


async def test_every_read_and_write_starts_at_its_moment(kata, disks, clock):
    read, write, _ = disks(4, read=1, write=3)
    with clock.takes(13, "4 blocks, 1 s for each read and 3 s for each write, with room for 2"):
        await kata.copy_film(read, write, 2)
        assert_in_memory(read, write, 2)
    read.assert_started_at(0, 1, 4, 7, 10)
    write.assert_started_at(1, 4, 7, 10)


async def test_with_room_for_one_it_reads_and_writes_in_turn(kata, disks, clock):
    read, write, _ = disks(3, read=1, write=2)
    with clock.takes(10, "3 blocks with room for 1"):
        await kata.copy_film(read, write, 1)
        assert_in_memory(read, write, 1)
    read.assert_started_at(0, 3, 6, 9)


async def test_a_slow_reader_is_never_kept_waiting(kata, disks, clock):
    read, write, _ = disks(4, read=3, write=0.5)
    with clock.takes(15, "reading 4 blocks and the end, 3 s each"):
        await kata.copy_film(read, write, 2)
    write.assert_started_at(3, 6, 9, 12)


async def test_a_film_without_blocks(kata, disks, clock):
    read, write, _ = disks(0, read=1)
    with clock.takes(1, "one read that gives None"):
        assert await kata.copy_film(read, write, 3) == 0
    write.assert_called(times=0)
    read.assert_called(times=1)


async def test_an_empty_block_is_a_block(kata, service):
    blocks = [b"", 0, b"black", b"black", b""]
    read = service("read", latency=1, result=[*blocks, None])
    write = service("write", latency=1)
    number = await kata.copy_film(read, write, 2)
    assert write.arguments == blocks, "only None ends the film"
    assert number == 5, "the number of blocks, of which two are equal to others"


async def test_a_long_film_and_two_at_the_same_time(kata, disks, clock):
    read, write, blocks = disks(24, read=0.25, write=3)
    with clock.takes(72.25, "writing 24 blocks, 3 s each", why="the first one is there after 0.25 s"):
        assert await kata.copy_film(read, write, 5) == 24
    assert_in_memory(read, write, 5)
    assert write.arguments == blocks
    films = [disks(length, read=1, write=4) for length in (2, 3)]
    with clock.takes(16, "films of 2 and 3 blocks at the same time, each with room for 1", why="each has its own room"):
        numbers = await asyncio.gather(*(kata.copy_film(read, write, 1) for read, write, _ in films))
    assert numbers == [2, 3], "the numbers of blocks of two films that were copied at the same time"


async def test_cancelling_it_stops_reading_and_writing(kata, disks):
    async def assert_stopped(read, write, room, seconds, when):
        __tracebackhide__ = True
        task = asyncio.create_task(kata.copy_film(read, write, room))
        await asyncio.sleep(seconds)
        await cancel_and_wait(task)
        await asyncio.sleep(0.25)  # whoever was cancelled has ended by now
        for call in read.calls + write.calls:
            if call.outcome == "running":
                fail(
                    Verdict.LEAKED_TASK,
                    f"`copy_film` was cancelled {when}, and `{call.described}` goes on: nobody stopped that task.",
                    where=call.place,
                    advice="Cancel what you started in a `finally`, which runs in this case too, or use a TaskGroup.",
                )

    read, write, _ = disks(20, read=2, write=2)
    await assert_stopped(read, write, 3, 5, "in the middle of the film")
    read, write, _ = disks(4, read=1, write=4)  # None comes after 5 s, when the second block is being written
    await assert_stopped(read, write, 9, 6, "after the last read")

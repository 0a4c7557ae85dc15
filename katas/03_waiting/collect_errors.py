"""Kata: collect_errors

A shop sends the same newsletter to many addresses. Some addresses are wrong and some mail
servers are down: those calls raise exceptions, but all the others should still be sent.
In the end, the shop wants to know which address had which result.

Write `collect_errors(send, addresses)`, a coroutine function that
  - calls `send(address)` once for each address, all at the same time,
  - waits until every call has ended, also when some of them fail early,
  - returns the tuple (sent, failed). `sent` is a list with a pair (address, result) for
    each call that returned, `failed` a list with a pair (address, exception) for each call
    that raised: the exception itself, not its text. Both lists are in the order of
    `addresses`, whichever call ends first,
  - counts every `Exception` as a failure, whatever its class. To be cancelled is no failure:
    when `collect_errors` is cancelled, it cancels the calls that still run, waits until they
    have cleaned up, and ends as cancelled.

Example:

    await collect_errors(send, ["ada@home", "bob@nowhere", "eve@work"])
    # each call takes 2 seconds, and the second one fails. After 2 seconds:
    # ([("ada@home", "ok"), ("eve@work", "ok")], [("bob@nowhere", ConnectionError("..."))])

`addresses` may be empty (the result is then `([], [])`), may have hundreds of members, and
may hold an address twice: it is then sent to twice, and one of the two may fail. All may
fail. A result may be any object that is not an exception: None, 0 and "" are results too.
In the tests, no call is cancelled as long as `collect_errors` itself is not.
Not allowed: to stop or to repeat a call because another one failed, because the newsletter
would be missing at one address, or arrive twice at another.
"""


async def collect_errors(send, addresses):
    raise NotImplementedError("write the body of collect_errors")

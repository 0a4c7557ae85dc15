"""HTTP without a network: URLs with a latency (aioresponses), and a real server over loopback.

Imported only by the suites that need it, for aiohttp takes a quarter of a second to load.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import socket
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock, create_autospec, patch

import aiohttp
from aioresponses import CallbackResult, aioresponses

from grader.fakes import Call, Service
from grader.verdicts import Finding, Place, Verdict
from grader.watch import Watch

if TYPE_CHECKING:
    from aiohttp import web


@dataclass
class Reply:
    """What a URL answers.

    latency: virtual seconds until the response (or the error) is there.
    text, payload: the body; payload is sent as JSON. Errors have a short text of their own.
    error: an exception to raise instead, such as aiohttp.ClientConnectionError().
    """

    status: int = 200
    text: str | bytes = ""
    payload: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    latency: float = 0
    error: BaseException | None = None


class Http:
    """Answers the requests of aiohttp's client, and remembers them.

    Known limits of the library behind it: timeouts and limits of the session have no effect.

    Attributes:
        requests: a Service that remembers each request, with the URL (as text) as its argument.
    """

    def __init__(self, watch: Watch) -> None:
        self.requests = Service(watch, "GET")
        self._watch = watch
        self._responses: list[tuple[aiohttp.ClientResponse, str, Place | None]] = []
        self._fake = aioresponses()

    def get(self, url: str, *replies: Reply, **one: Any) -> None:
        """Answer GET requests for this URL: with each reply in turn, the last one for all further ones.

        A single reply may be given by its fields: `http.get(url, latency=2, text="hello")`.
        """
        left = list(replies or [Reply(**one)])

        async def answer(_: Any, **options: Any) -> CallbackResult:
            reply = left.pop(0) if len(left) > 1 else left[0]
            await self._happen(url, reply)
            return CallbackResult(
                status=reply.status,
                body=reply.text or ("" if reply.status < 400 else f"error {reply.status}"),
                payload=reply.payload,
                headers=reply.headers,
                reason=_reason(reply.status),
                content_type="text/plain" if reply.payload is None else "application/json",
                response_class=_response_class(self._remember(url)),
            )

        self._fake.get(url, callback=answer, repeat=True)

    async def _happen(self, url: str, reply: Reply) -> None:
        clock = self._watch.clock
        call = Call("GET", (url,), {}, self._watch.learner.caller(2), clock.elapsed)
        self.requests.calls.append(call)
        try:
            await asyncio.sleep(reply.latency)
            call.outcome = "ok" if reply.error is None and reply.status < 400 else "error"
            call.ended = clock.elapsed
            if reply.error is not None:
                raise reply.error
        except asyncio.CancelledError:
            call.outcome, call.ended, call.cancelled_at = "cancelled", clock.elapsed, clock.elapsed
            raise

    def _remember(self, url: str) -> Callable[[aiohttp.ClientResponse], None]:
        place = self._watch.learner.caller(2)

        def remember(response: aiohttp.ClientResponse) -> None:
            self._watch.add_check(lambda: self._left_open(response, url, place))

        return remember

    def _left_open(self, response: aiohttp.ClientResponse, url: str, place: Place | None) -> Finding | None:
        if place is None or response.closed or response._body is not None or response.content.at_eof():
            return None
        return Finding(
            Verdict.LEAKED_RESOURCE,
            f"the response of {url} was neither read nor released: its connection stays busy.",
            place,
            "Write `async with session.get(...) as response:`, which releases it at the end of the block.",
        )

    @contextlib.contextmanager
    def in_place(self) -> Iterator[Http]:
        """Answer inside the block."""
        request = _checked_request()
        request.side_effect = self._fake._request_mock
        # The library would make a new one for each test, which takes longer than most of them.
        self._fake.patcher = patch.object(aiohttp.ClientSession, "_request", request)
        try:
            with self._fake:
                yield self
        finally:
            request.side_effect = None
            request.reset_mock()  # it keeps all the arguments


_NO_WRITER = Mock(output_size=0)


@functools.cache
def _checked_request() -> Any:
    """What stands in for ClientSession._request: takes the same arguments and no others."""
    return create_autospec(aiohttp.ClientSession._request)


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _response_class(made: Callable[[aiohttp.ClientResponse], None]) -> type[aiohttp.ClientResponse]:
    class FakeResponse(aiohttp.ClientResponse):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            # aioresponses 0.7.9 does not know this argument of aiohttp 3.14 (its issue 289).
            kwargs.setdefault("stream_writer", _NO_WRITER)
            # With a loop in debug mode, which it makes up, each response would keep its stack.
            kwargs["loop"].get_debug.return_value = False
            super().__init__(*args, **kwargs)
            self._closed = False
            made(self)

    return FakeResponse


class Sessions:
    """Remembers every client session that the learner's code makes, and whether it was closed.

    Attributes:
        opened: the sessions made by the learner's code.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.opened: list[aiohttp.ClientSession] = []

    @contextlib.contextmanager
    def noted(self) -> Iterator[Sessions]:
        """Take note inside the block."""
        original = aiohttp.ClientSession.__init__

        def init(session: aiohttp.ClientSession, *args: Any, **kwargs: Any) -> None:
            original(session, *args, **kwargs)
            if (place := self._watch.learner.caller(2)) is not None:
                self.opened.append(session)
                self._watch.add_check(lambda: self._left_open(session, place))

        with patch.object(aiohttp.ClientSession, "__init__", init):
            yield self

    def _left_open(self, session: aiohttp.ClientSession, place: Place) -> Finding | None:
        if session.closed:
            return None
        connector = session.connector
        session.detach()  # or it complains once more, later
        if connector is not None:
            connector._close_immediately() if hasattr(connector, "_close_immediately") else connector._close()
        return Finding(
            Verdict.LEAKED_RESOURCE,
            "a client session was opened and never closed.",
            place,
            "Write `async with aiohttp.ClientSession() as session:`, which closes it whatever happens.",
        )


@dataclass
class DesertedServer:
    """An address at which nobody listens: a connection is refused at once.

    Attributes:
        url: "http://127.0.0.1:PORT", without a slash at the end.
    """

    url: str

    @classmethod
    @contextlib.contextmanager
    def in_place(cls) -> Iterator[DesertedServer]:
        """One whose port stays taken: a port that was given back, another program may get at any moment."""
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            host, port = sock.getsockname()
            yield cls(f"http://{host}:{port}")


class WebServer:
    """A real HTTP server of aiohttp's on a free port of 127.0.0.1, to be used with `async with`.

    Args:
        handler: gets each request (aiohttp.web.Request) and returns what aiohttp.web wants.

    Attributes:
        url: "http://127.0.0.1:PORT", without a slash at the end.
        requests: a Service that remembers each request, with its path as the argument; a request
            whose client went away counts as cancelled.
        connections: how many connections clients have opened.
        open_connections: how many of them are still open.
    """

    def __init__(
        self,
        watch: Watch,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
        name: str = "GET",
    ) -> None:
        self.requests = Service(watch, name)
        self.connections = 0
        self.url = ""
        self._name = name
        self._watch = watch
        self._handler = handler
        from aiohttp import web  # the suites without a server do without

        self._web = web
        self._server = web.Server(self._handle, handler_cancellation=True)
        self._runner = web.ServerRunner(self._server)

    @property
    def open_connections(self) -> int:
        """How many connections are open now."""
        return len(self._server.connections)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        clock = self._watch.clock
        call = Call(self._name, (request.path_qs,), {}, None, clock.elapsed)
        self.requests.calls.append(call)
        try:
            response = await self._handler(request)  # type: ignore[arg-type]
            call.outcome = "ok" if response.status < 400 else "error"
            return response
        except asyncio.CancelledError:
            call.outcome, call.cancelled_at = "cancelled", clock.elapsed
            raise
        except self._web.HTTPException as exc:
            call.outcome = "ok" if exc.status < 400 else "error"
            raise
        finally:
            call.ended = clock.elapsed

    async def __aenter__(self) -> WebServer:
        server, made = self._server, self._server.connection_made

        def connection_made(handler: Any, transport: asyncio.Transport) -> None:
            self.connections += 1
            made(handler, transport)

        server.connection_made = connection_made  # type: ignore[method-assign]
        await self._runner.setup()
        site = self._web.TCPSite(self._runner, "127.0.0.1", 0, shutdown_timeout=0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

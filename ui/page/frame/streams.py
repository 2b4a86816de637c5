"""The event streams of the page: open as long as it is, they would keep a stopped server alive."""

import asyncio
from contextlib import suppress

from ui.page.frame.asgi import Application, Message, Receive, Send

LAST: Message = {"type": "http.response.body", "body": b"", "more_body": False}


class Streams:
    """Answers requests for streams; end() lets each end as if its browser had gone."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._ended = asyncio.Event()

    def end(self) -> None:
        self._ended.set()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Whatever goes wrong once a stream has begun, its browser has gone or its session was never there."""
        with suppress(Exception):
            await self._app(scope, self._until_ended(receive), send)
        with suppress(Exception):  # it is over already, unless it was ended
            await send(LAST)

    def _until_ended(self, receive: Receive) -> Receive:
        async def received() -> Message:
            message, ended = asyncio.ensure_future(receive()), asyncio.ensure_future(self._ended.wait())
            try:
                await asyncio.wait((message, ended), return_when=asyncio.FIRST_COMPLETED)
                return {"type": "http.disconnect"} if ended.done() else message.result()
            finally:
                message.cancel()
                ended.cancel()

        return received

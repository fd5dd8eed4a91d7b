"""That something changed: counted, and told to whoever waits for it."""

import asyncio
import contextlib


class Changes:
    def __init__(self) -> None:
        self.revision = 0
        self.over = False
        self._news = asyncio.Event()

    def happened(self) -> None:
        self.revision += 1
        self._wake()

    def end(self) -> None:
        """Nobody waits any longer, because the process is about to end."""
        self.over = True
        self._wake()

    async def after(self, revision: int, patience: float) -> int:
        """The revision once it is another one; as it stands after `patience` seconds, or at the end."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while self.revision == revision and not self.over:
                    await self._news.wait()
        return self.revision

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

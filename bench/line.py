"""A line between phones and a server that can be cut: what a hall's network does now and then."""

import asyncio
import contextlib

PIECE = 2**16


class Line:
    """Passes on what comes at its own port to the server's, while it is not cut."""

    def __init__(self, to: int) -> None:
        self.port, self._to = 0, to
        self.is_cut = False
        self._open: set[asyncio.StreamWriter] = set()

    async def begin(self) -> None:
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        """Everything that is open ends at once, and nothing new comes through."""
        self.is_cut = True
        for writer in list(self._open):
            writer.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_cut:
            return writer.transport.abort()
        try:
            there = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:  # the server is away: so is whoever is at the other end
            return writer.transport.abort()
        self._open |= {writer, there[1]}
        with contextlib.suppress(asyncio.CancelledError):  # the bench has ended
            await asyncio.gather(self._one_way(reader, there[1]), self._one_way(there[0], writer))
        self._open -= {writer, there[1]}

    async def _one_way(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(PIECE):
                writer.write(piece)
                await writer.drain()
        writer.close()

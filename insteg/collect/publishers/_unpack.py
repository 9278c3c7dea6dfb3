"""Unpack an answer piece by piece, so that what it becomes is counted before it is kept: a kilobyte can be packed out of gigabytes."""

import zlib
from collections.abc import Iterable, Iterator

import brotli

from insteg.collect.errors import SourceError

PIECE = 65_536
# What we say we understand. Anything else is an answer to somebody else's question.
ACCEPTED = "gzip, deflate, br"
# Packed in packed: nobody needs it, bombs do.
MOST_LAYERS = 2
EITHER_HEADER = 32 + zlib.MAX_WBITS


class Damaged(ValueError):
    """What came cannot be unpacked."""


def unpacked(parts: Iterable[bytes], encoding: str, most: int, address: str) -> Iterator[bytes]:
    """The parts as they were before packing, in small pieces; SourceError as soon as any layer is larger than `most` bytes."""
    names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > MOST_LAYERS or not set(names) <= LAYERS.keys():
        raise SourceError(f"{address} sends its answer packed as {encoding[:60]!r}; we asked for {ACCEPTED}. Nothing was kept.")
    found = counted(parts, most, address)
    for name in reversed(names):
        found = counted(LAYERS[name](found), most, address)
    return found


def counted(parts: Iterable[bytes], most: int, address: str) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > most:
            raise SourceError(f"{address} sends more than {most} bytes. That cannot be right; nothing was kept.")
        yield part


def _inflated(parts: Iterable[bytes]) -> Iterator[bytes]:
    """gzip (also several members in a row) and deflate with or without its header."""
    stream, started = zlib.decompressobj(EITHER_HEADER), False
    try:
        for part in parts:
            rest = part
            if not started and rest:
                stream, started = _opened(rest), True
            while rest:
                if stream.eof:
                    stream = _opened(rest)
                yield stream.decompress(rest, PIECE)
                rest = stream.unused_data if stream.eof else stream.unconsumed_tail
        while not stream.eof and (last := stream.decompress(b"", PIECE)):
            yield last
    except zlib.error as error:
        raise Damaged(str(error)) from error
    if started and not stream.eof:
        raise Damaged("it ends in the middle")


def _opened(beginning: bytes) -> "zlib._Decompress":
    """Some servers send bare deflate where the standard wants a header in front of it."""
    try:
        zlib.decompressobj(EITHER_HEADER).decompress(beginning, 1)
    except zlib.error:
        zlib.decompressobj(-zlib.MAX_WBITS).decompress(beginning, 1)
        return zlib.decompressobj(-zlib.MAX_WBITS)
    return zlib.decompressobj(EITHER_HEADER)


def _brotli(parts: Iterable[bytes]) -> Iterator[bytes]:
    stream, began = brotli.Decompressor(), False
    try:
        for part in parts:
            began = began or bool(part)
            piece = stream.process(part, output_buffer_limit=PIECE)
            while piece:
                yield piece
                piece = b"" if stream.is_finished() else stream.process(b"", output_buffer_limit=PIECE)
    except brotli.error as error:
        raise Damaged(str(error)) from error
    if began and not stream.is_finished():
        raise Damaged("it ends in the middle")


LAYERS = {"gzip": _inflated, "x-gzip": _inflated, "deflate": _inflated, "br": _brotli}

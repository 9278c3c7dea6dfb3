"""What the process that answers says to the one that started it: a letter, a length and so many bytes."""

import json
import sys

import pyarrow as pa

ROWS, END, REFUSAL = b"R", b"E", b"N"
HEAD = 5
# DuckDB repeats the question in its errors, and a question may be long.
LONGEST_SAID = 2_000


def send(kind: bytes, content: bytes) -> None:
    out = sys.stdout.buffer
    out.write(kind + len(content).to_bytes(HEAD - 1, "big") + content)
    out.flush()


def refusal(reason: str, said: str = "") -> tuple[bytes, bytes]:
    return REFUSAL, json.dumps({"reason": reason, "said": said[:LONGEST_SAID]}).encode()


def packed(batch: pa.RecordBatch) -> bytes:
    """One batch with its schema, as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema, options=pa.ipc.IpcWriteOptions(use_threads=False)) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


def unpacked(content: bytes) -> pa.RecordBatch:
    """What `packed` made. Raises pa.ArrowException for anything else."""
    with pa.ipc.open_stream(content) as stream:
        batch = stream.read_next_batch()
        batch.validate(full=True)
        return batch

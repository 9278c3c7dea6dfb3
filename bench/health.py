"""Ask a server's /health once a second and print how many seconds each answer took, until terminated. Run: python -m bench.health ADDRESS"""

import asyncio
import sys
import time

from bench.many_readers import answer


async def ask(address: str) -> None:
    while True:
        begun = time.perf_counter()
        await answer(address, "/health")
        print(time.perf_counter() - begun)
        await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(ask(sys.argv[1]))

"""`python -m tests.stubs`: every publisher's double on a port of its own, and the addresses to give to a refresh."""

import contextlib
import time

from tests.stubs import all_stubs


def main() -> None:
    with contextlib.ExitStack() as stack:
        bases = all_stubs.started(stack, first_port=9101)
        for source, base in bases.items():
            print(f"export INSTEG_BASE_{source.upper()}={base}")
        print("# Stubs are running; Ctrl-C stops them. In another terminal: the lines above, then python -m insteg refresh", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                time.sleep(3600)


if __name__ == "__main__":
    main()

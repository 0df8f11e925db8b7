"""`make serve`: the app on port 8501 of every network address, a process a core behind nginx."""

import argparse
import os
import signal
import sys
import time

from serve.processes import serving

CHECK_EVERY = 0.5  # seconds


def main() -> None:
    """Serve until stopped; a server that dies is started again."""
    parser = argparse.ArgumentParser(prog="python -m serve", description=__doc__)
    parser.add_argument("--listen", default="8501", help="the port, or host:port, that visitors open")
    parser.add_argument("--processes", type=int, default=usable_cores(), help="how many servers there are")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with serving(count=asked.processes, listen=asked.listen) as servers:
            print(f"{asked.processes} servers behind nginx, on port {asked.listen}. Ctrl+C stops them.")
            while servers.front is not None and servers.front.poll() is None:
                for port in servers.restart_dead():
                    print(f"The server on port {port} had stopped and was started again.")
                time.sleep(CHECK_EVERY)
            sys.exit("nginx has stopped; its reason stands above.")
    except FileNotFoundError as missing:
        sys.exit(str(missing))
    except KeyboardInterrupt:
        print("Stopped.")


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()

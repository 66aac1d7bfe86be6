"""``python -m classifier`` is ``multitrack``."""

import signal
import sys
from types import FrameType


def main() -> None:
    """Load the command line and run it; Ctrl-C ends it quietly with 130 from here on, also while it loads.

    A signal that comes before, while Python itself starts, cannot be caught.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may have it ignored
        signal.signal(signal.SIGINT, _stop)
    from classifier.cli import main as run

    run()


def _stop(number: int, frame: FrameType | None) -> None:
    """Leave as no KeyboardInterrupt, for which Python may end itself by the signal instead of with 130."""
    sys.exit(130)


if __name__ == "__main__":
    main()

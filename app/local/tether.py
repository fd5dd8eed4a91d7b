"""Ties a child process to the life of its parent, so that `kill -9` leaves nothing behind."""

import ctypes
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def die_with_parent(last_signal: signal.Signals) -> Callable[[], None] | None:
    """A `preexec_fn`: the kernel sends `last_signal` to the child when the thread that started it is gone.

    Linux only (None elsewhere), see https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl  # looked up before the fork: afterwards it could block

    def tie() -> None:
        prctl(PR_SET_PDEATHSIG, int(last_signal))

    return tie

"""Free and busy TCP ports of this machine (127.0.0.1)."""

import socket
from contextlib import closing

from app.errors import LocalEngineError


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: TIME_WAIT is no obstacle
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def require_free(port: int, purpose: str, cure: str) -> None:
    """Raises `LocalEngineError` with one line."""
    if not is_free(port):
        raise LocalEngineError(f"port {port} ({purpose}) is busy: {cure}")


def free_port(preferred: int | None = None) -> int:
    """`preferred` when it is free, else one of the system's choice. Somebody may take it before it is used."""
    if preferred is not None and is_free(preferred):
        return preferred
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

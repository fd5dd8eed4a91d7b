"""Connects to public addresses only. The check sits where the connection is made, behind names and redirects."""

import asyncio
import socket
from collections.abc import Iterable

import httpcore
import httpx

from app.errors import SourceError
from app.outbound.addresses import is_public

CONNECTIONS = 100
KEPT_OPEN = 20


class PublicOnly(httpcore.AsyncNetworkBackend):
    """`trusted` are `host:port`s that may be anywhere, such as the playground's."""

    def __init__(self, trusted: frozenset[str], network: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._trusted = trusted
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = [host] if f"{host}:{port}" in self._trusted else await public_addresses(host, port)
        for address in addresses:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise AssertionError("a name that resolves has an address")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise SourceError("forbidden-address", "sources are not fetched from sockets of this machine")

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)


async def public_addresses(host: str, port: int) -> list[str]:
    """All of them have to be public: one that is not means that somebody tries something. Raises `SourceError`."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError("away", f"DNS knows no host {host} (is there a connection to the internet?)") from None
    addresses = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    if not addresses or not all(map(is_public, addresses)):
        raise SourceError("forbidden-address", f"{host} is not a public address")
    return addresses


class PublicTransport(httpx.AsyncHTTPTransport):
    """httpx has no option for httpcore's network, so the pool is made here as httpx makes it."""

    def __init__(self, trusted: frozenset[str]) -> None:
        ssl_context = httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=ssl_context, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=CONNECTIONS,
            max_keepalive_connections=KEPT_OPEN,
            keepalive_expiry=5.0,
            network_backend=PublicOnly(trusted),
        )

"""Nothing that somebody pastes leads to this machine, its network or its cloud."""

from collections.abc import AsyncIterator, Iterable

import httpcore
import pytest

from app.dailies.fetching.fetcher import HttpFetcher
from app.errors import SourceError
from app.outbound.addresses import is_public
from app.outbound.connecting import PublicOnly

HOSTILE = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://localhost./",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[::7f00:1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fd00:ec2::254]/",
    "http://169.254.169.254/latest/meta-data",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.0.0.1/",
    "http://8.8.8.8:22/",
    "http://8.8.8.8:8787/",
    "http://bea@8.8.8.8/",
    "http://8.8.8.8@127.0.0.1/",
    "ftp://8.8.8.8/",
    "file:///etc/passwd",
    "gopher://8.8.8.8/",
    "//8.8.8.8/",
    "/etc/passwd",
    "http://",
    "http:///feed",
    "https://xn--/",
    "http://8.8.8.8:99999/",
    "http://8.8.8.8/" + "a" * 3000,
    "",
]


class Wire(httpcore.AsyncNetworkBackend):
    """Connects to nothing, and writes down to what it should have."""

    def __init__(self) -> None:
        self.called: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.called.append(f"{host}:{port}")
        raise httpcore.ConnectError("nobody there")


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    wire = Wire()
    monkeypatch.setattr(httpcore, "AnyIOBackend", lambda: wire)
    return wire


@pytest.fixture
async def fetcher(wire: Wire) -> AsyncIterator[HttpFetcher]:
    async with HttpFetcher(contact="https://omo.example") as fetcher:
        yield fetcher


@pytest.mark.parametrize("url", HOSTILE)
async def test_it_is_refused_before_anything_is_connected(url: str, fetcher: HttpFetcher, wire: Wire) -> None:
    with pytest.raises(SourceError) as refused:
        await fetcher.get(url)

    assert wire.called == []
    assert refused.value.kind in ("forbidden-address", "away")
    assert not refused.value.retryable or "DNS knows no host" in str(refused.value)


async def test_a_public_address_is_connected_to(fetcher: HttpFetcher, wire: Wire) -> None:
    with pytest.raises(SourceError, match="nobody there"):
        await fetcher.get("http://8.8.8.8/")

    assert wire.called == ["8.8.8.8:80"]


async def test_a_name_that_points_inside_with_one_of_its_addresses_is_refused(
    monkeypatch: pytest.MonkeyPatch, wire: Wire
) -> None:
    async def resolve(loop: object, host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("8.8.8.8", port)), (0, 0, 0, "", ("10.0.0.7", port))]

    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", resolve)
    with pytest.raises(SourceError, match="not a public address"):
        await PublicOnly(frozenset(), wire).connect_tcp("rebinding.example", 80)

    assert wire.called == []


async def test_only_the_trusted_port_of_an_inside_address_is_connected_to(wire: Wire) -> None:
    network = PublicOnly(frozenset({"127.0.0.1:9000"}), wire)
    with pytest.raises(httpcore.ConnectError):
        await network.connect_tcp("127.0.0.1", 9000)
    with pytest.raises(SourceError):
        await network.connect_tcp("127.0.0.1", 9001)

    assert wire.called == ["127.0.0.1:9000"]


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_in_all_their_forms_are_public(address: str) -> None:
    assert is_public(address)

"""Where the bot goes: to public addresses only, whatever the spelling. https://owasp.org/www-community/attacks/Server_Side_Request_Forgery

Names and numbers are judged after they were resolved, by the address that is connected to: `2130706433`, `0x7f.1`, a
name that points home, and a name that points elsewhere the second time.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from app.errors import SourceError

LONGEST = 2048
PORTS = frozenset({80, 443})

_NOT_PUBLIC = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        ),
    )
)
"""https://www.iana.org/assignments/iana-ipv4-special-registry"""
_UNICAST = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""https://www.iana.org/assignments/iana-ipv6-special-registry; tunnels (Teredo, 6to4) are among them."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""How a network without IPv4 writes the addresses of the others. https://www.rfc-editor.org/rfc/rfc6052"""


def canonical(address: str) -> str:
    """One spelling for all that lead to the same document: the host in small letters, no default port, no fragment
    (https://www.rfc-editor.org/rfc/rfc3986#section-6.2). What is no address stays as it is."""
    try:
        return str(httpx.URL(address).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return address


def is_public(address: str) -> bool:
    try:
        return _is_public(ip_address(address))
    except ValueError:
        return False


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC)
    if address.ipv4_mapped:
        return _is_public(address.ipv4_mapped)
    if address in _NAT64:
        return _is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _UNICAST and not any(address in network for network in _NOT_PUBLIC_6)


def checked_url(text: str, trusted: frozenset[str] = frozenset()) -> httpx.URL:
    """Raises `SourceError` for what is no web address. `trusted` are `host:port`s that may be anywhere."""
    try:
        url = httpx.URL(text.strip())
        has_host = bool(url.host)  # read here: some names cannot be
    except (httpx.InvalidURL, ValueError, TypeError):
        raise _forbidden("this is no web address") from None
    if url.scheme not in ("http", "https") or not has_host:
        raise _forbidden("only addresses that start with https:// or http:// are fetched")
    if "%" in url.host:
        raise _forbidden(f"{url.host} is not a public address")
    if url.userinfo:
        raise _forbidden("an address with a user name or a password in it is not fetched")
    if len(text) > LONGEST:
        raise _forbidden(f"the address is longer than {LONGEST} characters")
    if origin(url) not in trusted and (url.port or 443) not in PORTS:
        raise _forbidden(f"port {url.port} is not fetched from, only 80 and 443")
    return url


def origin(url: httpx.URL) -> str:
    """`host:port`, with the scheme's own port where none is named."""
    return f"{url.host}:{url.port or (443 if url.scheme == 'https' else 80)}"


def _forbidden(sentence: str) -> SourceError:
    return SourceError("forbidden-address", sentence)

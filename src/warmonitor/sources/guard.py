"""Which machines may be asked: public ones only, checked by the address that is then really connected to."""

from __future__ import annotations

import ipaddress
import socket

from warmonitor.errors import SourceUnavailable

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def checked_address(host: str, port: int, *, allow_private: bool = False) -> str:
    """An address of the host that may be connected to.

    The name is looked up once and the answer used, so that a second look-up cannot lead elsewhere. One private address
    among several refuses the host.

    Raises:
        SourceUnavailable: If the host is unknown, or points to a private, local or reserved address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceUnavailable(f"the host {host} is not known, or there is no network") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(is_public(address) for address in addresses):
        raise SourceUnavailable(f"the host {host} points to a private address; such addresses are not asked")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether the address belongs to the public internet, looking through the ways to wrap one address in another.

    >>> is_public("8.8.8.8"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    return all(
        inner.is_global and not inner.is_multicast and not inner.is_reserved
        for inner in _unwrapped(ipaddress.ip_address(address.split("%")[0]))
    )


def _unwrapped(address: IPAddress) -> list[IPAddress]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address, address.sixtofour]
    if address.teredo:
        return [address, *address.teredo]
    if address in NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]

"""The addresses at which phones may reach this laptop, those of its own hotspot and of private networks first."""

from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, ip_network

import psutil


class Kind(Enum):
    """What kind of network an address belongs to, in plain words and in the order in which to try them."""

    HOTSPOT = "Hotspot of this laptop"
    WIFI = "Wi-Fi"
    CABLE = "Cable"
    OTHER = "Another network"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One address of this laptop, and what its network is."""

    address: str
    kind: Kind

    @property
    def name(self) -> str:
        """What people call it."""
        return self.kind.value


_PRIVATE = tuple(ip_network(one) for one in ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12"))

_HOTSPOTS = (ip_network("192.168.137.0/24"), ip_network("10.42.0.0/16"))
"""What Windows (connection sharing) and Linux (NetworkManager) give to a hotspot of their own, themselves being .1."""

_KINDS = (
    # What networks inside the computer, to other programs or through a tunnel are called: no phone is there.
    (
        ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "virtualbox", "vmware", "vethernet", "hyper-v"),
        Kind.OTHER,
    ),
    (("utun", "tun", "tap", "wg", "tailscale", "zt", "ppp", "ipsec", "llw", "awdl", "bluetooth"), Kind.OTHER),
    # macOS calls its shared connection a bridge, Windows gives its hotspot a name with a star.
    (("bridge", "ap", "uap", "local area connection*", "lan-verbindung*", "conexión de área local*"), Kind.HOTSPOT),
    (("wl", "en0", "wi-fi", "wifi", "wlan", "wireless", "ath", "ra"), Kind.WIFI),
    (("en", "eth", "em", "lan", "ethernet", "local area connection"), Kind.CABLE),
)

_ORDER = tuple(Kind)


def candidates() -> tuple[Candidate, ...]:
    """Return the addresses of this laptop that phones may reach, the likeliest first.

    They are of the Internet's fourth version: an address that can be typed. It sends nothing and asks nobody.
    """
    states = psutil.net_if_stats()
    found = [
        (name, entry.address)
        for name, entries in psutil.net_if_addrs().items()
        for entry in entries
        if entry.family.name == "AF_INET" and (name not in states or states[name].isup)
    ]
    return sorted_out(found)


def sorted_out(found: list[tuple[str, str]]) -> tuple[Candidate, ...]:
    """Return the candidates among addresses, each given with the name that the system has for its network."""
    usable = [(name, address) for name, address in found if _usable(IPv4Address(address))]
    made = {address: Candidate(address, kind_of(name, address)) for name, address in usable}
    return tuple(sorted(made.values(), key=_place))


def kind_of(name: str, address: str) -> Kind:
    """Return what kind of network it is, by the system's name for it and the range of its address."""
    kind = next((kind for starts, kind in _KINDS if name.casefold().startswith(starts)), Kind.OTHER)
    own = address.endswith(".1") and any(IPv4Address(address) in network for network in _HOTSPOTS)
    if kind is not Kind.OTHER and own:
        return Kind.HOTSPOT
    return kind


def _usable(address: IPv4Address) -> bool:
    """Leave out the laptop itself, and addresses that it gave itself because no network did."""
    return not (address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast)


def _place(candidate: Candidate) -> tuple[int, int, IPv4Address]:
    address = IPv4Address(candidate.address)
    nearness = next((at for at, network in enumerate(_PRIVATE) if address in network), len(_PRIVATE))
    return _ORDER.index(candidate.kind), nearness, address

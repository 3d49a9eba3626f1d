"""Which addresses of the laptop are offered, in which order, and what they are called."""

import socket
from collections import namedtuple

import psutil
import pytest

from answering_desk import Desk
from core_facilitator.room.addresses import Candidate, Kind, candidates, kind_of, sorted_out
from core_facilitator.room.server import RoomServer


@pytest.mark.parametrize(
    ("name", "address", "kind"),
    [
        ("wlp3s0", "192.168.8.20", Kind.WIFI),
        ("wlan0", "10.42.0.1", Kind.HOTSPOT),  # Linux
        ("wlan0", "10.42.0.7", Kind.WIFI),  # in the hotspot of another Linux laptop
        ("Wi-Fi", "192.168.1.5", Kind.WIFI),
        ("Local Area Connection* 10", "192.168.137.1", Kind.HOTSPOT),  # Windows
        ("en0", "192.168.1.5", Kind.WIFI),  # a MacBook
        ("bridge100", "192.168.2.1", Kind.HOTSPOT),  # macOS
        ("enp0s31f6", "10.0.0.4", Kind.CABLE),
        ("eth0", "172.16.0.9", Kind.CABLE),
        ("Ethernet 2", "192.168.1.5", Kind.CABLE),
        ("docker0", "172.17.0.1", Kind.OTHER),
        ("vEthernet (WSL)", "172.20.0.1", Kind.OTHER),
        ("VirtualBox Host-Only Network", "192.168.56.1", Kind.OTHER),
        ("utun3", "10.8.0.2", Kind.OTHER),
        ("virbr0", "192.168.122.1", Kind.OTHER),
        ("something", "10.42.0.1", Kind.OTHER),
    ],
)
def test_a_network_is_called_what_people_call_it(name: str, address: str, kind: Kind) -> None:
    assert kind_of(name, address) is kind


def test_hotspots_come_first_then_wifi_then_cable_and_private_ranges_before_others() -> None:
    found = sorted_out(
        [
            ("docker0", "172.17.0.1"),
            ("eth0", "192.168.1.9"),
            ("wlan0", "8.8.8.8"),
            ("wlan0", "10.1.1.1"),
            ("wlan0", "192.168.8.20"),
            ("Local Area Connection* 10", "192.168.137.1"),
        ]
    )
    assert [one.address for one in found] == [
        "192.168.137.1",
        "192.168.8.20",
        "10.1.1.1",
        "8.8.8.8",
        "192.168.1.9",
        "172.17.0.1",
    ]
    assert found[0] == Candidate("192.168.137.1", Kind.HOTSPOT)
    assert [one.name for one in found[:2]] == ["Hotspot of this laptop", "Wi-Fi"]


def test_the_laptop_itself_and_addresses_that_no_network_gave_are_not_offered() -> None:
    assert sorted_out([("lo", "127.0.0.1"), ("wlan0", "169.254.7.7"), ("wlan0", "0.0.0.0")]) == ()


def test_networks_that_are_down_and_addresses_that_nobody_can_type_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = namedtuple("entry", "family address")  # as psutil makes them
    state = namedtuple("state", "isup")
    found = {
        "wlan0": [entry(socket.AF_INET, "192.168.8.20"), entry(socket.AF_INET6, "fe80::1")],
        "eth0": [entry(socket.AF_INET, "192.168.1.9")],
        "eth9": [entry(socket.AF_INET, "192.168.1.10")],
    }
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: found)
    monkeypatch.setattr(psutil, "net_if_stats", lambda: {"wlan0": state(True), "eth0": state(False)})
    assert [one.address for one in candidates()] == ["192.168.8.20", "192.168.1.10"]


def test_phones_can_be_served_at_each_address_of_this_computer() -> None:
    for one in candidates():
        server = RoomServer(Desk(), answered=lambda: None)
        assert server.start(one.address).ip == one.address
        server.stop()

"""How phones and laptop come into one network, with no internet: hotspots by system, and what to try when none comes.

No system lets a program start its hotspot the same way on every computer, so these are steps for a person.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HotspotHelp:
    """How to start the hotspot of a laptop. `platform` is what Python calls the system (`sys.platform`)."""

    platform: str
    system: str
    steps: tuple[str, ...]
    good_to_know: tuple[str, ...]


WAYS = (
    "A small travel router, plugged into power and into nothing else. Laptop and phones join its Wi-Fi. This serves a "
    "large room best: many laptops take only about eight phones at once.",
    "The hotspot of one phone. Turn its mobile data off first. Laptop and phones join it, that phone too takes part.",
    "The hotspot of this laptop, as below.",
    "The Wi-Fi of the building, where it lets devices see each other. Guest networks often do not.",
)
"""Networks that need no internet, the most dependable first."""

WINDOWS = HotspotHelp(
    "win32",
    "Windows 11 and 10",
    (
        "Open Settings, Network & internet, Mobile hotspot.",
        "Under Properties choose Edit, and give it a name and a new password of at least eight characters.",
        "Turn Power saving off, or the hotspot ends after a few minutes without a phone.",
        "Turn Mobile hotspot on. Then choose Hotspot of this laptop here.",
        "When Windows asks whether CORE Facilitator may be reached, allow it on private networks.",
    ),
    (
        "Windows shares a connection: it starts the hotspot only while the laptop is in some network. One without "
        "internet will do. Where there is none at all, use a travel router or a phone's hotspot.",
        "If no phone comes through, look at Settings, Privacy & security, Windows Security, Firewall & network "
        "protection, Allow an app through firewall.",
    ),
)

MACOS = HotspotHelp(
    "darwin",
    "macOS",
    (
        "Open System Settings, General, Sharing, and the details of Internet Sharing.",
        "Share from a connection that is not Wi-Fi, such as Ethernet or Thunderbolt Bridge; nothing has to be plugged "
        "in. To devices using: Wi-Fi.",
        "Open Wi-Fi Options. Give the network a name and a new password, with WPA2 or WPA3.",
        "Turn Internet Sharing on, and say Start. Then choose Hotspot of this laptop here.",
        "When macOS asks whether CORE Facilitator may accept connections, allow it.",
    ),
    (
        "A Mac cannot be in a Wi-Fi and give one at the same time.",
        "If no phone comes through, look at System Settings, Network, Firewall, Options.",
    ),
)

LINUX = HotspotHelp(
    "linux",
    "Linux",
    (
        "In GNOME, open Settings, Wi-Fi, and choose Turn On Wi-Fi Hotspot in its menu. In KDE, choose Hotspot in the "
        "list of networks.",
        "Give it a name and a new password of at least eight characters.",
        "In a terminal the same is: nmcli device wifi hotspot ssid Retreat password eight-or-more",
        "Then choose Hotspot of this laptop here.",
    ),
    (
        "It needs no internet. It ends the Wi-Fi that the laptop is in, unless there are two Wi-Fi adapters.",
        "If no phone comes through, let the firewall accept the port that stands after the colon of the address: "
        "sudo firewall-cmd --add-port=8080/tcp, or sudo ufw allow 8080/tcp.",
    ),
)

SYSTEMS = (WINDOWS, MACOS, LINUX)

WHEN_NO_PHONE_COMES = (
    "Is the phone in the same Wi-Fi as the laptop? It may have gone back to another one, or to mobile data.",
    "If the phone says that this Wi-Fi has no internet, choose to stay. If it keeps leaving, turn its mobile data off.",
    "Type the address as it stands on the screen, with the numbers after the colon, and without https. If the phone "
    "searches for it instead, type http:// before it.",
    "A phone may call the page not secure: what it sends is not encrypted on its way, and whoever is in that Wi-Fi "
    "could read along. So give a Wi-Fi of your own a new password for the day.",
    "A VPN on the phone can keep it from the laptop. Turn it off for these minutes.",
    "Allow CORE Facilitator in the firewall of this laptop.",
    "In the Wi-Fi of a building, devices are often kept apart. Use a hotspot instead.",
    "Nothing helps? Pass the laptop around, or hand out paper. All of it counts in the same check-in.",
)
"""What to try, in this order, until another device has come through."""


def hotspot_help(platform: str) -> HotspotHelp:
    """Return how to start a hotspot on the system that this is, or on Linux where it is none of these."""
    return next((one for one in SYSTEMS if one.platform == platform), LINUX)

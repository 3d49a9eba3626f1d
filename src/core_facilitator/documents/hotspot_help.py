"""What helps when phones do not reach the laptop: a Wi-Fi of its own on each system, what to check, and the way out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """One thing to do or to check: what it is called, and its steps or sentences."""

    key: str
    title: str
    lines: tuple[str, ...]
    numbered: bool = False


CHECKS = (
    Help(
        "same",
        "The same Wi-Fi",
        (
            "Phone and laptop must be in the same Wi-Fi. Look at its name on both.",
            "A phone may leave a Wi-Fi without internet by itself. When it asks, let it stay, and turn mobile data off "
            "for these minutes.",
            "A VPN, or a setting that hides where a phone is, can keep it from the laptop. Turn it off meanwhile.",
        ),
    ),
    Help(
        "guests",
        "A guest network",
        (
            "Guest networks of hotels and schools often keep devices apart, so that none reaches another. Nothing on "
            "the laptop can change that: make a Wi-Fi of your own, as below.",
        ),
    ),
    Help(
        "firewall",
        "The question of the firewall",
        (
            "Windows asks at the first start whether this app may be reached. Allow it on private networks. If nobody "
            "asked, open Settings, Network and internet, the properties of the network, and choose Private network.",
            "macOS asks whether the app may accept incoming connections. Choose Allow. It can be looked up in System "
            "Settings, Network, Firewall, Options.",
            "On Linux ask whoever set up its firewall; on most computers at home there is none.",
            "On a computer of your district only its administrators may be able to allow it. Try this before the day.",
        ),
    ),
    Help(
        "address",
        "http, not https",
        (
            "Type the address just as it is shown, beginning with http://. Some phones make https:// of it, or search "
            "for it instead; then type it whole, with http:// and the number after the colon.",
            "A phone may say that the page is not secure: what it sends is not encrypted on its way, and whoever is in "
            "that Wi-Fi could read along. So give a Wi-Fi of your own a new password for the day.",
            "The address changes with the network. Look at it again after you have joined another one.",
        ),
    ),
)
"""What to check first, in the order in which it is mostly the cause."""

_WINDOWS = Help(
    "windows",
    "A hotspot on Windows",
    (
        "Open Settings, Network and internet, Mobile hotspot.",
        "Set a name and a password, and turn Power saving off.",
        "Turn Mobile hotspot on. Windows starts it only while the laptop is in some network; one without internet will "
        "do.",
        "Let the phones join it. Windows lets about eight devices in at a time.",
        "Choose “Hotspot of this laptop” as the network here.",
    ),
    numbered=True,
)

_MACOS = Help(
    "macos",
    "A hotspot on a Mac",
    (
        "Open System Settings, General, Sharing, and click the i beside Internet Sharing.",
        "Share the connection from Ethernet or Thunderbolt Bridge, even if nothing is plugged in, to devices using "
        "Wi-Fi.",
        "Choose a name and a password under Wi-Fi options.",
        "Turn Internet Sharing on. The laptop itself leaves its other Wi-Fi then.",
        "Let the phones join it, and choose “Hotspot of this laptop” as the network here.",
    ),
    numbered=True,
)

_LINUX = Help(
    "linux",
    "A hotspot on Linux",
    (
        "Open Settings, Wi-Fi, the menu at the top, Turn On Wi-Fi Hotspot. In KDE it is Hotspot in the menu of "
        "networks.",
        "Choose a name and a password. The laptop leaves its other Wi-Fi then.",
        "In a terminal it is: nmcli device wifi hotspot ssid NAME password PASSWORD",
        "Let the phones join it, and choose “Hotspot of this laptop” as the network here.",
    ),
    numbered=True,
)

_OTHERS = Help(
    "others",
    "Other ways to a Wi-Fi of your own",
    (
        "A small travel router with nothing plugged in makes a Wi-Fi for a whole room. It is the surest way for more "
        "than eight phones.",
        "A phone can be the hotspot: the laptop and the other phones join it. Most let five to ten devices in. No "
        "mobile data is needed for the check-in itself.",
    ),
)

WAY_OUT = Help(
    "way-out",
    "It still does not work",
    (
        "Nobody has to wait for a network. Pass this laptop around, or hand out paper and enter it in piles. All three "
        "go into the same check-in, and protect people in the same way.",
        "What was answered by phone already stays counted.",
    ),
)
"""What works without any network."""

_OWN_WIFI = {"win32": _WINDOWS, "darwin": _MACOS, "linux": _LINUX}


def own_wifi(system: str) -> tuple[Help, ...]:
    """Return how to make a Wi-Fi of one's own: on this system first, named as `sys.platform` does, then elsewhere."""
    first = _OWN_WIFI.get(system, _LINUX)
    return (first, *(one for one in _OWN_WIFI.values() if one is not first), _OTHERS)

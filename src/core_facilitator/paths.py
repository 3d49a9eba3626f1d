"""Where forms and resources are, beside src or inside the installed package, and where this user keeps things."""

from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_data"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parents[1]


def form(name: str) -> Path:
    """Return the Designer form of that name."""
    return _ROOT / "ui" / f"{name}.ui"


def resource(*parts: str) -> Path:
    """Return a bundled file or folder, for example `resource("fonts", "SourceSans3-Regular.ttf")`."""
    return _ROOT.joinpath("resources", *parts)


@cache
def time_zones() -> tuple[str, ...]:
    """Return the IANA names of all time zones that come with the app, so that every computer knows them, in order.

    Asking `zoneinfo` would read hundreds of files, and find others on each system.
    """
    import tzdata

    return tuple(sorted(Path(tzdata.__file__).with_name("zones").read_text(encoding="utf-8").split()))


def settings_file() -> Path:
    """Return where this user's settings are kept; the folder may not exist yet."""
    from platformdirs import user_config_path

    return user_config_path("CORE Facilitator", appauthor=False) / "settings.json"


def documents_folder() -> Path:
    """Return this user's own folder for documents, where packets are saved at first; home where there is none.

    A fresh Linux account has none until its desktop first ran, and a redirected one may be on a drive that is gone.
    """
    from platformdirs import user_documents_path

    folder = user_documents_path()
    with suppress(OSError):
        if folder.is_dir():
            return folder
    return Path.home()


def notices() -> Path:
    """Return the licenses of everything that comes with the app."""
    return resource("THIRD_PARTY_NOTICES.md")


def log_file() -> Path:
    """Return where this user's log is kept; the folder may not exist yet."""
    from platformdirs import user_log_path

    return user_log_path("CORE Facilitator", appauthor=False) / "core-facilitator.log"

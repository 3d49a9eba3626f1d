"""What the room's server replies: the page and its parts, short JSON, and refusals of one word."""

import json
from typing import Any

from aiohttp import web

from core_facilitator.paths import resource
from core_facilitator.room import phone_words

_FILES = {
    "/": ("page.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
}
WORDS = "/words.js"

_HEADERS = {
    "Server": "check-in",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_SENTENCES = {
    400: "not understood",
    403: "not allowed",
    404: "not found",
    405: "not possible",
    408: "too slow",
    409: "answered already",
    410: "closed",
    413: "too long",
    421: "not here",
    429: "too many wrong codes",
    500: "not kept",
    503: "not now",
}


def page_parts() -> dict[str, tuple[bytes, str]]:
    """Return all that a phone loads, by path: bytes and their kind. It is read once for each server."""
    parts = {path: (resource("room", name).read_bytes(), kind) for path, (name, kind) in _FILES.items()}
    words = json.dumps(phone_words.both(), ensure_ascii=False, separators=(",", ":"))
    return {**parts, WORDS: (f"var WORDS={words};".encode(), "text/javascript")}


def part(content: tuple[bytes, str]) -> web.Response:
    """Return one part of the page."""
    body, kind = content
    return web.Response(body=body, content_type=kind, charset="utf-8", headers=_HEADERS)


def told(fields: dict[str, Any]) -> web.Response:
    """Return an answer to the page."""
    return web.json_response(fields, headers=_HEADERS)


def refusal(status: int, why: str = "") -> web.Response:
    """Return a refusal. It says why in a word, and nothing of what was sent."""
    return web.json_response({"error": why or _SENTENCES.get(status, "refused")}, status=status, headers=_HEADERS)

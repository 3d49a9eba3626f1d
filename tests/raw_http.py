"""Speaks HTTP as bytes, so that a test can say things that no browser would."""

import json
import socket
from dataclasses import dataclass, field
from typing import Any

from core_facilitator.room.server import Address


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def fields(self) -> dict[str, Any]:
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


@dataclass
class Phone:
    """One connection to the room, opened when it is first used."""

    at: Address
    line: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.line = socket.create_connection((self.at.ip, self.at.port), timeout=30)

    def __enter__(self) -> "Phone":
        return self

    def __exit__(self, *_about: object) -> None:
        self.line.close()

    def send(
        self, method: str, path: str, body: bytes | dict[str, Any] | None = None, headers: dict[str, str] | None = None
    ) -> None:
        """Send a request as the page does, with other headers where a test gives some; an empty one is left out."""
        content = json.dumps(body).encode() if isinstance(body, dict) else body or b""
        lines = {"Host": f"{self.at.ip}:{self.at.port}", "Content-Length": str(len(content))}
        if body is not None:
            lines |= {"Content-Type": "application/json", "Origin": f"http://{self.at.ip}:{self.at.port}"}
        lines |= headers or {}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
        self.line.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + content)

    def ask(
        self, method: str, path: str, body: bytes | dict[str, Any] | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        """Send a request and return the reply to it."""
        self.send(method, path, body, headers)
        return self.reply()

    def reply(self) -> Reply:
        """Return the next reply."""
        head = b""
        while b"\r\n\r\n" not in head:
            head += self._more()
        head, _, body = head.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.casefold(): value for name, _, value in (line.partition(": ") for line in lines)}
        while len(body) < int(headers.get("content-length", "0")):
            body += self._more()
        return Reply(int(first.split()[1]), headers, body)

    def is_dropped(self) -> bool:
        """Wait until the other side ends the connection; return whether it said nothing before."""
        try:
            return self.line.recv(65_536) == b""
        except ConnectionError:
            return True

    def _more(self) -> bytes:
        more = self.line.recv(65_536)
        if not more:
            raise ConnectionResetError
        return more

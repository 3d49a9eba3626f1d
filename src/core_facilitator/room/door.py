"""The door: who may come in, what each path does, and what is replied to everything else."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from core_facilitator.domain.answering import AnsweringDesk, Taken, Ticket
from core_facilitator.domain.check_in_rules import AnswerError
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.room import letters, replies
from core_facilitator.room.connections import Connection
from core_facilitator.room.guesses import Guesses, same_code
from core_facilitator.room.letters import NotUnderstoodError
from core_facilitator.room.limits import Limits
from core_facilitator.room.questions import questions

Act = Callable[[CheckIn, dict[str, Any]], Taken]

_KEPT = (Taken.KEPT, Taken.CHANGED, Taken.WITHDRAWN)
_REFUSED = {Taken.ALREADY: 409, Taken.UNKNOWN: 403, Taken.CLOSED: 410, Taken.FULL: 503}
_POSSIBLE = {"/join": {"POST"}, "/answer": {"POST", "PUT", "DELETE"}, "/state": {"GET"}}


class RefusedError(Exception):
    """A request gets nothing but a status, and perhaps a word why."""

    def __init__(self, status: int, why: str = "") -> None:
        super().__init__(status)
        self.status, self.why = status, why


@dataclass(slots=True)
class Door:
    """Answers the requests that come to one address.

    `host` is how that address is written, with its port. `answered` is called when the number of answers may be
    another, `reached` when a device other than this laptop loaded the page; neither learns which. `troubles` counts
    what went wrong, by a code, without any time.
    """

    desk: AnsweringDesk
    host: str
    limits: Limits
    answered: Callable[[], None]
    reached: Callable[[], None]
    now: Callable[[], float]
    troubles: Counter[str] = field(default_factory=Counter)
    _parts: dict[str, tuple[bytes, str]] = field(default_factory=replies.page_parts)
    _guesses: Guesses = field(init=False)

    def __post_init__(self) -> None:
        self._guesses = Guesses(self.limits, self.now)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Reply to a request, whatever it is, and see that the reply is sent."""
        connection = request.protocol
        try:
            response = await self._replied(request)
        except RefusedError as refused:
            response = replies.refusal(refused.status, refused.why)
        except NotUnderstoodError:
            response = replies.refusal(400)
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, a phone is told, and nothing of it is written down
            self.note(error)
            response = replies.refusal(500)
        if isinstance(connection, Connection):
            connection.answering()
            await response.prepare(request)
            await response.write_eof()
            connection.answered()
        return response

    def note(self, error: BaseException | None) -> None:
        """Count what went wrong, by its kind alone."""
        self.troubles[type(error).__name__] += 1

    async def _replied(self, request: web.BaseRequest) -> web.Response:
        if request.headers.getall("Host", []) != [self.host] and not self._is_bare_host(request):
            raise RefusedError(421)
        path, method = request.path, request.method
        if path in self._parts and method == "GET":
            return self._part(request, path)
        possible = {"GET"} if path in self._parts else _POSSIBLE.get(path)
        if possible is None:
            raise RefusedError(404)
        if method not in possible:
            raise RefusedError(405)
        if path == "/state":
            return replies.told({"open": self._asked_of_desk(self.desk.asked) is not None})
        return await self._taken_in(request, path, method)

    def _is_bare_host(self, request: web.BaseRequest) -> bool:
        """Return whether the port is left out because it is that of the web."""
        return self.host == f"{request.headers.get('Host')}:80"

    def _part(self, request: web.BaseRequest, path: str) -> web.Response:
        if path == "/" and request.remote not in (None, "127.0.0.1", self.host.rpartition(":")[0]):
            self.reached()
        return replies.part(self._parts[path])

    async def _taken_in(self, request: web.BaseRequest, path: str, method: str) -> web.Response:
        self._check_sender(request)
        open_now = self._asked_of_desk(self.desk.asked)
        fields = letters.read(await self._body(request, self.limits.body_for(open_now)))
        if open_now is None:
            raise RefusedError(410)
        if path == "/join":
            return self._join(request.remote or "", open_now, fields)
        if letters.check_in(fields) != open_now.id:
            raise RefusedError(410)
        acts: dict[str, Act] = {"POST": self._hand_in, "PUT": self._put, "DELETE": self._withdraw}
        return self._done(acts[method], open_now, fields)

    def _check_sender(self, request: web.BaseRequest) -> None:
        """Refuse what a page of somebody else can make a phone send."""
        if request.headers.get("Origin", f"http://{self.host}") != f"http://{self.host}":
            raise RefusedError(403)
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise RefusedError(403)
        if request.content_type != "application/json":
            raise RefusedError(403)

    async def _body(self, request: web.BaseRequest, most: int) -> bytes:
        body = bytearray()
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > most:
                raise RefusedError(413)
        return bytes(body)

    def _join(self, address: str, open_now: CheckIn, fields: dict[str, Any]) -> web.Response:
        typed = letters.code(fields)
        if self._guesses.too_many(address):
            raise RefusedError(429)
        if not same_code(typed, open_now.code):
            self._guesses.add(address)
            raise RefusedError(403, "wrong code")
        given = self._asked_of_desk(lambda: self.desk.ticket(open_now.id))
        if not isinstance(given, Ticket):
            raise RefusedError(_REFUSED[given], given.value)
        return replies.told({"ticket": given.secret, **questions(open_now)})

    def _done(self, act: Act, open_now: CheckIn, fields: dict[str, Any]) -> web.Response:
        taken = self._asked_of_desk(lambda: act(open_now, fields))
        if taken not in _KEPT:
            raise RefusedError(_REFUSED[taken], taken.value)
        self.answered()
        return replies.told({"taken": taken.value})

    def _asked_of_desk(self, ask: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever the desk returns
        """Ask the desk; it has written to the disk when it returns."""
        try:
            return ask()
        except AnswerError:
            raise NotUnderstoodError from None
        except WorkspaceError as error:
            self.troubles[error.fault.name] += 1
            raise RefusedError(503, "not kept") from None

    def _hand_in(self, open_now: CheckIn, fields: dict[str, Any]) -> Taken:
        return self.desk.answer(open_now.id, letters.ticket(fields), letters.sheet(fields))

    def _put(self, open_now: CheckIn, fields: dict[str, Any]) -> Taken:
        """Let this be the answer of that ticket, whether it gave one or not: sent twice, it is the same as once."""
        ticket, sheet = letters.ticket(fields), letters.sheet(fields)
        taken = self.desk.change(open_now.id, ticket, sheet)
        return self.desk.answer(open_now.id, ticket, sheet) if taken is Taken.UNKNOWN else taken

    def _withdraw(self, open_now: CheckIn, fields: dict[str, Any]) -> Taken:
        return self.desk.withdraw(open_now.id, letters.ticket(fields))

"""Mails as files: the subject, who wrote to whom, and the text; attachments are named, not opened."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import MIMEPart

from core_facilitator.domain.pasted_sources import Source, SourceLine, Told, text_lines
from core_facilitator.intake.pages import page_lines
from core_facilitator.intake.texts import decoded

_HEADS = ("From", "To", "Cc", "Date")


def read(data: bytes, name: str) -> Source:
    """Return the lines of a mail.

    Raises:
        IntakeError: when a part of it that says it is text is none.
    """
    mail = message_from_bytes(data, policy=policy.default)
    subject = " ".join(str(mail.get("Subject", "")).split())
    heads = [
        SourceLine(text=f"{head}: {' '.join(str(mail[head]).split())}", aside=True) for head in _HEADS if head in mail
    ]
    title = [SourceLine(text=f"Subject: {subject}")] if subject else []
    lines = tuple(line for part in _shown(mail) for line in _lines(part, name))
    attached = tuple(
        SourceLine(text=f"Attachment: {part.get_filename() or part.get_content_type()}", aside=True)
        for part in mail.walk()
        if not part.is_multipart() and _attached(part)
    )
    told = ((Told.ATTACHMENTS, str(len(attached))),) if attached else ()
    return Source(lines=(*title, *heads, SourceLine(text=""), *lines), after=attached, told=told)


def _shown(part: MIMEPart) -> Iterator[MIMEPart]:
    """Yield the parts with text; of the same in several forms the plain one, where it says anything."""
    if part.get_content_type() == "multipart/alternative":
        forms = [shown for one in part.iter_parts() for shown in _shown(one)]
        filled = [one for one in forms if _bytes(one).strip()]
        plain = [one for one in filled if one.get_content_subtype() == "plain"]
        yield from (plain or filled)[:1]
    elif part.is_multipart():
        for one in part.iter_parts():
            yield from _shown(one)
    elif not _attached(part):
        yield part


def _attached(part: MIMEPart) -> bool:
    return part.is_attachment() or part.get_content_type() not in ("text/plain", "text/html")


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _lines(part: MIMEPart, name: str) -> tuple[SourceLine, ...]:
    data = _bytes(part)
    try:
        text = data.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):  # a charset that nobody knows, or another than it says
        text = decoded(data, name)[0]
    return page_lines(text) if part.get_content_subtype() == "html" else text_lines(text)

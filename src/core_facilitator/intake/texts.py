"""Texts: which letters their bytes mean."""

import codecs

from core_facilitator.intake.refusals import IntakeError, Refusal

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4_000
_WINDOWS_GAPS = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
_FEW = 8
_MOST_CONTROLS = 0.02  # of the bytes of a text; a program has far more


def decoded(data: bytes, name: str) -> tuple[str, bool]:
    """Return the letters of a text, and whether they were taken as those of Windows because nothing else fits.

    Raises:
        IntakeError: when it is no text.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            try:
                return data.decode(encoding), False
            except UnicodeDecodeError as error:
                raise IntakeError(Refusal.DAMAGED, name) from error
    if wide := _wide(data):
        return data.decode(wide, "replace"), False
    sample = data[:_SAMPLE]
    if sum(byte < 9 or 13 < byte < 32 for byte in sample) > max(_FEW, len(sample) * _MOST_CONTROLS):
        raise IntakeError(Refusal.UNKNOWN, name)
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return windows(data), True


def windows(data: bytes) -> str:
    """Return the letters of Western Windows; five bytes that it leaves open stay as they are."""
    return "".join(_WINDOWS_GAPS.get(byte) or bytes((byte,)).decode("cp1252") for byte in data)


def _wide(data: bytes) -> str:
    """Return the encoding of letters of two bytes without a mark: every other byte of Western text is nothing."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half and len(data) % 2 == 0:
        if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) == 0:
            return "utf-16-le"
        if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) == 0:
            return "utf-16-be"
    return ""

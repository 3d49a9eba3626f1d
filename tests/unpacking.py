"""All that is in a printed file, unpacked; and what a checker of PDF calls an error."""

import zipfile
from io import BytesIO

import pikepdf

import pdf_reading


def is_error(severity: object) -> bool:
    """Say whether the checker calls it an error; a warning asks for a person's judgment."""
    return "error" in str(severity).lower()


def unpacked(form: str, data: bytes) -> bytes:
    """Return all bytes of a file with what is packed in it unpacked, and of a PDF what it says besides."""
    if form == "docx":
        with zipfile.ZipFile(BytesIO(data)) as file:
            return b"\n".join(file.read(name) for name in file.namelist())
    if form == "pdf":
        with pikepdf.open(BytesIO(data)) as pdf:
            streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
            strings = "\n".join(repr(thing) for thing in pdf.objects)
        reading = pdf_reading.read(data)
        said = "\n".join((reading.text, *reading.decoration, strings))
        return b"\n".join((data, *streams, said.encode()))
    return data

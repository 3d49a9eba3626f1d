"""Pages of a PDF file as a printer takes them: drawn large, and cut into strips that are each sent in a moment.

Called on the worker thread, like all that draws with PDFium; values in, values out, nothing of Qt.
"""

from core_facilitator.gui.printing import Picture

_ROWS = 100
"""Rows of pixels in a strip: a third of an inch at 300 dots to the inch, so that scaling finds edges on edges.

For one of 2,550 pixels the printer takes some 10 milliseconds.
"""


def strips(pdf: bytes, number: int, room: tuple[int, int]) -> tuple[Picture, ...]:
    """Return a page, counted from 1, drawn as large as a room of that many pixels allows, from the top down."""
    import pypdfium2

    width, height = room
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1]
        scale = min(width / page.get_width(), height / page.get_height())
        # Rounding up must not make the page a row higher than its paper.
        bitmap = page.render(scale=scale * 0.9999, prefer_bgrx=True)
        stride = bitmap.stride
        data = memoryview(bitmap.buffer).cast("B")
        return tuple(
            Picture(
                bitmap.width,
                min(_ROWS, bitmap.height - top),
                bytes(data[top * stride : min(top + _ROWS, bitmap.height) * stride]),
            )
            for top in range(0, bitmap.height, _ROWS)
        )

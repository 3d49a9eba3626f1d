"""What a card of the library carries while it is dragged: its key, and no word of it."""

from PySide6.QtCore import QByteArray, QMimeData

CARD_DRAGGED = "application/x-core-facilitator-dragged-card"


def dragged_card(key: str) -> QMimeData:
    """Return what a drag of a card carries."""
    data = QMimeData()
    data.setData(CARD_DRAGGED, QByteArray(key.encode()))
    return data


def dragged_card_key(data: QMimeData) -> str:
    """Return the key of the card that a drag carries; nothing when it is something else."""
    return bytes(data.data(CARD_DRAGGED).data()).decode(errors="ignore") if data.hasFormat(CARD_DRAGGED) else ""

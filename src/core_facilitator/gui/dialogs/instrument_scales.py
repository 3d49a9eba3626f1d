"""The scales of an instrument: a list of them, and beside it the answers of the chosen one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem

from core_facilitator.domain.instruments import Scale, Scaling
from core_facilitator.domain.own_instruments import fresh_key, typed_points, written_points
from core_facilitator.domain.ready_scales import AGREEMENT, READY, ready_like
from core_facilitator.gui.models import instrument_words
from core_facilitator.gui.widgets.block_choices import choose

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.instrument_editor import InstrumentEditor


class InstrumentScales(QObject):
    """Works on the fields of the editor that are about scales. `touched`: one of them is another now."""

    touched = Signal()

    def __init__(self, editor: InstrumentEditor) -> None:
        super().__init__(editor)
        self._form = editor
        self._showing = False
        self._scales: tuple[Scale, ...] = ()
        self._as_shown = AGREEMENT
        for ready in READY:
            editor.ready_combo.addItem(instrument_words.ready_name(ready), ready.key)
        editor.ready_combo.addItem(self.tr("Answers of our own"), "")
        for scaling in Scaling:
            editor.scaling_combo.addItem(instrument_words.scaling_name(scaling), scaling.value)
        editor.scales_list.currentRowChanged.connect(self._show_scale)
        editor.ready_combo.activated.connect(self._take_ready)
        editor.points_edit.textChanged.connect(self._take_points)
        editor.scaling_combo.activated.connect(self._take_scaling)
        editor.add_scale_button.clicked.connect(self._add)
        editor.remove_scale_button.clicked.connect(self._remove)

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales as they are shown."""
        return self._scales

    def show(self, scales: tuple[Scale, ...]) -> None:
        """Show other scales, the first of them chosen."""
        self._scales = scales
        self._list(0)

    def go_to(self, key: str) -> None:
        """Choose a scale and give its answers the keyboard."""
        row = next((at for at, one in enumerate(self._scales) if one.key == key), 0)
        self._form.scales_list.setCurrentRow(row)
        self._form.points_edit.setFocus()

    def _list(self, row: int) -> None:
        listed = self._form.scales_list
        self._showing = True
        listed.clear()
        for scale in self._scales:
            QListWidgetItem(instrument_words.scale_name(scale), listed)
        listed.setCurrentRow(min(row, len(self._scales) - 1))
        self._showing = False
        self._show_scale()

    @property
    def _at(self) -> int:
        return self._form.scales_list.currentRow()

    @Slot()
    def _show_scale(self) -> None:
        form, at = self._form, self._at
        there = 0 <= at < len(self._scales)
        form.scale_body.setVisible(there)
        form.remove_scale_button.setEnabled(there)
        if there and not self._showing:
            self._as_shown = scale = self._scales[at]
            self._showing = True
            form.points_edit.setPlainText(written_points(scale))
            self._showing = False
            self._tell(scale)

    def _tell(self, scale: Scale) -> None:
        """Say beside a scale what it is; its answers stay as they are being typed."""
        form, ready = self._form, ready_like(scale)
        choose(form.ready_combo, "" if ready is None else ready.key)
        choose(form.scaling_combo, scale.scaling.value)
        labels = ", ".join(point.label.text for point in scale.points if point.value in scale.joined)
        words = self.tr("Where few choose them, these are shown as one, “{0}”: {1}.")
        form.joined_label.setText(words.format(scale.joined_as.text, labels))
        form.joined_label.setVisible(bool(labels))
        item = form.scales_list.item(self._at)
        item.setText(instrument_words.scale_name(scale))
        item.setToolTip(item.text())

    def _put(self, scale: Scale) -> None:
        at = self._at
        if scale != self._scales[at]:
            self._scales = (*self._scales[:at], scale, *self._scales[at + 1 :])
            self._tell(scale)
            self.touched.emit()

    @Slot()
    def _take_points(self) -> None:
        if not self._showing and 0 <= self._at < len(self._scales):
            scaling = self._scales[self._at].scaling
            typed = typed_points(self._form.points_edit.toPlainText(), self._as_shown)
            self._put(replace(typed, scaling=scaling))

    @Slot()
    def _take_scaling(self) -> None:
        self._put(replace(self._scales[self._at], scaling=Scaling(self._form.scaling_combo.currentData())))

    @Slot()
    def _take_ready(self) -> None:
        """Take the answers of a ready scale; own ones begin with those that are there."""
        key = self._form.ready_combo.currentData()
        if not key:
            self._form.points_edit.setFocus()
            return
        ready = next(one for one in READY if one.key == key)
        self._put(replace(ready, key=self._scales[self._at].key))
        self._show_scale()

    @Slot()
    def _add(self) -> None:
        key = fresh_key("scale", {one.key for one in self._scales}, "scale")
        self._scales = (*self._scales, replace(AGREEMENT, key=key))
        self._list(len(self._scales) - 1)
        self._form.ready_combo.setFocus()
        self.touched.emit()

    @Slot()
    def _remove(self) -> None:
        at = self._at
        self._scales = (*self._scales[:at], *self._scales[at + 1 :])
        self._list(max(0, at - 1))
        (self._form.scales_list if self._scales else self._form.add_scale_button).setFocus()
        self.touched.emit()

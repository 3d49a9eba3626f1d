"""Small painted things that Designer can place."""

_HERE = "core_facilitator.gui.widgets"

# The class named in a form, and the module that is imported when a form first holds it.
WIDGETS: dict[str, str] = {
    "Banner": f"{_HERE}.banner",
    "CardChips": f"{_HERE}.card_chips",
    "CardGrid": f"{_HERE}.card_grid",
    "CardPane": f"{_HERE}.card_pane",
    "DateField": f"{_HERE}.date_field",
    "DayGlance": f"{_HERE}.day_glance",
    "Door": f"{_HERE}.door",
    "ElidedCombo": f"{_HERE}.elided_combo",
    "ElidedLabel": f"{_HERE}.elided_label",
    "FacetBoxes": f"{_HERE}.facet_boxes",
    "FacetCombo": f"{_HERE}.facet_combo",
    "IconLabel": f"{_HERE}.icon_label",
    "KindSwatch": f"{_HERE}.patterns",
    "MarginRule": f"{_HERE}.margin_rule",
    "MinutesSpin": f"{_HERE}.minutes_spin",
    "NoteEdit": f"{_HERE}.note_edit",
    "NumberSpin": f"{_HERE}.number_spin",
    "PageList": f"{_HERE}.page_view",
    "PageView": f"{_HERE}.page_view",
    "PeoplePicker": f"{_HERE}.people_picker",
    "RecordTable": f"{_HERE}.record_table",
    "RowList": f"{_HERE}.row_list",
    "SearchEdit": f"{_HERE}.search_edit",
    "SectionList": f"{_HERE}.section_list",
    "StrengthBar": f"{_HERE}.strength_bar",
    "TimeField": f"{_HERE}.time_field",
    "TitleEdit": f"{_HERE}.note_edit",
    "TroubleList": f"{_HERE}.trouble_list",
}

"""Small painted things that Designer can place."""

_HERE = "core_facilitator.gui.widgets"

# The class named in a form, and the module that is imported when a form first holds it.
WIDGETS: dict[str, str] = {
    "KindSwatch": f"{_HERE}.patterns",
}

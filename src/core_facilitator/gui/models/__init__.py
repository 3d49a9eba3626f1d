"""Item models, where a list is long or dragged."""

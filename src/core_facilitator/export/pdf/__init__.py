"""PDF: typeset here, drawn and filed by reportlab, tagged for screen readers (docs/decisions/0004-tagged-pdf.md)."""

from core_facilitator.export.pdf.writer import write

__all__ = ["write"]

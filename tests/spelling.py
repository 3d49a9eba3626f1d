"""How what users read is spelled: as in the United States."""

import re

BRITISH = re.compile(
    r"\b(?:\w*isation\w*|behaviour\w*|colour\w*|favour\w*|honour\w*|centre\w*|programme\w*|licence\w*|judgement\w*|"
    r"whilst|practis\w*|towards|grey|artefact\w*|\w*journall\w*|organis\w*|recognis\w*|summaris\w*|prioritis\w*)\b",
    re.IGNORECASE,
)
"""Words that have crept in from elsewhere. No dictionary: those that have been met."""

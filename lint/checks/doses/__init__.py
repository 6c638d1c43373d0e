"""Check kinds for doses: notation, abbreviations, completeness, ranges, style and contradictions."""

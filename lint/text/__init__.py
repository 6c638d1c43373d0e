"""The grammar of the field: sentences, doses, claims, citations, references. Pure; each testable alone."""

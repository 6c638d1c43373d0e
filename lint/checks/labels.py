"""The check kind for names of sources whose link was lost."""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Hit


def bare_source_label() -> Check:
    """A source's name left in the text with its link lost. Headings, tables, reference lists, quotations of code and
    links are passed over."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        for label in facts.bare_labels:
            block = article.blocks[article.block_at(label.start)]
            if block.kind not in ("paragraph", "item") or block.footnote is not None:
                continue
            if facts.linked.holds(label.start) or facts.code.holds(label.start):
                continue
            span = article.source_span(label.start, label.end)
            names = ", ".join(dict.fromkeys(label.names))
            variant = "several" if len(label.names) > 1 else "one"
            values = {"found": facts.prose[label.start : label.end], "names": names}
            yield Hit(span.start, span.end, values, variant, data={"names": list(label.names)})

    return check

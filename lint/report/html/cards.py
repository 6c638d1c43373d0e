"""A finding as the card that stands beside its sentence."""

from __future__ import annotations

from lint.finding import Finding, Fix, RelatedPlace
from lint.report.checklist import family
from lint.report.html.escape import attribute, content

LABELS = {"error": "Error", "warning": "Warning", "advice": "Advice"}
SHORT = 300
"""Code points shown of a text that an article or a rule supplies."""

CHANGE = 140
"""Code points shown of either side of a change."""


def card(
    finding: Finding, number: int, article: int, section: int, articles: dict[str, int], placed: bool = True
) -> str:
    """`number` counts the article's findings from 1; `articles` gives the number of each article by its path."""
    name = f"a{article}-f{number}"
    label = LABELS[finding.severity]
    line = f"line {finding.start.line}"
    back = f'<a href="#{name}-t" class="where">{line}</a>' if placed else f'<span class="where">{line}</span>'
    why = attribute(f"{finding.rule.replace('-', ' ')}: why")
    parts = [
        f'<aside role="note" class="card {finding.severity}" id="{name}" tabindex="-1" '
        f'data-severity="{finding.severity}" data-family="{attribute(family(finding.code))}" data-section="{section}" '
        f'aria-label="Finding {number}: {label}, {attribute(finding.code)}">',
        f'<span class="card-head"><span class="number">{number}</span> <span class="severity">{label}</span> '
        f'<a class="code" href="#rule-{attribute(finding.code)}" title="{why}">{content(finding.code)}</a> '
        f"{back}</span>",
        f'<span class="message" dir="auto">{content(_short(finding.message))}</span>',
    ]
    messages: dict[tuple[str, str], list[tuple[int, RelatedPlace]]] = {}
    for index, place in enumerate(finding.related):
        messages.setdefault((place.path, place.message), []).append((index, place))
    parts += [_related(places, finding, name, articles) for places in messages.values()]
    if finding.fix:
        parts.append(_fix(finding, finding.fix))
    parts.append("</aside>")
    return "".join(parts)


def _related(places: list[tuple[int, RelatedPlace]], finding: Finding, name: str, articles: dict[str, int]) -> str:
    """Places of one article with one message: in order, one for each line."""
    first: dict[int, tuple[int, RelatedPlace]] = {}
    for number, each in places:
        first.setdefault(each.start.line, (number, each))
    places = [first[line] for line in sorted(first)]
    index, place = places[0]
    message = content(_short(place.message))
    if place.path != finding.path:
        where = f"{content(place.path)}, line {', '.join(str(each.start.line) for _, each in places)}"
        other = articles.get(place.path)
        target = f'<a href="#a{other}">{message}</a>' if other else message
        return f'<span class="related">↪ {target} ({where})</span>'
    if len(places) == 1:
        return f'<span class="related">↪ <a href="#{name}-r{index}">{message}</a> (line {place.start.line})</span>'
    links = ", ".join(f'<a href="#{name}-r{number}">{each.start.line}</a>' for number, each in places)
    return f'<span class="related">↪ {message}: lines {links}</span>'


def _fix(finding: Finding, fix: Fix) -> str:
    note = "" if fix.safety == "safe" else ' <span class="care">look before you accept it</span>'
    change = _change(finding, fix)
    shown = ""
    if change:
        before, after = change
        old = f"<del>{content(before)}</del> " if before else ""
        new = f"<ins>{content(after)}</ins>" if after else "<ins>(nothing)</ins>"
        shown = f'<span class="change" dir="auto">{old}<span aria-label="becomes">→</span> {new}</span>'
    return f'<span class="fix"><b>{content(_short(fix.title))}</b>{note}{shown}</span>'


def _change(finding: Finding, fix: Fix) -> tuple[str, str] | None:
    """The text before and after a fix, None where the report does not hold all of the text that it changes."""
    start, end = finding.start.offset, finding.end.offset
    inside = all(start <= edit.start <= edit.end <= end for edit in fix.edits)
    if not inside or len(finding.excerpt) != end - start:
        added = "".join(edit.text for edit in fix.edits)
        removed = any(edit.end > edit.start for edit in fix.edits)
        return ("", _short(added.strip(), CHANGE)) if added.strip() and not removed else None
    after = finding.excerpt
    for edit in sorted(fix.edits, key=lambda edit: edit.start, reverse=True):
        after = after[: edit.start - start] + edit.text + after[edit.end - start :]
    return _short(finding.excerpt, CHANGE), _short(after, CHANGE)


def _short(text: str, limit: int = SHORT) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"

"""Check kinds about metadata: who wrote and reviewed an article, when, and whether its front matter is sound."""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks import Check
from lint.checks.conditions import title_span
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.source import Span
from lint.text.dates import months_between
from lint.text.metadata import KEYS, StatedDate, field_of
from lint.text.metadata_schema import faults


def missing_metadata() -> Check:
    """Fields that the profile requires and that neither the front matter nor a line of the text gives."""

    def check(facts: Facts) -> Iterator[Hit]:
        required = facts.profile.metadata.get("required") or ()
        if not required or not facts.prose.strip():
            return
        missing = [name for name in required if not _given(facts, name)]
        if missing:
            front = facts.article.front
            span = _first_line(facts, front.span) if front is not None else title_span(facts)
            values = {"fields": ", ".join(missing), "profile": facts.profile.name}
            yield Hit(span.start, span.end, values, data={"missing": missing})

    return check


def invalid_metadata() -> Check:
    """Front matter that is not YAML, or not what the profile's JSON Schema allows."""

    def check(facts: Facts) -> Iterator[Hit]:
        front = facts.article.front
        if front is None:
            return
        for span, message in front.faults:
            yield Hit(span.start, span.end, {"fault": message}, variant="syntax")
        schema = facts.profile.metadata.get("schema")
        if not schema:
            return
        for fault in faults(dict(front.data), schema):
            place = front.values.get(fault.path) or front.keys.get(fault.path)
            if place is None or place.end <= place.start:
                place = front.keys.get(fault.path) or _first_line(facts, front.span)
            key = ".".join(str(part) for part in fault.path) or "front matter"
            yield Hit(place.start, place.end, {"key": key, "fault": fault.message}, variant="schema")

    return check


def missing_author() -> Check:
    """No author, an author without credentials, or a team or account in place of a person."""

    def check(facts: Facts) -> Iterator[Hit]:
        if not facts.prose.strip():
            return
        demand = facts.profile.metadata
        authors = facts.review.authors
        wanted = "author" in (demand.get("required") or ()) or bool(demand.get("credentials"))
        if not authors:
            if wanted:
                span = title_span(facts)
                yield Hit(span.start, span.end, {"profile": facts.profile.name}, variant="missing")
            return
        people = [person for person in authors if not person.generic]
        if not people:
            first = authors[0]
            yield Hit(first.span.start, first.span.end, {"name": first.name}, variant="generic")
        elif demand.get("credentials") and not any(person.credentials for person in people):
            first = people[0]
            yield Hit(first.span.start, first.span.end, {"name": first.name}, variant="credentials")

    return check


def missing_medical_reviewer() -> Check:
    """No reviewer where the profile demands one, a reviewer who wrote the article, several states of review at once."""

    def check(facts: Facts) -> Iterator[Hit]:
        if not facts.prose.strip():
            return
        review = facts.review
        if len(review.states) > 1:
            span = review.states[0][1]
            yield Hit(
                span.start, span.end, {"states": ", ".join(state for state, _ in review.states)}, variant="states"
            )
        wanted = bool(facts.profile.metadata.get("reviewer"))
        people = [person for person in review.reviewers if not person.generic]
        if wanted and not review.reviewers:
            span = title_span(facts)
            yield Hit(span.start, span.end, {"profile": facts.profile.name}, variant="missing")
        elif wanted and not people:
            first = review.reviewers[0]
            yield Hit(first.span.start, first.span.end, {"name": first.name}, variant="generic")
        elif people and review.authors:
            writers = {_bare(person.name) for person in review.authors}
            if all(_bare(person.name) in writers for person in people):
                first = people[0]
                yield Hit(first.span.start, first.span.end, {"name": first.name}, variant="same")

    return check


def overdue_review() -> Check:
    """A last review older than the profile's limit, or a next review that has passed."""

    def check(facts: Facts) -> Iterator[Hit]:
        limit = facts.profile.limits.get("review-months")
        if not facts.today:
            return
        review = facts.review
        due = review.dated("next-review")
        reviewed = [d for d in (*review.dated("last-reviewed"),) if d.date]
        latest = max((d.date for d in reviewed if d.date), default=None)
        for stated in due:
            if (
                stated.date
                and stated.date.latest < facts.today
                and not (latest and latest.earliest > stated.date.latest)
            ):
                yield Hit(
                    stated.span.start, stated.span.end, {"date": stated.text, "today": facts.today}, variant="due"
                )
                return
        if not limit:
            return
        candidates = reviewed or [d for d in review.dated("updated") if d.date] or []
        if not candidates:
            return
        newest = max(candidates, key=lambda d: d.date or (0, 0, 0))
        if newest.date is None:
            return
        age = months_between(newest.date, facts.today)
        if age > limit:
            values = {"date": newest.text, "months": str(age), "limit": str(limit)}
            yield Hit(newest.span.start, newest.span.end, values, variant="old")

    return check


def impossible_date() -> Check:
    """Dates that cannot all be true: reviewed before written, in the future, two of the same that differ."""

    def check(facts: Facts) -> Iterator[Hit]:
        review = facts.review
        for stated in review.dates:
            if stated.fault == "impossible" and (stated.in_text or not facts.profile.metadata.get("schema")):
                yield Hit(stated.span.start, stated.span.end, {"date": stated.text}, variant="no-day")
        past = [d for d in review.dates if d.date and d.field != "next-review"]
        if facts.today:
            for stated in past:
                if stated.date and stated.date.earliest > facts.today:
                    values = {"what": _WORDS[stated.field], "date": stated.text, "today": facts.today}
                    yield Hit(stated.span.start, stated.span.end, values, variant="future")
        written = [d for d in past if d.field == "date"]
        for later_field in ("last-reviewed", "updated"):
            later = [d for d in past if d.field == later_field]
            pair = _before(later, written)
            if pair:
                early, late = pair
                values = {"what": _WORDS[later_field], "date": early.text, "published": late.text}
                related = (Related(late.span.start, late.span.end, "published then"),)
                yield Hit(early.span.start, early.span.end, values, variant="before", related=related)
        for field in ("last-reviewed", "updated", "date"):
            in_text = [d for d in past if d.field == field and d.in_text]
            in_front = [d for d in past if d.field == field and not d.in_text]
            if in_text and in_front and not any(_agree(a, b) for a in in_text for b in in_front):
                one, other = in_text[0], in_front[0]
                values = {"what": _WORDS[field], "date": one.text, "front": other.text}
                related = (Related(other.span.start, other.span.end, "the front matter's date"),)
                yield Hit(one.span.start, one.span.end, values, variant="differ", related=related)
        for due in review.dated("next-review"):
            for stated in review.dated("last-reviewed"):
                if due.date and stated.date and due.date.latest < stated.date.earliest:
                    values = {"what": "Next review", "date": due.text, "published": stated.text}
                    yield Hit(due.span.start, due.span.end, values, variant="due-before")
                    return

    return check


_WORDS = {"date": "Published", "updated": "Updated", "last-reviewed": "Reviewed", "next-review": "Next review"}


def _given(facts: Facts, name: str) -> bool:
    article, review = facts.article, facts.review
    if name == "title":
        return bool(article.title)
    for key, value in article.metadata.items():
        if (field_of(str(key)) == name or str(key).lower().replace("_", "-") == name) and value not in (
            None,
            "",
            [],
            {},
        ):
            return True
    if name == "author":
        return bool(review.authors)
    if name == "reviewer":
        return bool(review.reviewers)
    if name == "date":
        return any(d.field in ("date", "updated", "last-reviewed") for d in review.dates)
    if name in KEYS:
        return any(d.field == name for d in review.dates)
    return False


def _before(later: list[StatedDate], earlier: list[StatedDate]) -> tuple[StatedDate, StatedDate] | None:
    """A date that must be later and is before the other, whatever day of their month or year they mean."""
    for one in later:
        for other in earlier:
            if one.date and other.date and one.date.latest < other.date.earliest:
                return one, other
    return None


def _agree(one: StatedDate, other: StatedDate) -> bool:
    return bool(one.date and other.date and one.date.may_be(other.date))


def _bare(name: str) -> str:
    words = [
        w for w in name.lower().replace(".", " ").replace(",", " ").split() if w not in ("dr", "prof", "professor")
    ]
    return " ".join(words)


def _first_line(facts: Facts, span: Span) -> Span:
    end = facts.article.text.find("\n", span.start)
    return Span(span.start, min(span.end, end if end > 0 else span.end))

"""The check kind broken-anchor."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import lint.checks.anchors
from lint.checks import bind
from lint.facts import Facts
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source
from lint.text.anchors import written


def broken(text: str) -> list[tuple[str, str]]:
    check = bind("broken-anchor", {})
    assert callable(check)
    hits = check(Facts(read(Source("a.md", text)), Profile()))
    return [(hit.values["anchor"], hit.values["near"]) for hit in hits]


def test_a_broken_anchor_is_told_the_one_most_like_it() -> None:
    assert broken("# Dosage\n\n[a](#dosages) [b](#dosage) [c](#other) [d](#dosages)\n") == [
        ("dosages", "dosage"),
        ("other", ""),
        ("dosages", "dosage"),
    ]


def test_broken_anchors_of_a_book_are_not_compared_with_all_its_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def nearest(anchor: str, candidates: Iterable[str]) -> str | None:
        nonlocal compared
        compared += len(list(candidates))
        return None

    monkeypatch.setattr(lint.checks.anchors, "nearest", nearest)
    headings = "\n\n".join(f"## Part {i}" for i in range(1000))
    links = "\n\n".join(f"[x](#gone{i})" for i in range(1000))
    assert len(broken(f"{headings}\n\n{links}\n")) == 1000
    assert compared <= lint.checks.anchors.MOST + 2000


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('<a id="Dose"></a>', {"dose"}),
        ("<a name  =  dose>", {"dose"}),
        ("(dose-table)=\n", {"dose-table"}),
        ("\\label{dose}", {"dose"}),
        ("## Doses {#dose}", {"dose"}),
        ("n = 5, id 7, a = b", set()),
    ],
)
def test_ids_written_out(text: str, ids: set[str]) -> None:
    assert written(text) == ids

"""Sentences that the citation model learns from: cut where they end, labelled by their own marks, and without them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.jats_sentences import MARK, Sentence, sentences, split

M = MARK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Pain was rated on a visual scale [{M}]. Patients were asked twice a day.",
            [("Pain was rated on a visual scale.", True), ("Patients were asked twice a day.", False)],
        ),
        (f"It was developed by others.{M} We used it unchanged.", [("It was developed by others.", True), (
            "We used it unchanged.", False)]),
        (f"Doses were as before ({M}, {M}–{M}), i.e. 5 mg.", [("Doses were as before, i.e. 5 mg.", True)]),
        (f"As Smith et al. {M} and Dr. Jones {M} showed, it helps.", [
            ("As Smith et al. and Dr. Jones showed, it helps.", True)]),
        ("Too short. P was 0.05 in both of the groups.", [("P was 0.05 in both of the groups.", False)]),
    ],
)  # fmt: skip
def test_a_sentence_is_cited_by_the_marks_within_it(text: str, expected: list[tuple[str, bool]]) -> None:
    assert list(split(text)) == expected


def test_only_sections_that_are_not_labelled_elsewhere_are_read(tmp_path: Path) -> None:
    article = """<?xml version="1.0"?><!DOCTYPE article SYSTEM "none.dtd"><article><body>
    <sec><title>1. Introduction</title><p>Fever is a common symptom of infections.</p></sec>
    <sec><title>Methods</title><sec><title>Design</title>
    <p>We followed a published protocol <xref ref-type="bibr">1</xref> in both arms
    <fig><p>Flow of the participants through the trial.</p></fig>.</p></sec></sec>
    <sec><title>Results</title><p>The fever fell within a day (<xref ref-type="table">Table 1</xref>).</p></sec>
    <sec><title>Competing interests</title><p>The authors declare that there are none.</p></sec>
    </body></article>"""
    folder = tmp_path / "jats-trials" / "articles"
    folder.mkdir(parents=True)
    (folder / "pmc1.xml.gz").write_bytes(gzip.compress(article.encode()))
    assert list(sentences(tmp_path)) == [
        Sentence("jats-trials/pmc1", True, "We followed a published protocol in both arms.", True),
        Sentence("jats-trials/pmc1", False, "The fever fell within a day (Table 1).", False),
    ]

"""Where sentences end in medical prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.formats import read
from lint.source import Source
from lint.text.sentences import _STOP, _cuts, _ends, sentences


def split(text: str, name: str = "x.md") -> list[str]:
    article = read(Source(name, text))
    return [article.prose[s.start : s.end] for s in sentences(article)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith gave 5.5 mg i.v. to the patient.",
        "Drugs, e.g. aspirin or, i.e. another, may help vs. placebo.",
        "See Fig. 3 and No. 4 and Eq. 2 for details.",
        "Infection with E. coli or Staphylococcus spp. is common.",
        "Smith J. A. et al. found this.",
        "It was approx. 5 mg b.i.d. for a week.",
        "The U.S. Food and Drug Administration approved it.",
        "A ratio of 0.88 (95% CI 0.53–1.5) was found (p = .04).",
        "Mean (±S.D.) Emax scores were higher, 10.15 (SD 3.90).",
        "Values of 22.5 ± 30.7 were found.",
        "See https://example.org/a.html for more.",
        "Wait … and then stop.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Reduced risk.[3] Next one.", ["Reduced risk.[3]", "Next one."]),
        ("Reduced risk.¹,³ Next one.", ["Reduced risk.¹,³", "Next one."]),
        ("Reduced risk.^1,2^ Next one.", ["Reduced risk.1,2", "Next one."]),
        ("Reduced risk.<sup>1</sup> Next one.", ["Reduced risk.1", "Next one."]),
        ("Reduced risk [3]. Next one.", ["Reduced risk [3].", "Next one."]),
        ("Reduced risk. [@doi:10.1/x] Next one.", ["Reduced risk. [@doi:10.1/x]", "Next one."]),
        (
            "Reduced risk. ([Smith et al., 2020](http://a.bc/d)) Next one.",
            ["Reduced risk. (Smith et al., 2020)", "Next one."],
        ),
        ("It eases pain.The dose is 5 mg.", ["It eases pain.", "The dose is 5 mg."]),
        ("He said “stop.” Then left.", ["He said “stop.”", "Then left."]),
        ("(This helps.) Then more!", ["(This helps.)", "Then more!"]),
        ("Take vitamin D. The dose is small.", ["Take vitamin D.", "The dose is small."]),
        ("Approved in the U.S. The label says so.", ["Approved in the U.S.", "The label says so."]),
        ("Check the pH. mRNA is next? Yes.", ["Check the pH.", "mRNA is next?", "Yes."]),
        ("服用一片。然后休息！好吗？", ["服用一片。", "然后休息！", "好吗？"]),
        ("Aspirin etc. The next.", ["Aspirin etc.", "The next."]),
        ("Made in Missoula, MT. The study ended.", ["Made in Missoula, MT.", "The study ended."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_blocks_are_never_joined() -> None:
    text = "# A heading\n\n- one entry\n- another\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert split(text) == ["A heading", "one entry", "another", "a", "b", "c", "d"]


def test_every_sentence_lies_in_its_block_in_order() -> None:
    article = read(Source("x.md", "One. Two.\n\n- three. Four.\n\nFive\nsix. Seven"))
    found = sentences(article)
    assert [s.block for s in found] == [0, 0, 1, 1, 2, 2]
    assert all(article.blocks[s.block].start <= s.start < s.end <= article.blocks[s.block].end for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


FRAGMENTS = [
    "See",
    "pain",
    "etc",
    "e.g",
    "Fig",
    "Dr",
    "vitamin D",
    "5 mg",
    "(2020)",
    "i.v",
    "p",
    "St",
    "U.S",
    "al",
    "3",
    "week",
]
STOPS = [
    ". ",
    ".  ",
    "? ",
    ". (",
    ". [",
    ".\n",
    ".",
    ") ",
    "; ",
    ".) ",
    ".[3] ",
    "  \n",
    "\n\n",
    "\n\n[3] ",
    ".\n\n.",
    "…",
]
TEXTS = st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(STOPS), st.booleans()), min_size=1, max_size=12)


@given(TEXTS)
def test_the_short_way_through_common_stops_cuts_where_the_pattern_does(pieces: list[tuple[str, str, bool]]) -> None:
    article = read(
        Source("x.md", "".join((word.capitalize() if large else word) + stop for word, stop, large in pieces))
    )
    prose = article.prose
    wanted = []
    for match in _STOP.finditer(prose):
        mark, end = match.group(), match.end()
        if mark[-1] == "\n":
            ends = len(mark) > 1 or not prose[end : end + 1].islower()
        else:
            ends = mark[-1] in "。！？」』）" or _ends(prose, match.start(), end, mark)
        if ends:
            wanted.append(end)
    edges = {len(prose), *(block.start for block in article.blocks)}
    found = [cut for cut in _cuts(prose, article.blocks)[0] if cut not in edges]
    assert found == [cut for cut in wanted if cut not in edges]

"""Outcomes as bytes: each part by itself, and all of it as it was."""

from __future__ import annotations

from lint.engine.packed import Outcome, brief, judged, judgement, pack
from lint.engine.spool import Digests, Spool

ROW = (
    "DOS003",
    "trailing-zero",
    "error",
    "m",
    (1, 1, 0),
    (1, 4, 3),
    0,
    "1.0",
    b"s",
    (),
    ("safe", "t", ()),
    None,
    "",
    (),
)
HEAD = ("Fever", "generic", "markdown", 3, (("", 0, 1, 3),), {"doses": 1})


def test_each_part_is_read_by_itself() -> None:
    outcome = Outcome(
        HEAD, (ROW,), (("warning", "w", "a.md", 1, None),), {"DUP006": ("warning", [[1, 2]])}, {}, None, None
    )
    data = pack(outcome._replace(content=b"digest"))
    made = brief(data)
    assert (made.notices, made.content, made.counts) == (outcome.notices, b"digest", (1, 0, 0, 1))
    assert judgement(judged(data)) == (HEAD, (ROW,), None)
    with_page = pack(outcome._replace(page=(("paragraph", "text"),)))
    assert judgement(judged(with_page)).page == (("paragraph", "text"),)


def test_a_file_that_was_not_judged_has_no_counts() -> None:
    data = pack(Outcome(None, (), (("error", "w", "a.md", None, None),), {}, {}, None, None))
    assert brief(data).counts is None


def test_digests_are_given_by_path_in_order() -> None:
    spool = Spool()
    digests = Digests(spool)
    packed = brief(pack(Outcome(HEAD, (), (), {"X": ("error", ["b"])}, {}, None, None))).digests["X"]
    digests.put("b.md", *packed)
    digests.put("a.md", "advice", packed[1])
    digests.sort()
    assert list(digests.items()) == [("a.md", ["b"]), ("b.md", ["b"])]
    assert (digests.severity("a.md"), digests.severity("b.md")) == ("advice", "error")

"""A run: what is wrong with one file, rule or process costs that one only, and nothing depends on who did what when."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint.engine import run as engine
from lint.engine import spool
from lint.finding import Severity
from lint.plan import Plan, Terms
from lint.profiles import Profile
from lint.report import render
from lint.report.model import Report
from lint.rules import Rule
from tests.engine.made_up import bind, rule

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("lint.engine.judge.bind", bind)
    monkeypatch.chdir(tmp_path)


def articles(*texts: str) -> list[str]:
    """Files a00.md, a01.md, ... with these texts."""
    for number, text in enumerate(texts):
        Path(f"a{number:02}.md").write_text(text, encoding="utf-8")
    return [f"a{number:02}.md" for number in range(len(texts))]


def report(paths: list[str], *rules: Rule, jobs: int = 1, pages: bool = False) -> Report:
    return engine.run(Plan(rules=rules, pages=pages), paths, jobs=jobs).report


def shown(made: Report) -> str:
    """The report without how long it took."""
    text = "".join(render("json", made)).split('"summary"', 1)[1]
    return text + "".join(render("terminal", made))


def found(made: Report) -> list[tuple[str, str, int]]:
    return [(article.path, f.code, f.start.offset) for article in made.articles for f in article.findings]


def test_findings_stand_in_the_order_of_their_places_then_codes() -> None:
    paths = articles("bad and bad\n", "bad\n")
    made = report(paths, rule("TXT902", "words"), rule("TXT901", "words"))
    assert found(made) == [
        ("a00.md", "TXT901", 0),
        ("a00.md", "TXT902", 0),
        ("a00.md", "TXT901", 8),
        ("a00.md", "TXT902", 8),
        ("a01.md", "TXT901", 0),
        ("a01.md", "TXT902", 0),
    ]


def test_a_rule_that_raises_is_told_of_and_the_others_go_on() -> None:
    paths = articles("break bad\n", "fine bad\n")
    made = report(paths, rule("TXT901", "raising"), rule("TXT902", "words"))
    assert [code for _, code, _ in found(made)] == ["TXT901", "TXT902", "TXT901", "TXT902"]
    (notice,) = made.notices
    assert (notice.level, notice.path) == ("error", "a00.md")
    assert "TXT901" in notice.message and "ZeroDivisionError: made up at engine/made_up.py:" in notice.message
    assert not made.summary.passed


def test_a_place_outside_the_article_is_a_fault_of_the_rule() -> None:
    made = report(articles("# Fever\n\nbad\n"), rule("TXT901", "outside"), rule("TXT902", "words"))
    assert [code for _, code, _ in found(made)] == ["TXT902"]
    assert "a place outside the article" in made.notices[0].message


def test_a_rule_that_raises_over_all_articles_loses_only_its_findings() -> None:
    paths = articles("# Fault\n\nbad\n", "# Fault\n")
    made = report(paths, rule("TXT901", "lines"), rule("TXT902", "words"))
    assert [code for _, code, _ in found(made)] == ["TXT902"]
    assert "KeyError" in made.notices[0].message and made.notices[0].path is None


def test_findings_across_articles_point_into_the_other_article() -> None:
    made = report(articles("# One\n", "# Two\n", "# One\n"), rule("TXT901", "lines"), pages=True)
    ((path, _, _),) = found(made)
    article = made.articles[2]
    (finding,) = article.findings
    assert path == "a02.md" and finding.message == "# One"
    assert [(place.path, place.start.line) for place in finding.related] == [("a00.md", 1)]
    assert made.summary.warning == 1
    assert article.page and any(mark.kind == "finding" for block in article.page for mark in block.marks)


def test_a_severity_of_the_terms_holds_and_off_is_off() -> None:
    levels: dict[str, Severity] = {"TXT901": "error", "TXT902": "off"}  # type: ignore[dict-item]
    rules = (rule("TXT901", "words"), rule("TXT902", "words"))
    plan = Plan(rules=rules, terms=lambda _path, _type: Terms(Profile(), levels))
    made = engine.run(plan, articles("bad\n")).report
    assert [(f.code, f.severity) for f in made.articles[0].findings] == [("TXT901", "error")]


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_report_does_not_depend_on_the_number_of_processes(jobs: int) -> None:
    paths = articles(*(f"# Part {number % 7}\n\n{'bad ' * (number % 5)}\n" for number in range(40)))
    rules = (rule("TXT901", "words"), rule("TXT902", "lines"))
    assert shown(report(paths, *rules, jobs=jobs)) == shown(report(paths[::-1], *rules))


def test_results_beyond_what_memory_may_hold_come_back_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = articles(*(f"# Part {number % 7}\n\n{'bad ' * number}\n" for number in range(20)))
    rules = (rule("TXT901", "words"), rule("TXT902", "lines"))
    whole = shown(report(paths, *rules))
    monkeypatch.setattr(spool, "IN_MEMORY", 3000)
    made = engine.run(Plan(rules=rules), paths)
    assert shown(made.report) == whole
    assert shown(made.report) == whole, "articles may be asked for again"


def test_without_room_for_a_file_memory_has_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool, "IN_MEMORY", 100)
    monkeypatch.setattr("tempfile.TemporaryFile", full)
    made = report(articles(*["bad\n"] * 9), rule("TXT901", "words"))
    assert len(found(made)) == 9


@forks
def test_a_file_over_which_its_process_dies_is_told_of_and_the_others_are_judged() -> None:
    paths = articles(*["fine\n"] * 40, "kill\n", *["fine\n"] * 19)
    for _ in range(6):
        made = report(paths, rule("TXT901", "killing"), jobs=3)
        assert {article.path for article in made.articles} >= {*paths} - {"a40.md"}
        if made.notices:
            ((path, words),) = [(notice.path, notice.message) for notice in made.notices]
            assert path == "a40.md" and "ended by the system" in words and not made.summary.passed
            return
    pytest.skip("the deadly file never fell to another process")


def test_a_file_that_vanishes_is_told_of() -> None:
    made = report([*articles("bad\n"), "gone.md"], rule("TXT901", "words"))
    assert [(notice.path, notice.message) for notice in made.notices] == [
        ("gone.md", "the file vanished before it could be read")
    ]
    assert made.summary.articles == 1


def test_processes_that_start_afresh_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from lint.config import Config
    from lint.terms import ConfiguredTerms, configured_rules

    config = Config()
    rules = configured_rules(config)
    plan = Plan(rules=rules, terms=ConfiguredTerms(config, rules), today="2026-01-01")
    paths = articles(*(f"# Fever {number}\n\nTake the the tablets.\n" for number in range(34)))
    whole = shown(engine.run(plan, paths).report)
    monkeypatch.delattr("os.fork")
    assert shown(engine.run(plan, paths, jobs=2).report) == whole


def test_of_an_endless_line_only_what_stands_around_a_finding_is_kept() -> None:
    made = report(articles("a" * 100_000 + " bad " + "b" * 100_000 + "\n"), rule("TXT901", "words"))
    ((shown,),) = made.articles[0].snippets
    assert len(shown.text) < 1000 and shown.more
    assert shown.text[100_001 - shown.skipped :].startswith("bad")


def test_articles_are_judged_together_up_to_a_size_and_a_number() -> None:
    sizes = [10, *[100_000] * 7, *[2_000] * 60]
    made = engine.batches(sizes, jobs=2)
    assert [number for batch in made for number in batch] == list(range(len(sizes)))
    assert made[0] == range(0, 1)  # before there are other processes
    assert all(len(batch) == 1 or sum(sizes[i] for i in batch) <= engine.TOGETHER for batch in made)
    assert max(map(len, made)) <= engine.MOST
    assert max(map(len, made)) > 4
    assert len(made[-1]) <= 2  # nobody has much left when the others are done


@pytest.mark.parametrize("sizes", [[], [0], [0, 0, 0], [5_000_000] * 3])
def test_every_article_is_in_one_batch(sizes: list[int]) -> None:
    made = engine.batches(sizes, jobs=3)
    assert [number for batch in made for number in batch] == list(range(len(sizes)))
    assert all(len(batch) == 1 for batch in made if sum(sizes) > 0)


def test_a_run_says_the_same_whoever_is_judged_together(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = articles(*["break bad\n" if number % 5 == 0 else "bad " * number + "\n" for number in range(1, 12)])
    rules = [rule("TXT901", "words"), rule("TXT902", "raising"), rule("TXT903", "outside")]
    monkeypatch.setattr(engine, "TOGETHER", 10**9)
    together = shown(report(paths, *rules))
    monkeypatch.setattr(engine, "MOST", 1)
    assert shown(report(paths, *rules)) == together

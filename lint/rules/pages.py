"""The documentation page of a rule, as Markdown, made from its rule file."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rules.documentation import Example, RuleFile

FIX = {
    "safe": "safe: it never changes meaning",
    "unsafe": "needs a person's eye",
    "none": "none",
}


def page(file: RuleFile) -> str:
    """The page."""
    return "\n".join(_lines(file)) + "\n"


def _lines(file: RuleFile) -> Iterator[str]:
    rule, docs = file.rule, file.docs
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield f"{rule.summary}."
    yield ""
    yield f"- Severity: {rule.severity}"
    yield f"- Fix: {FIX[rule.fix]}"
    yield f"- Check: `{rule.check}`"
    yield ""
    yield "## Why"
    yield ""
    yield docs.why
    yield ""
    yield "## What it says"
    for message in rule.messages.values() or [rule.message]:
        yield ""
        yield f"> {message}"
    yield ""
    yield "## Examples"
    for example in docs.examples:
        yield from _example(example)
    if docs.traps:
        yield ""
        yield "## Traps"
        for trap in docs.traps:
            yield ""
            yield trap
    if docs.sources or rule.url:
        yield ""
        yield "## Sources"
        yield ""
        for source in (*docs.sources, rule.url):
            if source:
                yield f"- {source}"


def _example(example: Example) -> Iterator[str]:
    about = ", ".join(
        part
        for part in (
            f"profile `{example.profile}`" if example.profile != "default" else "",
            "plain text" if example.format == "plain" else "",
        )
        if part
    )
    suffix = f" ({about})" if about else ""
    if example.note:
        yield ""
        yield example.note
    for word, texts in (("Bad", example.bad), ("Good", example.good)):
        for text in texts:
            yield ""
            yield f"{word}{suffix}:"
            yield ""
            yield from _fenced(text)


def _fenced(text: str) -> Iterator[str]:
    longest = max((len(run) for run in _backticks(text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}markdown"
    yield text.rstrip("\n")
    yield fence


def _backticks(text: str) -> Iterator[str]:
    run = ""
    for char in text:
        if char == "`":
            run += char
        elif run:
            yield run
            run = ""
    if run:
        yield run

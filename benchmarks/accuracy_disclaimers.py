"""Accuracy of disclaimers: whether an article has one, and its components.

`disclaimers.jsonl` was labelled by reading articles of the corpus. Real disclaimers are rare there (two in 950
articles), so most positive rows are real articles with a disclaimer of our own wording put in (`planted`, at `place`);
they are counted apart. The other sets hold texts in as many voices as we could think of (`text` at the end of a short
article, `whole` articles), among them texts that only look like disclaimers; each set was written before the
recogniser saw any of it and labelled by the same hand. After its first run each became development data, the
weights are trained on it, and its figures say no more than that it is remembered; the first run (`FIRST_RUN`) is the
honest estimate.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.tally import Tally
from lint.facts import Facts
from lint.formats import read
from lint.profiles import load_profile
from lint.source import Source

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "corpus"
FIRST_RUN = {
    "unusual": {"presence": [23, 64, 0], "parts_f1": 0.478},
    "planted": {"presence": [70, 74, 0], "parts_f1": 0.883},
    "fresh": {"presence": [18, 22, 0], "parts_f1": 0.917},
    "voices_1": {"presence": [75, 103, 9], "parts_f1": 0.877},
    "voices_2": {"presence": [45, 60, 2], "parts_f1": 0.862},
    "voices_3": {"presence": [43, 60, 4], "parts_f1": 0.89},
    "voices_4": {"presence": [55, 60, 2], "parts_f1": 0.924},
    "voices_5": {"presence": [54, 60, 3], "parts_f1": 0.909},
    "voices_6": {"presence": [28, 32, 0], "parts_f1": 0.937},
}
"""Disclaimers found, how many there were, and others taken for one; F1 of the components of those found: when each set
was first run, before any change made in its light. The first four were run on a recogniser of fixed phrases, the next
two on rules alone, the last three on rules and weights together."""
SETS = ("unusual", "fresh", "voices_1", "voices_2", "voices_3", "voices_4", "voices_5", "voices_6")

_STAGE = (
    "# Gout\n\nGout is a form of arthritis that comes from crystals in a joint.\n\n"
    "## Treatment\n\nRest and ice help.\n\n"
)


def rows(name: str) -> Iterator[dict[str, Any]]:
    with open(HERE / "labels" / name, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def planted(text: str, row: dict[str, Any]) -> str:
    """The article with the row's disclaimer in its place."""
    words, place, name = row["planted"], row["place"], row.get("name", "")
    body = text.rstrip("\n")
    if place == "start":
        head, _, rest = body.partition("\n\n")
        return f"{head}\n\n{words}\n\n{rest}\n"
    if place == "front-matter":
        return f"---\nnotice: {json.dumps(words)}\n---\n{body}\n" if not body.startswith("---") else body
    made = {
        "section": f"## {name}\n\n{words}",
        "quote": f"> {words}",
        "admonition": f":::{name}\n{words}\n:::",
        "html": f'<div class="note">{words}</div>',
        "footnote": f"See the note.[^about]\n\n[^about]: {words}",
        "end": words,
    }[place]
    cut = body.find("\n## References")
    return f"{body[:cut]}\n\n{made}\n{body[cut:]}\n" if cut > 0 else f"{body}\n\n{made}\n"


def article_of(row: dict[str, Any]) -> str:
    """The article of a row: of the corpus, whole, or a short one that ends with the row's text."""
    if "path" in row:
        text = (CORPUS / row["path"]).read_text("utf-8")
        return planted(text, row) if "planted" in row else text
    return f"{row['whole']}\n" if "whole" in row else f"{_STAGE}{row['text']}\n"


def seen(text: str, path: str) -> tuple[bool, set[str]]:
    """Whether an article has a disclaimer, and its components."""
    found = Facts(read(Source(path, text)), load_profile("default")).disclaimers
    return bool(found), {part for entry in found for part in entry.parts}


def measure(labelled: Iterable[dict[str, Any]]) -> dict[str, Any]:
    presence, parts, texts = Tally(), Tally(), 0
    for row in labelled:
        text = article_of(row)
        wanted = set(row["parts"])
        known = row.get("known", True)  # False: a switch or an include, whose text is not at hand
        there, got = seen(text, row.get("path", "stage.md"))
        texts += 1
        presence.add({"disclaimer"} if there else set(), {"disclaimer"} if wanted or not known else set())
        if there and wanted:
            parts.add(got, wanted)
    return {"texts": texts, "presence": presence.figures(), "parts": parts.figures()}


def main() -> None:
    if not CORPUS.is_dir():
        print("disclaimers: the corpus is not here; skipped")
        return
    labelled = list(rows("disclaimers.jsonl"))
    figures = {
        "all": measure(labelled),
        "natural": measure(row for row in labelled if "planted" not in row),
        "planted": measure(row for row in labelled if "planted" in row),
        **{name: measure(rows(f"disclaimers_{name}.jsonl")) for name in SETS},
        "first_run": FIRST_RUN,
    }
    for name in ("all", "natural", "planted", *SETS):
        part: dict[str, Any] = figures[name]
        print(f"disclaimers {name:8} {part['texts']:4} texts", end="")
        for what in ("presence", "parts"):
            figure = part[what]
            print(f"  {what} P {figure['precision']:.3f} R {figure['recall']:.3f} F1 {figure['f1']:.3f}", end="")
        print()
    for name, first in FIRST_RUN.items():
        found, of, wrong = first["presence"]
        f1 = 2 * found / (found + of + wrong)
        print(f"disclaimers {name:8} first run: presence {found} of {of}, {wrong} wrong, F1 {f1:.3f}; ", end="")
        print(f"parts F1 {first['parts_f1']:.3f}")
    target = HERE / "results" / "disclaimers.json"
    target.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Makes realistic articles for measuring: `python benchmarks/generate.py FOLDER --articles 1000 --size 19 --seed 1`.

The same seed gives the same bytes. Articles differ as real ones do: all have front matter, an outline, prose, lists,
claims and a disclaimer; more than half cite sources by number and list them; two in five give doses, in text and
tables. Some sentences have a flaw of the kind that writers make. How much there is of everything for each kilobyte is
held against real articles by `benchmarks/densities.py`. The text is medical in form only: nobody may act on it.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.vocabulary import (
    ADJECTIVES,
    AMOUNTS,
    CLAIMS,
    DISCLAIMER,
    DISEASES,
    DOSES,
    DRUGS,
    FLAWED,
    FLAWED_DOSES,
    FREQUENCIES,
    GROUPS,
    HEADINGS,
    JOURNALS,
    NAMES,
    ORGANS,
    OUTCOMES,
    PAGES,
    PLAIN,
    ROUTES,
    SIGNS,
    TAILS,
    TESTS,
    VERBS,
)


class Writer:
    """Writes one article after the other from one stream of random numbers."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.references = 0  # of the article being written
        self.dosing = False
        self.claiming = 0.0  # share of sentences

    def size(self, kilobytes: int) -> int:
        """A length in bytes as real collections have them: many short articles, a few long ones."""
        return int(kilobytes * 1000 * self.random.choice((0.4, 0.6, 0.8, 0.9, 1.0, 1.1, 1.3, 1.9)))

    def article(self, number: int, size: int) -> str:
        """One article of about `size` bytes."""
        draw = self.random
        disease = draw.choice(DISEASES)
        self.references = 3 + size * draw.randint(15, 50) // 100_000 if draw.random() < 0.6 else 0
        self.dosing = draw.random() < 0.4
        self.claiming = draw.uniform(0.05, 0.19) if self.references else draw.uniform(0.01, 0.09)
        target = size - self.references * 130 - 900
        body: list[str] = []
        length = 0
        part = 0
        while length < target:
            heading = HEADINGS[part % len(HEADINGS)]
            again = part // len(HEADINGS)
            title = heading if not again else f"{heading} in {draw.choice(GROUPS)}, part {again + 1}"
            text = "\n\n".join([f"## {title}", *self.section(heading, disease, draw.randint(900, 2800))])
            body.append(text)
            length += len(text) + 2
            part += 1
        year = draw.randint(2022, 2025)
        month, day = draw.randint(1, 12), draw.randint(1, 28)
        name = f"{draw.choice('ABCDEFGH')}. {draw.choice(NAMES)}"
        kind = "type: disease-overview\n" if draw.random() < 0.4 else ""
        front = (
            f'---\ntitle: "{disease[0].upper()}{disease[1:]}: a guide, no. {number}"\n{kind}'
            f"author: Dr {name}, MD\nreviewer: Prof. {draw.choice(NAMES)}, MD, PhD\n"
            f"date: {year}-{month:02}-{day:02}\nreviewed: {year}-{month:02}-28\n---\n"
        )
        listed = "\n".join(f"{i}. {self.reference()}" for i in range(1, self.references + 1))
        sources = f"\n## References\n\n{listed}\n" if listed else ""
        return f"{front}\n" + "\n\n".join(body) + f"\n\n## Disclaimer\n\n{DISCLAIMER}\n{sources}"

    def section(self, heading: str, disease: str, room: int) -> list[str]:
        """The paragraphs, lists and tables of one section."""
        draw = self.random
        parts: list[str] = []
        length = 0
        dosing = self.dosing and heading in ("Dosage", "Treatment", "Special populations", "Side effects")
        while length < room:
            kind = draw.random()
            if kind < 0.05:
                part = "\n".join(f"- {sign[0].upper()}{sign[1:]}" for sign in draw.sample(SIGNS, draw.randint(3, 7)))
            elif kind < 0.13 and dosing:
                part = self.table()
            elif kind < 0.09:
                entries = [self.sentence(PLAIN, disease, 0) for _ in range(draw.randint(3, 5))]
                part = "\n".join(f"{i}. {entry}" for i, entry in enumerate(entries, 1))
            else:
                part = " ".join(self.any_sentence(disease, dosing) for _ in range(draw.randint(2, 7)))
            parts.append(part)
            length += len(part) + 2
        return parts

    def any_sentence(self, disease: str, dosing: bool) -> str:
        """A sentence of a kind by chance."""
        chance = self.random.random()
        if chance < 0.008:
            return self.sentence(FLAWED_DOSES if dosing else FLAWED, disease, self.references)
        if dosing and chance < 0.3:
            return self.sentence(DOSES, disease, self.references)
        if chance > 1 - self.claiming:
            return self.sentence(CLAIMS, disease, self.references)
        if chance > 0.97 - self.claiming:
            page = self.random.choice(PAGES)
            return f"More is told in [a leaflet on {page}](https://medlineplus.gov/{page}.html)."
        return self.sentence(PLAIN, disease, self.references)

    def sentence(self, templates: list[str], disease: str, references: int) -> str:
        """A template with its slots filled; a plain one goes on with a clause that says little, and now and then with
        a citation."""
        draw = self.random
        drug, sign, adjective = draw.choice(DRUGS), draw.choice(SIGNS), draw.choice(ADJECTIVES)
        mark = ""
        if references:
            first = draw.randint(1, references)
            mark = draw.choice(
                (f" [{first}]", f" [{first}]", f" [{first}]", f" [{first},{min(first + 1, references)}]", "")
            )
        template = draw.choice(templates)
        if templates is PLAIN:
            tail = f" {draw.choice(TAILS)}" if draw.random() < 0.7 else ""
            template = f"{template}{tail}{'{cite}' if draw.random() < 0.1 else ''}."
        return template.format(
            drug=drug,
            Drug=drug.capitalize(),
            drug2=draw.choice(DRUGS),
            disease=disease if draw.random() < 0.5 else draw.choice(DISEASES),
            disease2=draw.choice(DISEASES),
            sign=sign,
            Sign=sign[0].upper() + sign[1:],
            sign2=draw.choice(SIGNS),
            group=draw.choice(GROUPS),
            organ=draw.choice(ORGANS),
            test=draw.choice(TESTS),
            frequency=draw.choice(FREQUENCIES),
            route=draw.choice(ROUTES),
            amount=draw.choice(AMOUNTS),
            adjective=adjective,
            Adjective=adjective.capitalize(),
            verb=draw.choice(VERBS),
            outcome=draw.choice(OUTCOMES),
            small=draw.randint(2, 14),
            gram=draw.randint(2, 8),
            large=f"{draw.randint(1, 9)},{draw.randint(0, 999):03}",
            percent=draw.randint(2, 98),
            percent2=draw.randint(60, 99),
            cite=mark,
        )

    def table(self) -> str:
        """A table of doses."""
        draw = self.random
        rows = []
        for _ in range(draw.randint(3, 6)):
            source = f"[{draw.randint(1, self.references)}]" if self.references else "-"
            cells = (draw.choice(DRUGS), draw.choice(AMOUNTS), draw.choice(FREQUENCIES), source)
            rows.append(f"| {' | '.join(cells)} |")
        return "\n".join(["| Drug | Dose | Frequency | Source |", "| --- | --- | --- | --- |", *rows])

    def reference(self) -> str:
        """An entry of the reference list; its identifiers are well formed and lead nowhere."""
        draw = self.random
        authors = ", ".join(
            f"{draw.choice(NAMES)} {draw.choice('ABCDEFGHJKLM')}{draw.choice('ABCDEFGH')}" for _ in "123"
        )
        drug, disease = draw.choice(DRUGS), draw.choice(DISEASES)
        title = f"{draw.choice(ADJECTIVES).capitalize()} {drug} for {disease} in {draw.choice(GROUPS)}"
        volume, page = draw.randint(10, 390), draw.randint(1, 2000)
        doi = f"10.{draw.randint(1000, 9999)}/{draw.choice(NAMES).lower()}.{draw.randint(1, 9_999_999)}"
        place = f"{draw.choice(JOURNALS)}. {draw.randint(2008, 2025)};{volume}({draw.randint(1, 12)}):{page}-{page + 8}"
        return f"{authors}. {title}. {place}. doi:{doi}"


def generate(folder: Path, articles: int, kilobytes: int, seed: int) -> int:
    """Writes the articles in folders of 100; gives the bytes written."""
    writer = Writer(seed)
    total = 0
    for number in range(articles):
        text = writer.article(number, writer.size(kilobytes))
        file = folder / f"part-{number // 100:03}" / f"article-{number:05}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        total += file.write_bytes(text.encode())
    return total


def main() -> None:
    """Writes the articles that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--size", type=int, default=19, help="mean size of an article in KB")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    total = generate(options.folder, options.articles, options.size, options.seed)
    print(f"{options.articles} articles, {total / 1e6:.1f} MB in {options.folder}")


if __name__ == "__main__":
    main()

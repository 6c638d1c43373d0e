"""Makes schemas/lexicons/journals.txt: names of journals that nothing but a journal is called by.

Source: the journal list after Index Medicus of JabRef's abbreviation repository (CC0 1.0), as kept in
../shared/lexicons/journal-abbreviations-medicus.csv. Kept are titles and abbreviations of two words and more that
hold a word of periodicals ("Journal", "Annals", "J", ...), so that a name can be told from a plain phrase such as
"Internal Medicine".

Run from the project's root: python benchmarks/build_journal_lexicon.py
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

SOURCE = Path("../shared/lexicons/journal-abbreviations-medicus.csv")
TARGET = Path("schemas/lexicons/journals.txt")
PERIODICAL = re.compile(
    r"\b(?:Journal|Annals|Archives|Acta|Bulletin|Proceedings|Lancet|JAMA|BMJ|PLoS|J|Ann|Arch|Proc|Bull)\b"
)
HEAD = """# Names of journals, full and abbreviated, that nothing but a journal is called by; one a line.
# From the journal lists of JabRef (https://github.com/JabRef/abbrv.jabref.org), CC0 1.0, after Index Medicus.
# Made by benchmarks/build_journal_lexicon.py.
"""


def names() -> list[str]:
    """The names to ship, in order."""
    found: set[str] = set()
    with SOURCE.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            for name in row[:2]:
                clean = re.sub(r"\s*\([^)]*\)$", "", name.replace(".", "")).strip()
                # two words of an abbreviation such as "J Neurol" are enough with a periodical's word
                if len(clean.split()) > 1 and clean[0].isupper() and clean.isascii() and PERIODICAL.search(clean):
                    found.add(clean)
    return sorted(found)


def main() -> None:
    """Writes the list."""
    TARGET.write_text(HEAD + "\n".join(names()) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(names())} names")


if __name__ == "__main__":
    main()

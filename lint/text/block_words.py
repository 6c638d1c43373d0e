"""The words of each block: what is compared where an article says things twice."""

from __future__ import annotations

from lint.article import Article
from lint.text.words import bare
from lint.text.zones import Ranges

LONG = 6  # letters that a long word has at least, and one more
READ = frozenset(["paragraph", "item", "cell", "caption"])


class BlockWords:
    """The words of each block that is the article's own text, by its index; those of all others count for nothing.

    `words` are in lower case as they stand between spaces, punctuation included; `long` are the long ones of them, in
    order: pairs of neighbours among these stand for the text."""

    __slots__ = ("_article", "_lower", "_plain", "long", "words")

    def __init__(self, article: Article, lower: str, left_out: Ranges) -> None:
        """`lower` is the prose in lower case; `left_out` are blocks that are not the article's own (references)."""
        self._article = article
        self._lower = lower
        self._plain: dict[int, list[str]] = {}
        skipped = left_out.inside()
        self.words: list[list[str]] = [
            lower[block.start : block.end].split() if block.kind in READ and index not in skipped else _NONE
            for index, block in enumerate(article.blocks)
        ]
        self.long = [[word for word in words if len(word) > LONG] for words in self.words]

    def plain(self, index: int) -> list[str]:
        """The words of a block without punctuation."""
        plain = self._plain.get(index)
        if plain is None:
            block = self._article.blocks[index]
            plain = self._plain[index] = bare(self._lower[block.start : block.end]).split()
        return plain


_NONE: list[str] = []

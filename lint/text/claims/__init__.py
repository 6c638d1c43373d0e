"""Which sentences make a claim that a reader is asked to believe, and whether a source stands behind it.

`find` recognises them, `lint.text.reach` says which citation covers each. `score_sentences` answers another question:
which sentences of a research article its authors would cite.
"""

from lint.text.claims.deciding import deciding, deciding_words
from lint.text.claims.recognise import Found, find
from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.text.claims.cited import Passage, score_sentences, threshold

__all__ = ["Found", "Passage", "deciding", "deciding_words", "find", "score_sentences", "threshold"]


def __getattr__(name: str) -> Any:
    """What only research articles need is loaded when it is asked for."""
    if name in ("Passage", "score_sentences", "threshold"):
        from lint.text.claims import cited

        return getattr(cited, name)
    raise AttributeError(name)

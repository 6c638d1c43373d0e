"""Which sentences make a claim that a reader is asked to believe, and whether a source stands behind it.

`find` recognises them, `lint.text.reach` says which citation covers each. `score_sentences` answers another question:
which sentences of a research article its authors would cite.
"""

from lint.text.claims.cited import Passage, score_sentences, threshold
from lint.text.claims.recognise import Found, find

__all__ = ["Found", "Passage", "find", "score_sentences", "threshold"]

"""Numbers of doses: digits, grouping, fractions, words."""

from __future__ import annotations

from lint.text.doses.model import Number

THIN = "\u2009\u202f\u00a0\u2007"

NUMBER = (
    rf"\d{{1,3}}(?:[{THIN}]\d{{3}}(?!\d))+(?:\.\d+)?|\d{{1,3}}(?: \d{{3}}(?!\d))+(?=[ -]?[A-Za-zµμ])"
    rf"|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,·]\d+)?[ ]?[½¼¾⅓⅔]|\d+(?:[.,·]\d+)?|[½¼¾⅓⅔]"
)
"""A number in digits; a naked decimal's point is looked for before it."""

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-four": 24, "half": 0.5,
    "quarter": 0.25, "once": 1, "twice": 2, "thrice": 3, "single": 1, "several": 0,
}  # fmt: skip

SCALES = {"million": 1e6, "mega": 1e6, "thousand": 1e3, "hundred": 1e2}


def read(prose: str, start: int, end: int) -> Number:
    """The number at prose[start:end] (a match of NUMBER), with a point before it if there is one."""
    text = prose[start:end]
    try:
        if text.isdigit() and (not start or prose[start - 1] not in ".,·"):
            return Number(start, end, float(text))
    except ValueError:  # a digit of another script
        return Number(start, end, 0.0, ("odd-digits",))
    flaws: list[str] = []
    value = 0.0
    if text[-1] in FRACTIONS:
        value = FRACTIONS[text[-1]]
        flaws.append("fraction")
        text = text[:-1].rstrip()
    if any(space in text for space in THIN) or " " in text:
        flaws.append("spaced-thousands")
        text = "".join(text.split())
        for space in THIN:
            text = text.replace(space, "")
    if "," in text:
        head, _, tail = text.partition(",")
        if len(tail.partition(".")[0].replace(",", "")) % 3 or head == "0" or len(head) > 3:
            flaws.append("decimal-comma")
            text = text.replace(",", ".", 1)
        else:
            flaws.append("comma-thousands")
            text = text.replace(",", "")
    text = text.replace("·", ".")
    if text:
        try:
            value += float(text)
        except ValueError:
            flaws.append("odd-digits")
    if "." in text and text.endswith("0"):
        flaws.append("trailing-zero")
    if start and prose[start - 1] == "." and "." not in text and "fraction" not in flaws:
        before = prose[start - 2] if start > 1 else " "
        if not before.isdigit() and not before.isalpha() and before not in ".)]":
            start -= 1
            flaws.append("naked-decimal")
            value = float("0." + text) if text.isdigit() else value
    return Number(start, end, value, tuple(flaws))


def word(text: str) -> float | None:
    """The value of a number word, or None."""
    return WORDS.get(text.lower())

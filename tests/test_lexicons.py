"""Long word lists answer the same before and after they are taken apart."""

from __future__ import annotations

import pytest

from lint.lexicons import Grouped, Together, grouped
from lint.text.drugs import lexicon

NAMES = ["aspirin", "aspartame", "ibuprofen", "ab", "abacavir", "zinc", "zidovudine"]
BRANDS = {"advil": "ibuprofen", "adalat": "nifedipine", "zofran": "ondansetron"}


@pytest.fixture(params=[0, 5])
def asked(request: pytest.FixtureRequest) -> int:
    """How often the lists were asked before."""
    return int(request.param)


def of(words: list[str], mark: str, asked: int) -> Grouped:
    made = Grouped(grouped(words), mark)
    for _ in range(asked):
        made.among({"aspirin"})
    return made


def test_words_are_found_whole(asked: int) -> None:
    names = of(NAMES, " ", asked)
    assert all(name in names for name in NAMES)
    assert not [word for word in ("aspir", "spirin", "aspirin zinc", "zinc ", "a", "", "none") if word in names]
    assert names.among(frozenset((*NAMES, "water", "as"))) == set(NAMES)


def test_a_word_has_its_other_word(asked: int) -> None:
    brands = of([f"{brand}={name}" for brand, name in BRANDS.items()], "=", asked)
    assert {brand: brands.get(brand, "") for brand in BRANDS} == BRANDS
    assert brands.get("adv", "none") == brands.get("ibuprofen", "none") == "none"
    assert "adalat" in brands and "nifedipine" not in brands
    assert brands.among(frozenset(("zofran", "nifedipine"))) == {"zofran"}


def test_the_shipped_lists_say_the_same_either_way() -> None:
    lex = lexicon()
    for part in (lex.names, lex.brands):
        table = part._taken_apart()
        assert len(table) > 5000
        fresh = Grouped("\n".join(line.strip() for line in part._lines.values()), part._mark)
        some = dict(list(table.items())[::7])
        assert all(word in fresh and fresh.get(word, "?") == other for word, other in some.items() if other)
        assert fresh.among(some.keys()) == some.keys()


def test_lists_asked_together_say_what_each_says(asked: int) -> None:
    names, brands = of(NAMES, " ", asked), of([f"{brand}={name}" for brand, name in BRANDS.items()], "=", asked)
    both = Together(names, brands)
    words = frozenset(("zinc", "advil", "water", "ibuprofen"))
    for _ in range(5):
        assert both.among(words) == [{"zinc", "ibuprofen"}, {"advil"}]
        assert both.among(frozenset()) == [set(), set()]

"""What the recognisers see in one article, each computed once and only when a check asks.

Imports of recognisers stand inside the properties, so that a run pays for what its rules use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from lint.article import Article
from lint.neighbours import Files, NoFiles
from lint.profiles import Profile
from lint.record import field, record
from lint.typed import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from lint.text.abbreviations import Abbreviations
    from lint.text.audience import Reader
    from lint.text.block_words import BlockWords
    from lint.text.citations import Citation
    from lint.text.claims import Found
    from lint.text.disclaimers import Disclaimer
    from lint.text.doses import Amount, Dose, Doses, Drug
    from lint.text.doses.judged import Quoted
    from lint.text.labels import BareLabel
    from lint.text.metadata import Review
    from lint.text.reach import Claim, Uncited
    from lint.text.red_flags import RedFlags
    from lint.text.references import Reference, References
    from lint.text.section_roles import SectionRoles
    from lint.text.sentences import Sentence
    from lint.text.tiers import Tier
    from lint.text.twins import Twins
    from lint.text.words import Words
    from lint.text.zones import Ranges


T = TypeVar("T")


def once_an_article(work_out: Callable[[Facts], T]) -> Callable[[Facts], T]:
    """What several checks ask of an article is worked out for the first of them; it must not be None."""

    def known(facts: Facts) -> T:
        found: T | None = facts.memo.get(work_out)
        if found is None:
            found = facts.memo[work_out] = work_out(facts)
        return found

    known.__doc__ = work_out.__doc__
    return known


def _everything(kind: str) -> bool:  # noqa: ARG001
    return True


@record(frozen=True)
class Facts:
    """One article, its profile, and everything recognised in it. `settings` holds the configuration's options for
    checks (site-wide disclaimer, blocked hosts, ...); `files` answers whether a file beside the article exists; `asks`
    whether any rule of the run puts a check kind to this article, for what one rule leaves to another."""

    article: Article
    profile: Profile
    settings: Mapping[str, Any] = field(default_factory=dict)
    today: str = ""  # ISO date that counts as today
    files: Files = field(default_factory=NoFiles)
    asks: Callable[[str], bool] = _everything
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)  # what checks share over one article

    @property
    def prose(self) -> str:
        return self.article.prose

    @cached_property
    def language(self) -> str:
        """Two-letter code of the article's language, from the front matter or its words; "und" if unknown."""
        from lint.text.language import language_of

        return language_of(self.article.prose, self.article.metadata)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the prose in order; none crosses a block."""
        from lint.text.sentences import sentences

        return sentences(self.article)

    @cached_property
    def section_roles(self) -> SectionRoles:
        """What each heading, bold line and label line is about."""
        from lint.text.section_roles import section_roles

        return section_roles(self.article, [demand.role for demand in self.profile.sections])

    @cached_property
    def audience(self) -> Reader:
        """For whom the article is: by its front matter, else its profile unless its words plainly say otherwise."""
        from lint.text.audience import is_for_staff, reader_by_words, stated_reader

        stated = stated_reader(self.article.metadata)
        if stated:
            return stated
        if self.profile.audience == "patient":
            return "professional" if is_for_staff(self.prose, self.words) else "patient"
        if self.profile.audience != "any":
            return self.profile.audience
        return reader_by_words(self.prose, self.words)

    @cached_property
    def disclaimers(self) -> tuple[Disclaimer, ...]:
        """All disclaimers, those of the front matter, of includes and of the site among them."""
        from lint.text.disclaimers import disclaimers

        site = self.settings.get("site-disclaimer")
        return disclaimers(self.article, self.sentences, self.section_roles, self.words, site)

    @cached_property
    def review(self) -> Review:
        """Authors, reviewers, dates and states of review, from the front matter and the text."""
        from lint.text.metadata import review

        return review(self.article, self.words)

    @cached_property
    def red_flags(self) -> RedFlags:
        """Danger signs that the text presents as a reader's own, and its instructions to get help at once."""
        from lint.text.red_flags import red_flags

        return red_flags(self.article, self.sentences, self.section_roles)

    @property
    def roles(self) -> tuple[str | None, ...]:
        """The canonical role of each section by its own heading, None where it has none."""
        return self.section_roles.own

    @cached_property
    def _doses(self) -> Doses:
        from lint.text.doses import find_doses

        return find_doses(self.article, self.words)

    @property
    def doses(self) -> tuple[Dose, ...]:
        """All doses in order, in text, lists and tables."""
        return self._doses.doses

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """All drug names in order; empty in an article without quantities."""
        return self._doses.drugs

    @cached_property
    def own_doses(self) -> tuple[Dose, ...]:
        """The doses that rules judge: not those of reference lists and inline code."""
        from lint.text.doses.judged import own_doses

        doses = self.doses
        return own_doses(doses, self.reference_blocks, self.code) if doses else ()

    @cached_property
    def other_quantities(self) -> tuple[Amount, ...]:
        """Quantities with units that are not doses: laboratory values, contents of food, losses."""
        return self._doses.others

    @cached_property
    def doses_by_drug(self) -> dict[str, list[Dose]]:
        """The article's own doses of each drug that is one substance, without quoted bad examples."""
        from lint.text.doses.judged import by_drug

        return by_drug(self.own_doses, self.quoted_notation) if self.own_doses else {}

    @cached_property
    def quoted_notation(self) -> Quoted:
        """Knows the places that show how not to write a dose."""
        from lint.text.doses.judged import Quoted

        return Quoted(self.article, self.words)

    @cached_property
    def apart(self) -> Ranges:
        """Source ranges that are not prose: front matter, comments, code, raw HTML, mathematics."""
        from lint.text.zones import apart

        return apart(self.article)

    @cached_property
    def code(self) -> Ranges:
        """Prose ranges of inline code and mathematics."""
        from lint.text.zones import marked

        return marked(self.article, "code", "math")

    @cached_property
    def linked(self) -> Ranges:
        """Prose ranges of link texts."""
        from lint.text.zones import linked

        return linked(self.article)

    @cached_property
    def reference_blocks(self) -> Ranges:
        """Indices of the blocks that are references or footnotes rather than the article's own text."""
        from lint.text.zones import reference_blocks

        return reference_blocks(self.article, self.references.prose)

    @cached_property
    def words(self) -> Words:
        """The prose's words and where they stand: what a recogniser asks before it runs a pattern."""
        from lint.text.words import Words

        return Words(self.prose)

    @cached_property
    def odd_characters(self) -> frozenset[str]:
        """The distinct characters of the source but printable ASCII, tab and line ends."""
        return frozenset(self.article.source.odd.decode("utf-8", "surrogatepass"))

    @cached_property
    def block_words(self) -> BlockWords:
        """The words of each block as they stand between spaces."""
        from lint.text.block_words import BlockWords

        return BlockWords(self.article, self.words.lower, self.reference_blocks)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Where abbreviations are used and where they are spelled out."""
        from lint.text.abbreviations import abbreviations

        return abbreviations(self.prose)

    @cached_property
    def twins(self) -> Twins:
        """Sections and paragraphs that share text with others of the article."""
        from lint.text.twins import twins

        return twins(self.article, self.block_words, self.reference_blocks, self.repeating_blocks)

    @cached_property
    def repeating_blocks(self) -> Ranges:
        """Indices of the blocks that rightly say again what stands elsewhere: summaries, glossaries, boxes."""
        from lint.text.zones import repeating_blocks

        return repeating_blocks(self.article)

    @cached_property
    def references(self) -> References:
        """All references: of the article's lists, its footnotes, and the files beside it that are named for them."""
        from lint.text.references import references

        return references(self.article, self._outside_references, self.words.data)

    @cached_property
    def bare_labels(self) -> tuple[BareLabel, ...]:
        """Names of sources left in the text with their links lost; they count as no citation."""
        from lint.text.labels import bare_labels

        return bare_labels(self.prose, self.references.inside)

    @cached_property
    def _outside_references(self) -> tuple[Reference, ...]:
        """References in other files: the configured reference file, the bibliographies named here or there."""
        if not self.names_bibliography and "references" not in self.article.metadata and "@" not in self.prose:
            return ()
        from lint.text.references.bibliography import bibliographies, of_csl, of_list, of_text

        found: list[Reference] = []
        other = self.settings.get("reference-file")
        if isinstance(other, str):
            text = self.files.read(other)
            if text is not None:
                from lint.formats import read
                from lint.source import Source

                found += of_list(read(Source(other, text)), other)
        for name in bibliographies(self.article, self.settings, self.files):
            text = self.files.read(name)
            if text is not None:
                found += of_text(name, text)
        found += of_csl(self.article.metadata.get("references"))
        return tuple(found)

    @cached_property
    def source_tiers(self) -> tuple[Tier | None, ...]:
        """The tier of each reference, by its index; None where nothing tells."""
        from lint.text.tiers import configured, tiers

        return tiers(self.references.all, configured(self.settings))

    @property
    def tiers(self) -> tuple[int | None, ...]:
        """The tier of each reference as a number, 1 (best) to 7."""
        return tuple(tier.level if tier else None for tier in self.source_tiers)

    def citation_tier(self, citation: Citation) -> Tier | None:
        """The best tier among what a citation points to: its references, or the page that it links to."""
        from lint.text.tiers import configured, tier, tier_of_url

        own, known, references = configured(self.settings), self._tiers, self.references.all
        for index in citation.references:
            if index not in known:
                known[index] = tier(references[index], own)
        found = [told for index in citation.references if (told := known[index])]
        if not found and citation.url:
            page = tier_of_url(citation.url, own)
            found = [page] if page else []
        return min(found, default=None)

    @cached_property
    def _tiers(self) -> dict[int, Tier | None]:
        return {}

    def is_weak_page(self, url: str | None, level: int) -> bool:
        """Whether the tier of a page is known and worse than this level."""
        from lint.text.tiers import configured, tier_of_url

        page = tier_of_url(url, configured(self.settings)) if url else None
        return page is not None and page.level > level

    def weak_references(self, level: int) -> set[int]:
        """The references, by index, whose tier may be worse than this level."""
        from lint.text.tiers import configured, may_exceed

        own = configured(self.settings)
        return {entry.index for entry in self.references.all if may_exceed(entry, level, own)}

    @property
    def names_bibliography(self) -> bool:
        """Whether the article or the configuration says that references are kept in another file."""
        named = ("reference-file", "bibliography")
        return any(self.settings.get(name) for name in named) or bool(self.article.metadata.get("bibliography"))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in order, each with its references and the sentences it covers under the profile."""
        from lint.text.citations import citations

        reach = str(self.profile.citations.get("reach", "paragraph"))
        return citations(self.article, self.references, self.sentences, reach, self.words.data)

    @cached_property
    def _found_claims(self) -> list[Found]:
        from lint.text.claims import find

        if self.language not in ("en", "und"):
            return []
        return find(self.article, self.sentences, self.section_roles, self.words, self.references.prose)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in order, each with the citations that reach it; none in a language other than English."""
        from lint.text.reach import claims

        found = self._found_claims
        if not found:
            return ()
        reach = str(self.profile.citations.get("reach", "paragraph"))
        return claims(self.article, self.sentences, found, self.citations, reach)

    @cached_property
    def cues_of_claims(self) -> dict[int, int]:
        """By sentence what was seen in each claim, as bits of `lint.text.claims.features`."""
        return {sentence: mask for sentence, _, _, mask in self._found_claims}

    @cached_property
    def uncited(self) -> Uncited:
        """The claims without a citation in reach, and the sections that cite nothing, where a rule tells of these."""
        from lint.text.reach import uncited
        from lint.text.spared import spared

        open_claims = [claim for claim in self.claims if not claim.citations]
        if open_claims:
            spans = [each.span for each in self.disclaimers if each.span]
            case = self.profile.name == "case-report"
            passed = spared(self.article, open_claims, self.sentences, self.section_roles, spans, self.citations, case)
            open_claims = [claim for index, claim in enumerate(open_claims) if index not in passed]
        return uncited(self.article, open_claims, self.citations, summed=self.asks("uncited-section"))

"""Check kinds for addresses: malformed, private, insecure, tracking, not canonical, blocked; and their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lint.article import Link
from lint.checks import Check
from lint.facts import Facts, once_an_article
from lint.finding import Edit, Fix, Hit, Safety
from lint.text.literals import Literals
from lint.text.urls import host, is_under

_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{")


@once_an_article
def _links(facts: Facts) -> Sequence[Link]:
    """Links whose address stands in the text, each definition once, templates left out."""
    return tuple(_chosen(facts)) if facts.article.links else ()


def _chosen(facts: Facts) -> Iterator[Link]:
    seen: set[str] = set()
    for link in facts.article.links:
        url = link.url
        if link.url_span is None:
            if url in seen:
                continue
            seen.add(url)
        if link.kind == "bare" and facts.code.holds(link.start):
            continue
        if ("{" in url or "<%" in url) and _TEMPLATE.search(url):
            continue
        yield link


def _hit(link: Link, values: dict[str, str], variant: str | None = None, fix: Fix | None = None) -> Hit:
    span = link.url_span or link.span
    return Hit(span.start, span.end, {"url": link.url, **values}, variant, fix=fix)


def _rewrite(facts: Facts, link: Link, new: str, safety: Safety) -> Fix | None:
    """Replaces a link's address where it stands as written."""
    span = link.url_span
    if span is None or facts.article.text[span.start : span.end] != link.url:
        return None
    return Fix(safety, f"Write {new}", (Edit(span.start, span.end, new),))


_MALFORMED = (
    (re.compile(r"(?i)^https?:/*$"), "nothing follows the scheme"),
    (re.compile(r"(?i)^https?(?:://)?https?:?//"), "it begins twice"),
    (
        re.compile(r"(?i)^(?:htp|htps|hhttps?|htttps?|httpss|httpp|ttps?|hxxps?|htpps?|httpss)://"),
        "the scheme is misspelt",
    ),
    (re.compile(r"(?i)^https?:/[^/]"), "a slash is missing after the scheme"),
    (re.compile(r"(?i)^https?:[^/]"), "the slashes are missing after the scheme"),
    (
        re.compile(r"(?i)^https?;//|^https?//|^https?\.//|^https?:\\\\"),
        "the colon and slashes after the scheme are wrong",
    ),
    (re.compile(r"(?i)^https?:///"), "there is a slash too many after the scheme"),
    (re.compile(r"(?i)^www\."), "it has no scheme, so that it is read as a file of this site"),
)
_SOUND = re.compile(r"(?:https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#][^\s%]*)?|#[^\s%]*)")
_HOST_SHAPE = re.compile(r"(?i)^https?://(?:[^/?#@\s]*@)?(\[[0-9a-f:.]+\]|[^/?#:\s]*)(?::(\d*))?(?=[/?#]|$)")
_LABEL = re.compile(r"^[\w](?:[\w-]*[\w])?$")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def malformed_url() -> Check:
    """A URL that cannot be one."""

    def check(facts: Facts) -> Iterator[Hit]:
        for link in _links(facts):
            if _SOUND.fullmatch(link.url):
                continue
            url = link.url.strip()
            if not url:
                if link.kind != "bare" and link.text.strip() and link.kind != "image":
                    yield _hit(link, {"what": "the address is empty"})
                continue
            what = _fault(url)
            if what:
                yield _hit(link, {"what": what})

    return check


def _fault(url: str) -> str | None:
    if url[0] in "#/.?" or url.startswith("mailto:"):
        return None
    for pattern, what in _MALFORMED:
        if pattern.search(url):
            return what
    if not url[:5].lower().startswith("http") or "://" not in url[:9]:
        return None
    match = _HOST_SHAPE.match(url)
    if not match:
        return "its host cannot be one"
    name = match[1]
    if name.startswith("["):
        return None
    if match[2] is not None and (not match[2] or int(match[2]) > 65535):
        return "its port cannot be one"
    if not name:
        return "it has no host"
    if re.search(r"\s", url.replace("\n", "")) and " " in url:
        return "there is a space in it"
    if ".." in name or name.startswith("."):
        return "there is a full stop too many in its host"
    if not all(_LABEL.match(part) for part in name.rstrip(".").split(".")):
        return "its host cannot be one"
    if re.fullmatch(r"\d+(?:\.\d+){1,}", name) and not re.fullmatch(
        r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}", name
    ):
        return "its host cannot be one"
    if _BAD_PERCENT.search(url.split("?", 1)[0]):
        return "a percent sign is not followed by two hexadecimal digits"
    return None


_PRIVATE_HOST = re.compile(
    r"^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|"
    r"2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}"
    r"|\[?(?:::1|fe80:[0-9a-f:]*|f[cd][0-9a-f]{2}:[0-9a-f:]*)\]?|.*\.(?:local|localhost|internal|"
    r"intranet|intra|corp|lan|home|private|localdomain))$"
)
_DRAFT = re.compile(
    r"(?i)^https?://(?:docs\.google\.com/(?:document|spreadsheets|"
    r"presentation)/(?:u/\d/)?d/[^/]+/(?:edit|preview|comment)|[\w-]+\.sharepoint\.com/"
    r"|[\w-]+-my\.sharepoint\.com/|drive\.google\.com/(?:drive/)?(?:u/\d|my-drive|folders|file)|"
    r"onedrive\.live\.com/|1drv\.ms/|(?:www\.)?dropbox\.com/home"
    r"|chatgpt\.com/c/|chat\.openai\.com/c/|claude\.ai/chat/|gemini\.google\.com/app|"
    r"mail\.google\.com/|outlook\.(?:office|live)\.com/"
    r"|(?:staging|preprod|dev|test|draft|drafts|preview|uat)[.-][\w-]+\.\w|(?:app|www)\.notion\.so/|"
    r"[\w-]+\.atlassian\.net/)"
)
_FILE = re.compile(
    r"(?i)^file:|^[a-z]:[\\/]|^\\\\[\w$]|^/(?:Users|home)/[\w.-]+/|^smb:|^afp:|^vscode:|^obsidian:|"
    r"^zotero:|^ms-word:|^about:blank|^chrome:"
)


@lru_cache(maxsize=2048)
def _is_private(name: str) -> bool:
    return _PRIVATE_HOST.match(name) is not None or ("." not in name and ":" not in name)


@lru_cache(maxsize=2048)
def _may_keep_drafts(name: str) -> bool:
    """Whether anything under a host can be a draft."""
    return name.startswith(_STAGES) or name.endswith(_OFFICES)


_STAGES = ("staging", "preprod", "dev", "test", "draft", "preview", "uat")
_OFFICES = (
    "google.com", ".sharepoint.com", "live.com", "1drv.ms", "dropbox.com", "chatgpt.com", "openai.com", "claude.ai",
    "office.com", "notion.so", ".atlassian.net",
)  # fmt: skip


def private_link() -> Check:
    """An address that only its writer can open: this computer, a private network, drafts, an intranet."""

    def check(facts: Facts) -> Iterator[Hit]:
        for link in _links(facts):
            url = link.url
            name = host(url)
            if not url.startswith(("http", "#")) and _FILE.match(url):
                yield _hit(link, {"host": url}, "file")
            elif name and url[:5].lower().startswith(("http", "ftp:", "//")):
                if _is_private(name):
                    yield _hit(link, {"host": name}, "network")
                elif _may_keep_drafts(name) and _DRAFT.match(url):
                    yield _hit(link, {"host": name}, "draft")

    return check


def insecure_link(hosts: Sequence[str]) -> Check:
    """http where the host serves https: the hosts given and what lies under them."""
    known = tuple(hosts)

    def check(facts: Facts) -> Iterator[Hit]:
        for link in _links(facts):
            url = link.url
            if url[:7].lower() != "http://" or canonical(url) or not _is_written(facts, link):
                continue
            name = host(url)
            if any(is_under(name, other) for other in known):
                yield _hit(link, {"host": name}, fix=_rewrite(facts, link, "https" + url[4:], "unsafe"))

    return check


def _is_written(facts: Facts, link: Link) -> bool:
    """Whether the scheme stands in the text: "www.nhs.uk" has none of its own."""
    span = link.url_span or (link.span if link.kind in ("bare", "autolink") else None)
    return span is None or facts.article.text[span.start : span.start + 4].lower() == "http"


_ADDRESS = re.compile(r"(?i)^(?:https?://|www\.)\S+$")
_EDGES = " \t\n.,:;!?()[]«»“”\"'→»›>*_"


def vague_link_text(texts: Sequence[str]) -> Check:
    """A link whose text says nothing of its target, or is the bare address. In a reference list an address may stand
    for itself."""
    vague = frozenset(texts)

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        found: dict[str, list[Link]] = {}
        for link in article.links:
            if link.kind in ("image", "autolink") or not link.url:
                continue
            text = " ".join(link.text.split())
            low = text.strip(_EDGES).lower()
            if low in vague:
                if not facts.references.in_list(link.start):
                    found.setdefault(low, []).append(link)
            elif _is_bare_address(facts, link, text) and not facts.references.in_list(link.start):
                yield Hit(link.span.start, link.span.end, {"text": text}, "address")
        for links in found.values():
            # a text that the article always uses is one thing to mend
            shown = links if len(links) <= MANY else links[:1]
            for link in shown:
                values = {"text": " ".join(link.text.split()).strip(_EDGES), "count": str(len(links))}
                yield Hit(link.span.start, link.span.end, values, "vague" if len(links) <= MANY else "often")

    return check


MANY = 5  # links with one vague text that are reported one by one


def _is_bare_address(facts: Facts, link: Link, text: str) -> bool:
    if link.kind in ("inline", "reference"):
        return text[:4].lower() in ("http", "www.") and _ADDRESS.match(text) is not None
    block = facts.article.blocks[link.block or 0]
    long = link.kind == "bare" and len(text) > 30 and block.kind == "paragraph"
    return long and link.end - link.start < 0.5 * (block.end - block.start)


_TRACKING = re.compile(
    r"(?i)(?<=[?&])(?:utm_(?:source|medium|campaign|term|content|id|name|cid|reader|viz_id|"
    r"pubreferrer|swu|social-type|brand|social)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid"
    r"|msclkid|mc_cid|mc_eid|igshid|igsh|yclid|twclid|ttclid|li_fat_id|_hsenc|_hsmi|__hstc|__hssc|"
    r"vero_id|mkt_tok|oly_enc_id|oly_anon_id"
    r"|rb_clickid|s_cid|ns_source|ns_mchannel|ns_campaign|ncid|cmpid|_ga|_gl|_openstat|wt_mc|"
    r"srsltid|spm|trk_contact|trk_msg|piwik_campaign|ref_src)"
    r"=[^&#]*"
)
_ASSISTANT = re.compile(r"(?i)^utm_source=(?:chatgpt|openai|perplexity|copilot|claude|gemini)")


def tracking_parameter() -> Check:
    """Parameters that follow the reader and say nothing of the page. Those of chat assistants are another rule's."""

    def check(facts: Facts) -> Iterator[Hit]:
        for link in _links(facts):
            url = link.url
            if "?" not in url or link.kind == "image":
                continue
            found = [m for m in _TRACKING.finditer(url) if not _ASSISTANT.match(m.group())]
            if not found:
                continue
            clean = _without(url)
            names = ", ".join(dict.fromkeys(m.group().split("=")[0] for m in found))
            yield _hit(link, {"names": names, "clean": clean}, fix=_rewrite(facts, link, clean, "safe"))

    return check


def _without(url: str) -> str:
    """A URL without its tracking parameters."""
    address, hash_, fragment = url.partition("#")
    path, _, query = address.partition("?")
    kept = [p for p in query.split("&") if p and (not _TRACKING.match("?" + p, 1) or _ASSISTANT.match(p))]
    return path + ("?" + "&".join(kept) if kept else "") + hash_ + fragment


_CANONICAL = (
    (re.compile(r"(?i)^https?://(?:dx\.doi\.org|www\.doi\.org|www\.dx\.doi\.org)/(10\..+)$"), r"https://doi.org/\1"),
    (
        re.compile(r"(?i)^https?://(?:www\.|m\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/\??(?:term=)?(\d+)/?(?:\?.*)?$"),
        r"https://pubmed.ncbi.nlm.nih.gov/\1/",
    ),
    (
        re.compile(r"(?i)^https?://(?:www\.|m\.)?ncbi\.nlm\.nih\.gov/pmc/articles/(PMC\d+)(/?.*)$"),
        r"https://pmc.ncbi.nlm.nih.gov/articles/\1\2",
    ),
    (re.compile(r"(?i)^https?://(\w+)\.m\.(wikipedia|wiktionary|wikimedia)\.org/(.*)$"), r"https://\1.\2.org/\3"),
    (
        re.compile(r"(?i)^https?://(?:m|mobile)\.(youtube|facebook|twitter|medscape|webmd)\.com/(.*)$"),
        r"https://www.\1.com/\2",
    ),
    (re.compile(r"(?i)^https?://europepmc\.org/article/med/(\d+)$"), r"https://pubmed.ncbi.nlm.nih.gov/\1/"),
    (re.compile(r"(?i)^https?://[\w.-]*(?:ezproxy|proxy|libproxy)[\w.-]*/login\?(?:q?url)=(https?://.+)$"), r"\1"),
)
_PROXY = re.compile(
    r"(?i)^(https?)://([\w-]+(?:[.-][\w-]+)*?)\.((?:\w+\.)*(?:e[-z]?z?proxy|ezp(?:roxy)?\d*|"
    r"libproxy|proxy[-.]?lib|proxy\d*|idm\.oclc)(?:\.[\w-]+)+)(?=[/?#:]|$)"
)


_OLD = Literals("doi.org", "ncbi.", "//m.", ".m.", "mobile.", "europepmc", "proxy", "ezp", "oclc", "PROXY", "Proxy")
"""One of these is in every address that has a more lasting one."""
_LASTING = re.compile(r"https://(?:doi\.org/10\.|(?:pubmed|pmc)\.ncbi\.nlm\.nih\.gov/)")


def canonical(url: str) -> str | None:
    """The lasting address that a URL stands for; None where it is that already, "" where it is not but the lasting
    one cannot be told."""
    if not any(sign in url for sign in _OLD.literals):
        return None
    for pattern, wanted in _CANONICAL:
        match = pattern.match(url)
        if match:
            new = match.expand(wanted)
            return None if new == url else new
    match = _PROXY.match(url)
    if match and "." in match[2]:
        return f"{match[1]}://{match[2]}" + url[match.end() :]
    if match:
        # "www-nature-com.ezproxy.x.edu": hyphens stand for full stops, and for hyphens
        name = match[2]
        if re.fullmatch(r"(?:www-)?[a-z0-9]+-(?:com|org|net|gov|edu)", name):
            return f"{match[1]}://{name.replace('-', '.')}" + url[match.end() :]
        return ""
    return None


def non_canonical_identifier_link() -> Check:
    """An address of a work by an old resolver, a mobile host or a library's proxy."""

    def check(facts: Facts) -> Iterator[Hit]:
        links = [link for link in _links(facts) if not _LASTING.match(link.url)]
        for index in _OLD.holding([link.url for link in links]) if links else ():
            link = links[index]
            wanted = canonical(link.url)
            if wanted is None or link.kind == "image":
                continue
            variant = "known" if wanted else "proxy"
            fix = _rewrite(facts, link, wanted, "safe") if wanted else None
            yield _hit(link, {"wanted": wanted}, variant, fix)

    return check


def blocked_source() -> Check:
    """A host on the board's list of sources not to cite (the setting blocked-hosts)."""

    def check(facts: Facts) -> Iterator[Hit]:
        hosts = facts.settings.get("blocked-hosts")
        if not isinstance(hosts, list) or not hosts:
            return
        blocked = [str(one).lower().removeprefix("www.") for one in hosts]
        for link in _links(facts):
            name = host(link.url)
            by = next((one for one in blocked if name and is_under(name, one)), None)
            if by:
                yield _hit(link, {"host": by})

    return check

"""Check kinds for links to places: anchors in this and other articles, files and images."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.article import Article, Link
from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit
from lint.text.anchors import anchors, is_made, nearest, written
from lint.text.urls import decoded

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|^\[?@|%7B%7B|^\{")


MOST = 20_000  # anchors that broken ones of an article are compared with: in a book of links only the first ones are


def broken_anchor() -> Check:
    """A link to a heading or an id that this article, or the article it links to, does not have."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        # most anchors are the usual slug of a heading, or ids that stand in the source
        headings: set[str] | None = None
        ids: set[str] | None = None
        own: frozenset[str] | None = None
        alike: dict[tuple[str, str], str] = {}  # by path and broken anchor, the one most like it
        compared = 0
        others: dict[str, tuple[Article, frozenset[str]] | None] = {}
        for link in article.links:
            url = link.url
            if "#" not in url or _SCHEME.match(url) or url.startswith("//") or _TEMPLATE.search(url):
                continue
            path, _, fragment = url.partition("#")
            anchor = decoded(fragment)
            path = path.split("?", 1)[0]
            if not anchor or is_made(anchor, article):
                continue
            low = anchor.lower()
            if not path or path == article.path.rpartition("/")[2]:
                names = {low, low.removeprefix("user-content-")}
                headings = {s.anchor.lower() for s in article.sections} if headings is None else headings
                if not names.isdisjoint(headings):
                    continue
                ids = written(article.text) if ids is None else ids
                if not names.isdisjoint(ids):
                    continue
                if own is None:
                    own = anchors(article, ids)
                known: frozenset[str] = own
            else:
                if path not in others:
                    others[path] = _other(facts, decoded(path))
                other = others[path]
                if other is None or is_made(anchor, other[0]):
                    continue
                known = other[1]
            if low in known or low.removeprefix("user-content-") in known:
                continue
            values = {"anchor": anchor, "target": path}
            near = alike.get((path, low))
            if near is None and compared < MOST:
                compared += len(known)
                near = alike[path, low] = nearest(low, known) or ""
            yield _broken(facts, link, values, "other" if path else "own", near or "")

    return check


def _broken(facts: Facts, link: Link, values: dict[str, str], variant: str, near: str) -> Hit:
    span = link.url_span or link.span
    fix = None
    if near and link.url_span is not None:
        written = facts.article.text[span.start : span.end]
        at = written.find("#")
        if at >= 0:
            fix = Fix("unsafe", f"Point to #{near}", (Edit(span.start + at + 1, span.end, near),))
    values["near"] = near
    return Hit(span.start, span.end, values, f"{variant}-near" if near else variant, fix=fix)


def _other(facts: Facts, path: str) -> tuple[Article, frozenset[str]] | None:
    """Another article and its anchors, None where it cannot be read as one."""
    for candidate in _candidates(facts, path):
        if candidate.lower().endswith((".md", ".mdx", ".markdown", ".qmd", ".rmd")):
            text = facts.files.read(candidate)
            if text is not None:
                from lint.formats import read
                from lint.source import Source

                article = read(Source(candidate, text))
                return article, anchors(article)
    return None


def _candidates(facts: Facts, path: str) -> Iterator[str]:
    """Where a link's path may lie: as written, as a page's source, under the roots of the site."""
    roots = [""]
    if path.startswith("/"):
        configured = facts.settings.get("site-roots")
        named = configured if isinstance(configured, list) else ["content", "docs", "static", "public", "src", "source"]
        roots += [f"/{str(root).strip('/')}" for root in named]
    for root in roots:
        place = root + path
        yield place
        last = place.rstrip("/").rpartition("/")[2]
        stem, dot, suffix = last.rpartition(".")
        if place.endswith("/") or not dot or not stem or len(suffix) > 5:
            bare = place.rstrip("/")
            for ending in (
                ".md",
                ".mdx",
                ".markdown",
                ".html",
                ".qmd",
                "/index.md",
                "/_index.md",
                "/README.md",
                "/index.mdx",
                "/index.html",
            ):
                yield bare + ending
        elif suffix in ("html", "htm"):
            bare = place[: -len(suffix) - 1]
            yield bare + ".md"
            yield bare + ".qmd"
    if not path.startswith("/"):
        # a page that is served as a folder: "../dose/" leads from gout.md to dose.md
        stem = facts.article.path.rpartition("/")[2].rpartition(".")[0]
        if stem not in ("index", "_index", "README") and path.startswith("../") and _is_route(path):
            bare = path[3:].rstrip("/")
            for ending in (".md", ".mdx", "/index.md", "/_index.md", ""):
                yield bare + ending


def _is_route(path: str) -> bool:
    """Whether a path names a page without its file's suffix."""
    last = path.rstrip("/").rpartition("/")[2]
    return "." not in last.strip(".") or path.endswith("/")


def missing_file() -> Check:
    """A link or image to a file that does not exist. Several files of one missing folder are one finding; a page
    named without its suffix is judged only where other such links of the article lead to a file."""

    def check(facts: Facts) -> Iterator[Hit]:
        folders: dict[str, list[tuple[Link, str]]] = {}
        single: list[tuple[Link, str]] = []
        routes: list[tuple[Link, str]] = []
        routed = False
        seen: set[str] = set()
        for link in facts.article.links:
            path = _path_of(link.url)
            if path is None:
                continue
            found = any(facts.files.exists(candidate) for candidate in _candidates(facts, path))
            route = _is_route(path)
            if found:
                routed |= route and path not in (".", "..", "./", "../")
                continue
            if link.kind == "reference" and path in seen:
                continue
            seen.add(path)
            if path.startswith("/") and not _has_site(facts, path):
                continue
            if route:
                routes.append((link, path))
                continue
            folder = path.rpartition("/")[0]
            if folder and not path.startswith("/") and not facts.files.exists(folder):
                folders.setdefault(folder, []).append((link, path))
            else:
                single.append((link, path))
        if routed:
            single += routes
        for link, path in single:
            span = link.url_span or link.span
            yield Hit(span.start, span.end, {"path": path}, "image" if link.kind == "image" else "file")
        for folder, links in folders.items():
            link, path = links[0]
            span = link.url_span or link.span
            values = {"path": path, "folder": folder, "count": str(len(links))}
            yield Hit(span.start, span.end, values, "folder" if len(links) > 1 else "file")

    return check


def _path_of(url: str) -> str | None:
    """The decoded path of a link to a file, None for other links."""
    if (
        url.startswith(("https://", "http://"))
        or not url
        or url[0] in "#?"
        or _SCHEME.match(url)
        or url.startswith("//")
        or _TEMPLATE.search(url)
    ):
        return None
    path = decoded(url.split("#", 1)[0].split("?", 1)[0]).strip()
    if not path.strip("./") or path.startswith("www.") or "\\" in path or "\n" in path or "<" in path:
        return None
    # "nhs.uk/gout" is an address without its scheme, another rule's matter
    head = path.split("/", 1)[0]
    if re.fullmatch(r"(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|uk|int|io|de|fr|eu)", head):
        return None
    return path


def _has_site(facts: Facts, path: str) -> bool:
    """Whether the site's files are here, so that an absolute path can be judged: its first folder exists."""
    if facts.settings.get("site-roots"):
        return True
    first = "/" + path.lstrip("/").split("/", 1)[0]
    if "/" not in path.lstrip("/"):
        return "." in first
    return any(facts.files.exists(root + first) for root in ("", "/content", "/docs", "/static", "/public", "/src"))

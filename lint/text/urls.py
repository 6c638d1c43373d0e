"""Parts of URLs, and which of them point to a source."""

from __future__ import annotations

import re
from functools import lru_cache

_HOST = re.compile(r"(?i)^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)")
_TRACKING = re.compile(
    r"(?i)(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|igshid|_ga|_gl|yclid|twclid|"
    r"ref_src|srsltid)=[^&#]*&?"
)

LONG = 300  # characters from which a URL is not kept: pictures may be written out in one

NOT_SOURCES = frozenset((
    "facebook.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "pinterest.com", "t.me", "telegram.org",
    "discord.gg", "discord.com", "whatsapp.com", "wa.me", "tiktok.com", "maps.google.com", "goo.gl", "apps.apple.com",
    "play.google.com", "itunes.apple.com", "amap.com", "patreon.com", "paypal.com", "github.com", "gitlab.com",
    "translate.google.com", "bit.ly", "amazon.com", "taobao.com", "fonts.googleapis.com",
))  # fmt: skip


def host(url: str) -> str:
    """The host of a URL in lower case without "www." and port; "" where it has none."""
    return _host(url) if len(url) < LONG else _host.__wrapped__(url)


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    match = _HOST.match(url)
    if not match:
        return ""
    name = match[1].lower().rstrip(".")
    return name[4:] if name.startswith("www.") else name


def is_under(name: str, domain: str) -> bool:
    """Whether a host is a domain or lies under it."""
    return name == domain or name.endswith("." + domain)


def is_web(url: str) -> bool:
    """Whether a URL leads to the web: http, https or without a scheme."""
    return url[:5].lower().startswith("http") or url.startswith("//")


def may_be_source(url: str) -> bool:
    """Whether a link may stand for a source: pages on the web, except networks, shops, maps and app stores."""
    return _may_be_source(url) if len(url) < LONG else _may_be_source.__wrapped__(url)


@lru_cache(maxsize=2048)
def _may_be_source(url: str) -> bool:
    if url.startswith("doi:"):
        return True
    if not is_web(url):
        return False
    name = host(url)
    if name in NOT_SOURCES or "." not in name:
        return False
    parent = name.partition(".")[2]
    return parent not in NOT_SOURCES


def normal_url(url: str) -> str:
    """The form in which URLs of one page are equal: no scheme, "www.", tracking, fragment, trailing slash."""
    if "#/" not in url:  # which an application takes for a path
        url = url.split("#", 1)[0]
    if "=" in url:
        url = _TRACKING.sub("", url)
    name = host(url)
    rest = _HOST.sub("", url, count=1)
    return (name + rest).rstrip("/?&").replace("%2F", "/").replace("%2f", "/")


def decoded(text: str) -> str:
    """The text without percent-encoding."""
    if "%" not in text:
        return text
    from urllib.parse import unquote  # slow to load, and seldom needed

    return unquote(text)

"""The names of elements and classes by which pages tell what is text and what stands around it.

Tags and roles are those of the HTML and ARIA standards. The words of classes are those that makers of pages and of their tools
use, whatever the page's language; none belongs to one site.
"""

import re
from functools import lru_cache
from typing import Literal

Verdict = Literal["", "furniture", "called furniture", "comments", "unseen"]
"""What an element says it is: nothing; what stands around the text, by its tag or by its class; what readers wrote; what is not shown."""

NEVER_TEXT = frozenset((
    "head", "title", "script", "style", "noscript", "template", "button", "select", "datalist", "iframe", "object", "svg", "math",
    "canvas", "audio", "video", "input", "textarea", "map", "progress", "meter",
))  # fmt: skip
"""Elements whose content no reader of the article reads, wherever they stand."""
FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form", "dialog", "menu"))
FURNITURE_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "tablist", "dialog",
    "alertdialog", "alert", "button", "tooltip", "form",
))  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
"""Parts of a line: too small to be a part of the page by themselves."""
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that begin a new block of text."""
CELLS = frozenset(("td", "th"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ARTICLE_TAGS = frozenset(("article", "main"))
ARTICLE_ROLES = frozenset(("article", "main"))

FURNITURE_WORDS = frozenset((
    "ad", "ads", "advert", "advertisement", "advertising", "adslot", "banner", "breadcrumb", "breadcrumbs", "carousel", "consent",
    "cookie", "cookies", "donate", "follow", "footer", "galleries", "gallery", "gdpr", "latest", "lightbox", "login", "masthead", "menu", "modal", "mostread", "nav",
    "navbar", "navigation", "newsletter", "newsletters", "outbrain", "overlay", "pager", "pagination", "popular", "popup", "promo",
    "promos", "recirc", "recirculation", "recommended", "recommends", "related", "share", "sharebar", "sharedaddy", "sharing",
    "sidebar", "signin", "signup", "skiplink", "slides", "slideshow", "social", "sponsor", "sponsored", "subscribe", "taboola", "tagcloud", "taglist",
    "tags", "teasers", "ticker", "toolbar", "topics", "trending", "upsell", "widget", "widgets",
    "caption", "captions", "copyright", "credit", "credits",
))  # fmt: skip
"""Also words under pictures, and to whom the pictures belong. Not here: what names parts of reports too ("recommendations"), what
systems write on every page ("promoted", "sticky", "paywall"), what stands for the first paragraph of an article ("teaser")."""
COMMENT_WORDS = frozenset(("comment", "comments", "commentlist", "disqus", "livefyre", "respond", "viafoura"))
NAMED_BY_ID = frozenset(("div", "ul", "ol"))
"""Elements that have their ids from the page's makers."""
UNSEEN_NAMES = frozenset((
    "sr-only", "sr_only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "screenreader-only",
    "screen-reader", "screenreader", "u-hidden-visually", "off-screen", "offscreen", "assistive-text", "a11y-hidden",
    "element-invisible", "is-visually-hidden", "u-visually-hidden", "hidden-visually", "clip-text",
))  # fmt: skip
"""Classes for words that are read out and not shown."""
NEUTRAL_WORDS = frozenset((
    "and", "area", "article", "articles", "bar", "block", "blocks", "body", "bottom", "box", "boxes", "button", "buttons", "by",
    "card", "cards", "col", "collection", "column", "columns", "component", "container", "content", "contents", "count", "counter",
    "ctn", "default", "desktop", "el", "email", "embed", "embedded", "entry", "feed", "field", "fields", "figure", "for", "form",
    "from", "full", "global", "grid", "group", "header", "heading", "holder", "horizontal", "icon", "icons", "image", "img", "in",
    "info", "inline", "inner", "item", "items", "js", "large", "layout", "left", "link", "links", "list", "mail", "main", "media",
    "meta", "mobile", "module", "more", "most", "news", "notice", "our", "outer", "package", "page", "panel", "photo", "picture",
    "policy", "post", "posts", "primary", "rail", "read", "region", "right", "row", "secondary", "section", "sections", "site",
    "slice", "slider", "slot", "small", "stories", "story", "sub", "text", "the", "thread", "title", "tool", "tools", "top", "ui",
    "unit", "us", "vertical", "view", "views", "width", "wp", "wrap", "wrapper", "you", "zone",
))  # fmt: skip
"""Words that say where or how large a part is, not what it is."""
NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@lru_cache(maxsize=4096)
def verdict_of(names: str) -> Verdict:
    """What the classes of an element say it is. A name counts only where each of its words is known.

    >>> verdict_of("c-article__related-list wide"), verdict_of("has-sidebar"), verdict_of("commentsArea")
    ('called furniture', '', 'comments')
    """
    verdict: Verdict = ""
    for name in names.split():
        if name.lower() in UNSEEN_NAMES:
            return "unseen"
        words = [word.lower() for word in NAME_PARTS.findall(name)]
        telling = [word for word in words if word not in NEUTRAL_WORDS and len(word) > 1 and not word.isdigit()]
        if not telling:
            continue
        if all(word in COMMENT_WORDS for word in telling):
            verdict = "comments"
        elif not verdict and all(word in FURNITURE_WORDS or word in COMMENT_WORDS for word in telling):
            verdict = "called furniture"
    return verdict

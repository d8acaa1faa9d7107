"""Web pages: the text that a reader of the article sees, in blocks, and what the page's head says of it."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.documents.encoding import decode
from onrecord.documents.outcome import Kept, Outcome, Reader, Refused
from onrecord.documents.page_head import read_head

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
HEAD_OF_BYTES = 4_096

NOT_TEXT = frozenset((
    "head", "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select",
    "iframe", "object", "svg", "canvas", "audio", "video", "dialog",
))  # fmt: skip
"""Never part of an article, wherever they stand."""
BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "header", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "legend", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
CELLS = frozenset(("td", "th"))
# Not white space that the page shows: a no-break space stays.
WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens, zero-width spaces and joiners of lines: they steer the line break and are no letters."""


def read_html(content: bytes) -> Outcome:
    """The visible text of the page's article, else of its main part, else of its body: blocks with an empty line between them."""
    declared = CHARSET.search(content[:HEAD_OF_BYTES])
    outcome = decode(content, declared[1].decode("ascii", "replace") if declared else "")
    if isinstance(outcome, Refused):
        return outcome
    page = LexborHTMLParser(outcome.text)
    root = article_of(page)
    text = Blocks().read(root) if root is not None else ""
    if not text:
        return Refused("holds no text: the page has a head, but nothing in its body that a reader would see")
    return Kept(text, read_head(page, root), outcome.doubts)


def article_of(page: LexborHTMLParser) -> LexborNode | None:
    """The part of a page that holds its article; None for a page without a body."""
    main = page.css_first("main") or page.css_first("[role=main]")
    articles = page.css("article")
    if len(articles) == 1:
        alone = articles[0]
        outside = main is not None and main.css_first("h1") is not None and alone.css_first("h1") is None
        return main if outside else alone
    return main or page.body


class Blocks:
    """The text of a page part, gathered block by block."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.inline: list[str] = []
        self.bullet = ""
        self.preformatted = 0

    def read(self, root: LexborNode) -> str:
        """All the blocks below a node. Goes without recursion: pages can be nested deeper than Python's stack."""
        in_body = root.tag == "body"
        node: LexborNode | None = root
        while node is not None:
            if node is root or not is_hidden(node, in_body):
                self.enter(node)
                if node.child is not None:
                    node = node.child
                    continue
                self.leave(node)
            node = self.after(node, root)
        self.flush()
        return "\n\n".join(self.blocks)

    def after(self, node: LexborNode, root: LexborNode) -> LexborNode | None:
        """The node that follows one and all below it; those that end with it are left. None: the root has ended."""
        while node.mem_id != root.mem_id:
            if node.next is not None:
                return node.next
            above = node.parent
            if above is None:
                break
            self.leave(above)
            node = above
        return None

    def enter(self, node: LexborNode) -> None:
        """A node begins: text is gathered, a block ends what was gathered before it."""
        tag = node.tag or ""
        if tag == "-text":
            words = INVISIBLE.sub("", node.text_content or "")
            self.inline.append(words.replace("\r\n", "\n") if self.preformatted else WHITE_SPACE.sub(" ", words))
        elif tag == "br":
            self.inline.append("\n")
        elif tag in BLOCKS:
            self.flush()
            self.bullet = "• " if tag == "li" else self.bullet
        elif tag in CELLS and self.inline:
            self.inline.append(" | ")
        self.preformatted += tag == "pre"

    def leave(self, node: LexborNode) -> None:
        """A node ends."""
        if node.tag in BLOCKS:
            self.flush()
            self.bullet = "" if node.tag == "li" else self.bullet
        self.preformatted -= node.tag == "pre"

    def flush(self) -> None:
        """What was gathered becomes a block, where it is more than white space."""
        gathered = "".join(self.inline)
        self.inline = []
        lines = (
            gathered.split("\n")
            if self.preformatted
            else [re.sub(" {2,}", " ", line).strip(" ") for line in gathered.split("\n")]
        )
        block = "\n".join(lines).strip("\n" if self.preformatted else " \n")
        if block.strip():
            self.blocks.append(self.bullet + block)
            self.bullet = ""


def is_hidden(node: LexborNode, in_body: bool) -> bool:
    """True for what a reader of the article does not see as part of it; a page's own header only where no article is marked."""
    tag = node.tag or ""
    if tag == "-text":
        return False
    if tag.startswith("-") or tag in NOT_TEXT or (in_body and tag == "header"):
        return True
    marks = node.attributes
    return (
        "hidden" in marks
        or marks.get("aria-hidden") == "true"
        or marks.get("role") in ("navigation", "banner", "contentinfo")
    )


HTML = Reader("html", 1, read_html)

"""What the words of a quotation tell beside who said what: how the cue puts it, whether it is whole, in what role it is said."""

import re
from dataclasses import replace

from onrecord.extract.quotations.cues import polarity_of
from onrecord.extract.quotations.fragments import is_cut
from onrecord.extract.quotations.roles import role_of
from onrecord.languages import Language
from onrecord.model.entries import Quotation
from onrecord.model.text import Span


def with_details(quotation: Quotation, text: str, language: Language) -> Quotation:
    """The quotation with its polarity, `cut` and role, all from the words of its own spans and those right beside them."""
    role = role_of(text, quotation.source, quotation.speaker, language)
    content = after_role(text, quotation.content, quotation.source, role)
    return replace(
        quotation,
        content=content,
        polarity=polarity_of(text, quotation.cue, content, language),
        cut=is_cut(text, content, quotation.form),
        role=role,
    )


def after_role(text: str, content: tuple[Span, ...], source: tuple[Span, ...], role: str) -> tuple[Span, ...]:
    """The content without the role of a speaker named right before it: "according to Ana Ruiz, a teacher, it was ..."."""
    first = content[0]
    if not role or not source or text[source[-1].end : first.start].strip() not in ("", ","):
        return content
    found = re.compile(rf"(?:\w+\s+)?{re.escape(role)},\s+(?=\w)").match(text, first.start, first.end)
    return (Span(found.end(), first.end), *content[1:]) if found else content

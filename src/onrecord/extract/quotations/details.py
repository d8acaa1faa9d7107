"""What the words of a quotation tell beside who said what: how the cue puts it, whether it is whole, in what role it is said."""

from dataclasses import replace

from onrecord.extract.quotations.cues import polarity_of
from onrecord.extract.quotations.fragments import is_cut
from onrecord.extract.quotations.roles import role_of
from onrecord.languages import Language
from onrecord.model.entries import Quotation


def with_details(quotation: Quotation, text: str, language: Language) -> Quotation:
    """The quotation with its polarity, `cut` and role, all from the words of its own spans and those right beside them."""
    return replace(
        quotation,
        polarity=polarity_of(text, quotation.cue, quotation.content, language),
        cut=is_cut(text, quotation.content, quotation.form),
        role=role_of(text, quotation.source, quotation.speaker, language),
    )

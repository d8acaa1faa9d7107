"""The closed lists of words that fields may hold. `docs/reference/entries.md` says what each means."""

from typing import Literal

Kind = Literal["quotation", "figure", "finding", "call", "event"]
KINDS: tuple[Kind, ...] = ("quotation", "figure", "finding", "call", "event")

Form = Literal["direct", "indirect", "mixed"]

Polarity = Literal["said", "claimed", "denied", "refused", "asked", "demanded", "thought"]

Bound = Literal["exactly", "at_least", "more_than", "about", "nearly", "up_to", "between", "vague"]

What = Literal[
    "killed", "injured", "missing", "hostage", "detained", "displaced", "deprived", "affected",
    "signatures", "protesting", "other",
]  # fmt: skip

Stance = Literal["asserts", "suggests", "charges", "denies"]

Specificity = Literal["family", "either", "crime"]

Category = Literal[
    "genocide", "crimes_against_humanity", "extermination", "murder", "enslavement", "forcible_transfer",
    "imprisonment", "torture", "sexual_violence", "persecution", "enforced_disappearance", "apartheid",
    "other_inhumane_acts", "war_crimes", "wilful_killing", "hostage_taking", "indiscriminate_attack",
    "attack_on_civilians", "collective_punishment", "starvation", "wanton_destruction", "outrage_on_dignity",
    "aggression", "unlawful_occupation", "unlawful_blockade", "arbitrary_detention", "ill_treatment",
    "discrimination", "excessive_force", "ihl_violation", "human_rights_violation", "all_accusations",
]  # fmt: skip
ALL_ACCUSATIONS: Category = "all_accusations"
"""Of denials alone: of whatever those accuse of whom they speak."""

EventType = Literal[
    "attack", "statement", "plan", "resolution", "opinion", "warrant", "warrant_ended", "ceasefire", "protest",
    "hostage_taking", "conflict", "founding", "policy", "photo", "other",
]  # fmt: skip

Status = Literal["in_force", "annulled", "passed", "proposed"]

DocumentKind = Literal["press_release", "news", "report", "statement", "other"]

Basis = Literal["stated", "inferred", "across"]

PartyKind = Literal["person", "organisation", "state", "forces", "armed_group", "body", "people", "role", "other"]

Relation = Literal["repeats", "updates", "refines", "revises", "falls", "reset"]
RELATIONS: tuple[Relation, ...] = ("repeats", "updates", "refines", "revises", "falls", "reset")

CallState = Literal["open", "done", "partly", "refused", "no answer"]
CALL_STATES: tuple[CallState, ...] = ("open", "done", "partly", "refused", "no answer")

Mark = Literal["reset", "open", "done", "partly", "refused", "no-answer", "same-as", "different-from", "undo"]
MARKS: tuple[Mark, ...] = (
    "reset",
    "open",
    "done",
    "partly",
    "refused",
    "no-answer",
    "same-as",
    "different-from",
    "undo",
)

STATE_OF: dict[Mark, CallState] = {
    "open": "open", "done": "done", "partly": "partly", "refused": "refused", "no-answer": "no answer",
}  # fmt: skip
"""The marks by which people say what became of a call, and the state that each gives it."""

MARKS_OF_PARTIES: tuple[Mark, ...] = ("same-as", "different-from")
SAID_OF_PARTIES: dict[Mark, str] = {"same-as": "is the same as", "different-from": "is different from"}
"""What each of these marks says of its first name, before the other one."""

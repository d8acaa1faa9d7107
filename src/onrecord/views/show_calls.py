"""`onrecord show RECORD calls` and `threads`: who asks whom to do what, and what became of it."""

from datetime import date

from onrecord.answered import Answered, answered
from onrecord.model.answers import Answer, ToldAt
from onrecord.model.decisions import Decision
from onrecord.model.entries import Call
from onrecord.model.groups import EntryKey
from onrecord.model.text import Span
from onrecord.record.store import Record, StoredEntry
from onrecord.views.asked import Asked, Row, Table, by_key, cut
from onrecord.views.beside import Beside, names_of

COLUMNS = ("by", "to", "action", "deadline", "state", "set by", "document", "id", "accusations")
THREAD_COLUMNS = ("thread", "to", "state", "by", "words", "call's state", "set by", "document", "id", "accusations")


def calls(record: Record, asked: Asked) -> Table:
    """The calls asked for; with `unanswered`, the longest without an answer first, each with its days."""
    found = answered(record, date.fromisoformat(asked.as_of) if asked.as_of else None)
    names, beside = names_of(record), Beside(record)
    rows: list[tuple[int, Row]] = []
    for key, stored in by_key(record, asked, "call").items():
        answer, call = found.answers.get(key), stored.entry
        if answer is None or not isinstance(call, Call) or asked.state not in ("", answer.state):
            continue
        days = found.days(key)
        if asked.unanswered is not None and (days is None or days < asked.unanswered):
            continue
        row: Row = (
            call.by, "; ".join(call.to), cut(stored.words), call.deadline or "", answer.state, set_by(answer, found, names, record),
            stored.name, call.id, accusations_beside(stored, answer, found, beside),
        )  # fmt: skip
        rows.append((days or 0, row))
    if asked.unanswered is None:
        return Table("Calls", COLUMNS, [row for _, row in rows])
    rows.sort(key=lambda pair: -pair[0])
    return Table("Calls without an answer", (*COLUMNS, "days"), [(*row, n) for n, row in rows], counted(found, asked))


def counted(found: Answered, asked: Asked) -> str:
    """To which day the days were counted, and what could not be."""
    if found.day is None:
        return "no document has a date, so no days can be counted; --as-of gives the day to count to"
    why = "" if asked.as_of else ", the date of the newest document (--as-of DAY takes another)"
    undated = len(found.undated())
    left = f"; {undated:,} without an answer and without a date by then left out" if undated else ""
    return f"days are counted to {found.day}{why}{left}"


def threads(record: Record, asked: Asked) -> Table:
    """The calls that were made again: each thread with its state, which is that of the call made last."""
    groups, entries, found = record.groups(with_documents=False), by_key(record, asked, "call"), answered(record)
    names, beside = names_of(record), Beside(record)
    rows: list[Row] = []
    for one in groups.threads:
        state = found.of_thread(one).state
        for key in one.calls if asked.state in ("", state) else ():
            stored = entries.get(key)
            if stored and isinstance(stored.entry, Call):
                answer = found.answers[key]
                rows.append(
                    (
                        one.name, "; ".join(one.to), state, stored.entry.by, cut(stored.words), answer.state,
                        set_by(answer, found, names, record), stored.name, stored.entry.id,
                        accusations_beside(stored, answer, found, beside),
                    )
                )  # fmt: skip
    return Table("Threads of calls", THREAD_COLUMNS, rows)


def accusations_beside(stored: StoredEntry, answer: Answer, found: Answered, beside: Beside) -> str:
    """Who accuses whom in the words of a call, and in those that set its state."""
    told = [beside.entry(stored)]
    if answer.decision:
        told.append(in_source(found.decisions[answer.decision], beside))
    elif answer.told_at:
        told.append(beside.words(answer.told_at.document, answer.told_at.span))
    elif answer.told_in and (words := found.calls[answer.told_in].call.answered):
        told.append(beside.words(answer.told_in.document, words))
    told += [beside.words(one.document, one.span) for one in answer.perhaps]
    return "; ".join(dict.fromkeys(filter(None, told)))


def in_source(decision: Decision, beside: Beside) -> str:
    """Who accuses whom in the words that a decision rests on."""
    source = decision.source
    return beside.words(source.document, Span(source.start, source.end)) if source else ""


def set_by(answer: Answer, found: Answered, names: dict[str, str], record: Record) -> str:
    """What set a call's state: the words of a document, or a person's decision; empty where nothing answers it.

    Words that may be about it, and set nothing, are said to.
    """
    if answer.decision:
        return decision_words(found.decisions[answer.decision], names)
    told = [words_at(answer.told_at, names, record)] if answer.told_at else []
    if answer.told_in:
        call = found.calls[answer.told_in]
        told.append(f"“{cut(' '.join(call.told.split()))}” in {place(call.key, names)}")
    return "; ".join((*told, *(f"perhaps {words_at(one, names, record)}" for one in answer.perhaps)))


def words_at(told: ToldAt, names: dict[str, str], record: Record) -> str:
    """The words in the prose of a document, and its name."""
    words = told.span.of(record.document(told.document).document.text)
    return f"“{cut(' '.join(words.split()))}” in {names.get(told.document, told.document)}"


def decision_words(one: Decision, names: dict[str, str]) -> str:
    """A decision with who, why, and the source that it rests on."""
    return f"decision {one.number}, {one.who}: {one.why}" + (f" ({source_words(one, names)})" if one.source else "")


def source_words(one: Decision, names: dict[str, str]) -> str:
    """The source of a decision: its words, and where they stand; empty for none."""
    if one.source is None:
        return ""
    at = place(EntryKey(one.source.document, one.source.entry), names)
    return f"“{cut(' '.join(one.source.words.split()))}” in {at}" if one.source.words else at


def place(key: EntryKey, names: dict[str, str]) -> str:
    """A document by its name, with the entry; by its SHA-256 where it is no longer in the record."""
    return f"{names.get(key.document, key.document)} {key.entry}".rstrip()

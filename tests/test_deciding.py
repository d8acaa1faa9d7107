"""People's decisions: kept, undone, and held through later builds. Places, people and numbers are invented."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord import open_record
from onrecord.deciding import CantDecide, Wish, decided, mark_call
from onrecord.model.decisions import Decision, Source
from onrecord.model.groups import EntryKey
from onrecord.record.verify import verify
from onrecord.views.cli import app

TEXT = "Press release\n{day} 2021\n\nThe Ministry of Health said {number} people had been killed in Orvale since 2 March 2021.\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    for name, day, number in (("a", "1 May", 900), ("b", "1 June", 12), ("c", "1 July", 40)):
        (folder / f"{name}.txt").write_text(TEXT.format(day=day, number=number), encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path: Path, press: Path) -> Path:
    assert run("build", tmp_path / "record", press).exit_code == 0
    return tmp_path / "record"


def relations(record: Path) -> list[str | None]:
    with open_record(record) as opened:
        [series] = opened.groups(with_documents=False).series
        return [member.relation for member in series.members]


def figure(record: Path, document: str) -> str:
    """The figure of a document, as a person names it."""
    with open_record(record) as opened:
        [stored] = [e for e in opened.entries() if e.kind == "figure" and e.name == document]
        return f"{document}:{stored.entry.id}"


def reset(record: Path, document: str = "b.txt") -> Result:
    return run("mark", record, figure(record, document), "reset", "--by", "Marit Solvane", "--why", "a new register")


def test_a_reset_is_kept_with_who_when_and_why_and_the_count_goes_on_from_it(record: Path) -> None:
    assert relations(record) == [None, "falls", "updates"]
    done = reset(record)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("decision 1: a count begins anew with “12 people")
    assert relations(record) == [None, "reset", "updates"]
    [made] = open_record(record).decisions()
    assert (made.who, made.why, made.mark) == ("Marit Solvane", "a new register", "reset")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made.at)
    assert "1, Marit Solvane: a new register" in run("show", record, "series").stdout


def test_a_reset_holds_through_later_builds_and_the_record_verifies(record: Path, press: Path) -> None:
    reset(record)
    (press / "d.txt").write_text(TEXT.format(day="1 August", number=55), encoding="utf-8")
    assert run("build", record, press).exit_code == 0
    assert relations(record) == [None, "reset", "updates", "updates"]
    with open_record(record) as opened:
        assert verify(opened).broken == ()


def test_what_is_undone_stays_in_the_history(record: Path) -> None:
    reset(record)
    done = run("undo", record, 1, "--by", "Ilse Brandt", "--why", "it was a correction")
    assert done.exit_code == 0, done.output
    assert relations(record) == [None, "falls", "updates"]
    lines = run("show", record, "decisions").stdout.splitlines()
    assert [line.split("\t")[1] for line in lines[1:]] == ["reset", "undo"]
    assert lines[1].split("\t")[lines[0].split("\t").index("undone by")] == "2"
    assert reset(record).exit_code == 0
    assert relations(record) == [None, "reset", "updates"]


def test_a_later_decision_does_not_change_what_had_been_said_by_a_day(record: Path) -> None:
    before = run("show", record, "series", "--as-of", "2021-06")
    reset(record)
    assert run("show", record, "series", "--as-of", "2021-06").stdout == before.stdout
    assert "falls" in before.stdout


def test_a_decision_that_is_changed_is_seen_by_verify(record: Path) -> None:
    reset(record)
    with open_record(record) as opened:
        opened.database.execute("PRAGMA query_only = OFF")
        opened.database.execute("UPDATE decision SET who = 'Nobody'")
        assert "record.db: what people decided is not as written" in verify(opened).broken


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["mark", "RECORD", "b.txt", "reset", "--by", "A", "--why", "B"],
            "expected DOCUMENT:ID, such as bulletin.txt:f120",
        ),
        (["mark", "RECORD", "x.txt:f1", "reset", "--by", "A", "--why", "B"], "no document 'x.txt' with figures"),
        (["mark", "RECORD", "b.txt:f1", "reset", "--by", "A", "--why", "B"], "b.txt has no figure 'f1'; it has f"),
        (["mark", "RECORD", "b.txt:f1", "raise", "--by", "A", "--why", "B"], "no mark 'raise'; known: reset"),
        (["mark", "RECORD", "b.txt:f1", "reset", "--by", " ", "--why", "B"], "--by"),
        (["undo", "RECORD", "3", "--by", "A", "--why", "B"], "no decision 3 is in force; in force: none"),
        (["sum", "RECORD", "a.txt:f1"], "a.txt has no figure 'f1'"),
        (["show", "RECORD", "figures", "--as-of", "2021"], "figures can't be filtered by --as-of"),
        (["show", "RECORD", "series", "--as-of", "2021", "--from", "2030"], "can't be combined with --from and --to"),
        (["show", "RECORD", "series", "--as-of", "June"], "not a date: 'June'"),
    ],
)
def test_what_can_not_be_done_is_told_with_what_was_expected(record: Path, words: list[str], told: str) -> None:
    done = run(*(record if word == "RECORD" else word for word in words))
    assert done.exit_code in (1, 2)
    assert told in " ".join(done.output.replace("│", " ").split())


def test_a_figure_that_is_in_no_running_count_begins_nothing_anew(tmp_path: Path, press: Path) -> None:
    (press / "d.txt").write_text("KESTRIN, 2 May 2021 – At least 7 people were killed in Tolm on 1 May 2021.\n")
    run("build", tmp_path / "record", press)
    done = reset(tmp_path / "record", "d.txt")
    assert done.exit_code == 1
    assert "is in no running count, so nothing begins anew with it" in done.output
    assert open_record(tmp_path / "record").decisions() == ()


def test_one_count_told_twice_is_not_added_up(record: Path) -> None:
    done = run("sum", record, figure(record, "a.txt"), figure(record, "b.txt"))
    assert done.exit_code == 1
    assert "are one count (killed in Orvale since 2 March 2021), told twice; give one of them" in done.output
    assert run("sum", record, figure(record, "a.txt")).stdout == "900\n"


NAMED = (
    "KESTRIN, 2 May 2031 – Jorin Halmet accused the Army of Tolm of torture.",
    "KESTRIN, 9 July 2031 – Yorin Halmet accused the Tolm Army of torture. The Army of Tolm denied the torture.",
)
SIGNED = ("--by", "Marit Solvane", "--why", "one passport")


@pytest.fixture
def named(tmp_path: Path) -> Path:
    folder = tmp_path / "named"
    folder.mkdir()
    for number, text in enumerate(NAMED):
        (folder / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    assert run("build", tmp_path / "names", folder).exit_code == 0
    return tmp_path / "names"


def parties(record: Path) -> dict[str, str]:
    with open_record(record) as opened:
        return opened.groups(with_documents=False).party_names()


def test_undoing_what_took_two_names_together_gives_every_byte_of_the_export_back(named: Path) -> None:
    before, exported = run("export", named).stdout, run("export", named, "--format", "csv").stdout
    done = run("mark", named, "Yorin Halmet", "same-as", "Jorin Halmet", *SIGNED)
    assert done.stdout == "decision 1: “Yorin Halmet” is the same as “Jorin Halmet”\n", done.output
    assert parties(named)["Yorin Halmet"] == "Jorin Halmet"
    assert run("export", named).stdout != before
    assert run("undo", named, 1, *SIGNED).exit_code == 0
    assert (run("export", named).stdout, run("export", named, "--format", "csv").stdout) == (before, exported)
    with open_record(named) as opened:
        assert verify(opened).broken == ()


def test_a_decision_about_names_holds_through_later_builds_and_is_suggested_no_more(
    named: Path, tmp_path: Path
) -> None:
    def suggested() -> list[str]:
        return [line.split("\t")[0] for line in run("show", named, "parties", "--suggested").stdout.splitlines()[1:]]

    assert suggested() == ["Jorin Halmet"]
    run("mark", named, "Yorin Halmet", "different-from", "Jorin Halmet", *SIGNED)
    assert suggested() == []
    run("undo", named, 1, *SIGNED)
    run("mark", named, "Yorin Halmet", "same-as", "Jorin Halmet", *SIGNED)
    assert suggested() == []
    (tmp_path / "named" / "2.txt").write_text("KESTRIN, 1 August 2031 – “No,” Yorin Halmet said.\n", encoding="utf-8")
    assert run("build", named, tmp_path / "named").exit_code == 0
    assert parties(named)["Yorin Halmet"] == "Jorin Halmet"
    at_once = tmp_path / "at-once"
    run("build", at_once, tmp_path / "named")
    run("mark", at_once, "Yorin Halmet", "same-as", "Jorin Halmet", *SIGNED)
    assert run("export", at_once).stdout == run("export", named).stdout
    with open_record(named) as opened:
        assert verify(opened).broken == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("Yorin Halmut", "same-as", "Jorin Halmet"),
            "no party 'Yorin Halmut'; there is 'Yorin Halmet', 'Jorin Halmet'",
        ),
        (("Halmet", "same-as", "Jorin Halmet"), "no party 'Halmet'; there is 'Jorin Halmet', 'Yorin Halmet'"),
        (("Jorin Halmet", "same-as", "Jorin Halmet"), "are one party already: 'Jorin Halmet'"),
        (("Jorin Halmet", "different-from", "Jorin Halmet"), "are one party already: 'Jorin Halmet'"),
        (("Jorin Halmet", "same-as"), "same-as needs the other party's name"),
    ],
)
def test_names_that_can_not_be_decided_on_are_told_with_those_near_them(
    named: Path, words: tuple[str, ...], told: str
) -> None:
    done = run("mark", named, *words, *SIGNED)
    assert done.exit_code in (1, 2)
    assert told in " ".join(done.output.replace("│", " ").split())


def test_nobody_decides_twice_on_two_parties_nor_against_an_earlier_decision(named: Path) -> None:
    run("mark", named, "Yorin Halmet", "different-from", "Jorin Halmet", *SIGNED)
    again = run("mark", named, "Jorin Halmet", "same-as", "Yorin Halmet", *SIGNED)
    assert "they are marked different-from already, by decision 1 of Marit Solvane; undo that one first" in again.output
    run("mark", named, "Yorin Halmet", "same-as", "Army of Tolm", *SIGNED)
    joined = run("mark", named, "Jorin Halmet", "same-as", "Army of Tolm", *SIGNED)
    assert joined.exit_code == 1
    assert "they are marked different-from already, by decision 1" in joined.output
    assert len(open_record(named).decisions()) == 2


def test_nothing_is_told_as_done_without_a_source_nor_with_words_that_stand_nowhere(record: Path) -> None:
    wish = Wish("Marit Solvane", "all are home", "2031-05-03T09:30:00Z")
    [document] = [one.sha256 for one in open_record(record).listing() if one.name == "a.txt"]
    call = Decision(
        number=0, mark="done", entry=EntryKey(document, "c1"), words="x", start=0, end=1, who="A", at=wish.at, why="B"
    )
    for source in (None, Source("")):
        with pytest.raises(CantDecide, match="done can't be saved without a source"):
            decided(record, replace(call, source=source))
        with pytest.raises(CantDecide, match="done can't be saved without a source"):
            mark_call(record, EntryKey(document, "c1"), "done", source, wish)
    with pytest.raises(CantDecide, match="not 'nowhere'"):
        mark_call(record, EntryKey(document, "c1"), "done", Source(document, "", "nowhere", 0, 7), wish)
    with pytest.raises(LookupError):
        mark_call(record, EntryKey(document, "c1"), "done", Source("ab" * 32), wish)
    assert open_record(record).decisions() == ()


def test_what_is_decided_on_names_today_does_not_change_what_had_been_said_by_a_day(record: Path) -> None:
    """The authority of all three figures is one party whatever is decided of it later."""
    before = run("show", record, "series", "--as-of", "2021-06").stdout
    names = sorted(parties(record))
    done = run("mark", record, names[0], "same-as", names[1], *SIGNED)
    assert done.exit_code == 0, done.output
    assert run("show", record, "series", "--as-of", "2021-06").stdout == before


def test_a_name_whose_document_is_taken_out_leaves_the_decision_waiting_and_told_as_a_problem(named: Path) -> None:
    run("mark", named, "Yorin Halmet", "same-as", "Jorin Halmet", *SIGNED)
    removed = run("remove", named, "1.txt", *SIGNED)
    assert removed.exit_code == 0, removed.output
    assert "rests: no document names “Yorin Halmet” now" in run("show", named, "problems").stdout
    assert run("show", named, "decisions").stdout.count("same-as") == 1
    with open_record(named) as opened:
        assert verify(opened).broken == ()


def test_what_means_many_is_never_one_of_them_whoever_decides_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "KESTRIN, 2 May 2031 – Harbour Watch called on all parties to stop. Harbour Watch called on the River Front to stop.\n"
    )
    run("build", tmp_path / "record", tmp_path / "a.txt")
    done = run("mark", tmp_path / "record", "all parties", "same-as", "River Front", *SIGNED)
    assert done.exit_code == 1
    assert "“all parties” means many without naming them, and is never one of them" in done.output
    assert open_record(tmp_path / "record").decisions() == ()

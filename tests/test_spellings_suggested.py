"""Two spellings of one party over two documents: suggested with the words of both, decided by people alone. All of it is invented."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord import open_record
from onrecord.record.verify import verify
from onrecord.views.cli import app

TEXTS = (
    """Rights Lantern
Press release
3 May 2031

Militia holds prisoners in Qasr Amun

Youssef Kharadze, a spokesman for the al-Nur Brigade, said on 2 May that three hostages had been released.

The al-Nur Brigade must free all hostages, Rights Lantern said.
""",
    """Harbour Courier
12 June 2031

PORT ELLA, 12 June 2031 - Yusuf Kharadze, the spokesman of the Al Noor Brigade, said that it would leave the town.

Rights Lantern called on the Al Noor Brigade to free all hostages.
""",
)
SIGNED = ("--by", "Marit Solvane", "--why", "one passport")


def run(*words: object) -> Result:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spellings")
    (folder / "texts").mkdir()
    for number, text in enumerate(TEXTS):
        (folder / "texts" / f"{number}.txt").write_text(text, encoding="utf-8")
    run("build", folder / "record", folder / "texts")
    return folder / "record"


def suggested(record: Path) -> dict[tuple[str, str], str]:
    """Each suggested pair, with the words that show it."""
    rows = run("show", record, "parties", "--suggested").stdout.splitlines()[1:]
    return {(row.split("\t")[0], row.split("\t")[1]): row.split("\t")[3] for row in rows}


def one_name(record: Path, name: str) -> str:
    with open_record(record) as opened:
        return opened.groups(with_documents=False).party_names()[name]


def test_two_spellings_are_suggested_with_the_words_of_both_and_stay_apart(record: Path) -> None:
    found = suggested(record)
    assert set(found) == {("Al Noor Brigade", "Al-Nur Brigade"), ("Youssef Kharadze", "Yusuf Kharadze")}
    persons = found["Youssef Kharadze", "Yusuf Kharadze"]
    assert "Youssef Kharadze, a spokesman for the al-Nur Brigade," in persons and "in 0.txt" in persons
    assert "Yusuf Kharadze, the spokesman of the Al Noor Brigade," in persons and "in 1.txt" in persons
    assert one_name(record, "Youssef Kharadze") != one_name(record, "Yusuf Kharadze")
    assert one_name(record, "Al-Nur Brigade") != one_name(record, "Al Noor Brigade")


def test_a_decision_on_two_spellings_is_signed_holds_through_a_new_extraction_and_is_undone(record: Path) -> None:
    before = run("export", record).stdout
    run("mark", record, "Yusuf Kharadze", "same-as", "Youssef Kharadze", *SIGNED)
    assert set(suggested(record)) == {("Al Noor Brigade", "Al-Nur Brigade")}
    run("build", record, record.parent / "texts", "--fast")
    assert one_name(record, "Yusuf Kharadze") == "Youssef Kharadze"
    decision = run("show", record, "decisions").stdout
    assert "Marit Solvane" in decision and "one passport" in decision
    run("build", record, record.parent / "texts")
    with open_record(record) as opened:
        [made] = opened.decisions()
        assert made.at.endswith("Z") and verify(opened).broken == ()
    run("undo", record, made.number, *SIGNED)
    assert run("export", record).stdout == before
    assert ("Youssef Kharadze", "Yusuf Kharadze") in suggested(record)

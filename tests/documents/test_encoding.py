"""Bytes become the text that was written, and what is not certain is told. All sentences are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.bidi import order_doubts
from onrecord.documents.encoding import decode
from onrecord.documents.outcome import Kept, Refused
from onrecord.documents.plain import read_plain

RUSSIAN = "Министерство сообщило, что двенадцать человек погибли в городе Орвале. Губернатор молчит.\n"
ARABIC = "قالت الوزارة إن اثني عشر شخصا قتلوا في مدينة أورفالي يوم الثلاثاء. وقال المحافظ إن المساعدات ستصل غدا.\n"
HEBREW = "המשרד מסר כי שנים עשר בני אדם נהרגו בעיר אורוולה ביום שלישי. המושל אמר כי הסיוע יגיע מחר.\n"
GREEK = "Το υπουργείο ανακοίνωσε ότι δώδεκα άνθρωποι σκοτώθηκαν στην πόλη Ορβάλε την Τρίτη.\n"
CHINESE = "该部表示，星期二在奥瓦莱市有十二人死亡。省长说援助明天到达。\n"
TAIWANESE = "該部表示，星期二在奧瓦萊市有十二人死亡。省長說援助明天到達。\n"
JAPANESE = "省は火曜日にオルヴァレ市で十二人が死亡したと発表した。知事は明日支援が届くと述べた。\n"
KOREAN = "부처는 화요일 오르발레 시에서 열두 명이 숨졌다고 밝혔다. 주지사는 내일 지원이 도착한다고 말했다.\n"
POLISH = "Ministerstwo podało, że we wtorek w mieście Orvale zginęło dwanaście osób, a następne są ranne.\n"
FRENCH = "Le préfet a déclaré : « L’aide arrivera demain » – où, il ne l’a pas précisé.\n"


def kept(content: bytes, declared: str = "") -> Kept:
    outcome = decode(content, declared)
    assert isinstance(outcome, Kept), outcome
    return outcome


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "iso8859_5", "ISO8859-5"),
        (ARABIC, "cp1256", "Windows-1256"),
        (HEBREW, "cp1255", "Windows-1255"),
        (GREEK, "cp1253", "Windows-1253"),
        (CHINESE, "gbk", "GB18030"),
        (TAIWANESE, "big5", "BIG5"),
        (JAPANESE, "cp932", "CP932"),
        (JAPANESE, "iso2022_jp", "ISO 2022-JP"),
        (KOREAN, "cp949", "CP949"),
        (POLISH, "cp1250", "Windows-1250"),
        (POLISH, "iso8859_2", "ISO 8859-2"),
        (FRENCH, "cp1252", "Windows-1252"),
    ],
)
@pytest.mark.parametrize("times", [1, 40])
def test_the_encoding_is_detected_and_told(text: str, encoding: str, told: str, times: int) -> None:
    found = kept((text * times).encode(encoding))
    assert found.text == text * times
    [doubt] = found.doubts
    assert f"read as {told}" in doubt
    assert doubt.endswith("save it as UTF-8")


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, CHINESE, FRENCH, JAPANESE])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zero_bytes(text: str, encoding: str) -> None:
    found = kept(text.encode(encoding))
    assert found.text == text
    assert "no byte order mark: read as UTF-16" in found.doubts[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, CHINESE, "Rain.\r\nMore rain.\rEnd"])
def test_what_is_certain_is_read_without_a_doubt(text: str, encoding: str) -> None:
    assert kept(text.encode(encoding)) == Kept(text)


def test_a_sign_that_counts_more_than_a_letter_moves_nothing() -> None:
    assert kept("Élise paid 3½ € for 5 m² – “cheap”.".encode("cp1252")).text == "Élise paid 3½ € for 5 m² – “cheap”."


def test_stray_bytes_in_utf_8_are_read_as_windows_1252() -> None:
    found = kept("“No rain”\nsaid Élise.\n".encode() + "She said “never”.\n".encode("cp1252") + "“Nor snow”\n".encode())
    assert found.text == "“No rain”\nsaid Élise.\nShe said “never”.\n“Nor snow”\n"
    assert found.doubts == (
        "is UTF-8 but for 2 bytes, first in line 3: these are read as Windows-1252; where letters look wrong, save it as UTF-8",
    )


def test_a_text_cut_off_within_a_letter_ends_with_the_sign_for_it() -> None:
    found = kept(RUSSIAN.strip(".\n").encode()[:-1])
    assert found.text == RUSSIAN.strip(".\n")[:-1] + "\ufffd"
    assert found.doubts == ("ends within a character: it is cut off; \ufffd is read in its place",)


def test_a_nul_is_replaced_one_for_one() -> None:
    found = kept(("Rain fell on Orvale for nine days. " * 3 + "\nRa\0in.\n").encode())
    assert found.text.endswith("\nRa\ufffdin.\n")
    assert found.doubts == ("holds 1 NUL characters, first in line 2: each is shown as \ufffd",)


def test_a_declared_encoding_is_believed_but_for_utf_8_that_can_be_no_other() -> None:
    assert kept("Дождь".encode("koi8_r"), "koi8-r") == Kept("Дождь")
    assert kept("“Rain”".encode("cp1252"), "iso-8859-1") == Kept("“Rain”")
    assert kept(RUSSIAN.encode(), "windows-1251") == Kept(RUSSIAN)
    assert kept(b"Rain.", "utf-16") == Kept("Rain.")


@pytest.mark.parametrize(
    "declared", ["punycode", "unicode_escape", "utf-7", "rot13", "zlib", "a\0b", "../x", "", "é" * 99]
)
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    assert kept(b"Rain\\n +AGE-.", declared) == Kept("Rain\\n +AGE-.")
    assert kept(b"Rain \xbc", declared).text == "Rain ¼"


def test_a_few_bytes_outside_the_declared_encoding_are_told() -> None:
    found = kept((RUSSIAN * 3).encode("cp1251") + b"\x98", "windows-1251")
    assert found.text == RUSSIAN * 3 + "\ufffd"
    assert "is declared as Windows-1251 and has 1 bytes that are not" in found.doubts[0]


def test_binary_data_is_refused() -> None:
    for content in (bytes(range(256)) * 9, b"\x00" * 500, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02"):
        assert isinstance(decode(content), Refused)


def test_text_from_right_to_left_stays_as_it_is() -> None:
    outcome = read_plain(f"\u2067{HEBREW.strip()}\u2069 \u200f12".encode())
    assert outcome == Kept(f"\u2067{HEBREW.strip()}\u2069 \u200f12")


def test_characters_that_hide_the_order_of_letters_are_told_and_kept() -> None:
    outcome = read_plain("Rain.\nPaid 9\u202e001\u202c crowns.\nOpen \u2067ended.\nNot opened\u2069.\n".encode())
    assert isinstance(outcome, Kept)
    assert "\u202e" in outcome.text
    first, second = outcome.doubts
    assert first.startswith(
        "holds 1 characters that show letters in another order than they are written in, first in line 2"
    )
    assert second.startswith(
        "holds 2 lines in which a change of writing direction is not closed or not opened, first in line 3"
    )


def test_many_characters_of_direction_are_counted_in_time() -> None:
    assert "100,000 lines" in order_doubts("\u202e\n" * 100_000)[1]
    assert len(order_doubts("\u202e" * 200_000)) == 2


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "utf-16", "cp1251", "gb18030", "hz", "iso2022_kr"]))
def test_any_bytes_give_text_or_a_reason(content: bytes, declared: str) -> None:
    outcome = decode(content, declared)
    assert isinstance(outcome, Kept | Refused)
    if isinstance(outcome, Kept):
        outcome.text.encode()
        assert "\x00" not in outcome.text


@given(st.text(max_size=300))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    outcome = decode(text.encode())
    if isinstance(outcome, Kept) and not outcome.doubts and not text.startswith("\ufeff"):
        assert outcome.text == text

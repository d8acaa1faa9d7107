"""In a real browser: from a figure to its words, and every page without JavaScript. The record is about an invented land."""

import os
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from onrecord.views.web.app import make_app
from onrecord.views.web.searching import Readable
from tests.views.sample_groups import SampleRecord, sample
from tests.views.sample_quotations import QuotationRecord
from tests.views.sample_series import TOLD, SeriesRecord

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        why = f"needs Debian's Chromium at {CHROMIUM}: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def served(record: Readable) -> Iterator[str]:
    """Where a record is served."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(record), log_level="error"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    running.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    running.join(10)
    listening.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the sample record is served."""
    with served(SampleRecord()) as found:
        yield found


@pytest.fixture(scope="module")
def varrow() -> Iterator[str]:
    """Where the record of quotations is served."""
    with served(QuotationRecord()) as found:
        yield found


@pytest.fixture(scope="module")
def marrow() -> Iterator[str]:
    """Where the record of one series is served."""
    with served(SeriesRecord()) as found:
        yield found


def test_one_clicks_from_a_figure_to_its_words(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/figures")
    page.get_by_role("link", name="killed in Ostel").click()
    page.locator(".chart.wide a.point").first.click()
    words = page.locator("mark#words")
    assert words.inner_text() == "At least 310"
    assert words.evaluate(
        "m => { const at = m.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight }"
    )
    page.close()


def test_every_page_loads_without_javascript_and_without_another_machine(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    asked, wrong = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    read = sample().documents[1]
    document = f"/documents/{read.document.sha256[:16]}"
    entries = [f"{document}/{entry.id}" for entry in read.entries.all()]
    pages = ["/", "/documents", "/figures", "/series/s1", "/positions", "/calls", "/quotations", "/timeline", "/parties",
             "/quotations/all", "/quotations/speaker?name=Ada+Quill", "/party?name=Ada+Quill", "/problems", "/files", "/search?q=killed", document, *entries]  # fmt: skip
    for path in pages:
        answer = page.goto(address + path)
        assert answer and answer.ok, path
        assert page.locator("h1").count() == 1, path
    assert all(url.startswith(address) for url in asked)
    assert wrong == []
    context.close()


def test_one_goes_from_the_list_of_speakers_to_exact_words_with_the_keyboard_alone(
    browser: Browser, varrow: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{varrow}/quotations")
    page.get_by_role("link", name="Ina Torvald", exact=True).press("Enter")
    page.get_by_text("More filters").press("Enter")
    page.get_by_label("Containing").fill("ferry")
    page.get_by_label("Containing").press("Enter")
    assert page.get_by_text("1 of 3 shown.").count() == 1
    page.get_by_role("link", name="Exact words").press("Enter")
    assert page.locator("mark#words").inner_text() == "“The ferry will sail,”"
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_of_quotations_is_wider_than_the_screen(browser: Browser, varrow: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in ("/quotations", "/quotations/all?from=2041", "/quotations/speaker?name=Torvald", "/quotations/unnamed"):
        page.goto(varrow + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()


def test_words_from_right_to_left_run_from_the_right_and_copy_out_in_order(browser: Browser, varrow: str) -> None:
    page = browser.new_page()
    page.goto(f"{varrow}/quotations/all?text=الباب")
    quotation = page.locator("blockquote")
    assert quotation.evaluate("q => getComputedStyle(q).direction") == "rtl"
    assert (
        quotation.evaluate("q => { getSelection().selectAllChildren(q); return getSelection().toString().trim() }")
        == "قالت المرأة إن الباب مغلق منذ الصباح"
    )
    page.close()


def test_dark_pages_of_quotations_can_be_read(browser: Browser, varrow: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{varrow}/quotations/all")
    for part in ("blockquote .context", "mark.said a", ".how li", ".chain b", ".who a", "summary"):
        assert page.locator(part).first.evaluate(CONTRAST) >= 4.5, part
    page.close()


CONTRAST = """element => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number)
  const over = (front, back) => { const a = front[3] ?? 1; return [0, 1, 2].map(i => front[i] * a + back[i] * (1 - a)) }
  const light = c => c.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  const luminance = c => { const [r, g, b] = light(c); return .2126 * r + .7152 * g + .0722 * b }
  let back = channels(getComputedStyle(document.body).backgroundColor)
  const line = []; for (let e = element; e !== document.body; e = e.parentElement) line.unshift(e)
  for (const e of line) back = over(channels(getComputedStyle(e).backgroundColor), back)
  const [a, b] = [luminance(over(channels(getComputedStyle(element).color), back)), luminance(back)].sort((x, y) => y - x)
  return (a + .05) / (b + .05)
}"""
"""The contrast of an element's text with what is behind it, as WCAG counts it: 4.5 is enough for text of any size."""


@pytest.mark.parametrize(("width", "chart"), [(390, "narrow"), (1280, "wide")])
def test_every_point_of_a_series_opens_its_words_without_javascript(
    browser: Browser, marrow: str, width: int, chart: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{marrow}/series/s9")
    points = page.locator(f".chart.{chart} a.point")
    assert points.count() == len(TOLD)
    addresses = [points.nth(i).get_attribute("href") for i in range(len(TOLD))]
    opened = []
    for address in addresses:
        page.goto(f"{marrow}{address}")
        opened.append(page.locator("mark#words").inner_text())
    assert sorted(opened) == sorted(words for _, _, words, *_ in TOLD)
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_series_is_no_wider_than_the_screen_and_its_marks_are_words(
    browser: Browser, marrow: str, width: int, scheme: str
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(f"{marrow}/series/s9")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    chart = page.locator(".chart.wide" if width > 700 else ".chart.narrow")
    assert chart.is_visible()
    words = chart.locator("text.label.marked")
    assert sorted(words.all_text_contents()) == ["12, reset", "301, falls", "480, revised"]
    ink = words.first.evaluate("t => getComputedStyle(t).fill")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert contrast(ink, paper) >= 4.5
    page.close()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as "rgb(1, 2, 3)", as WCAG reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(n) / 255 for n in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_points_of_a_series_are_reached_with_the_keyboard_alone(browser: Browser, marrow: str) -> None:
    page = browser.new_page()
    page.goto(f"{marrow}/series/s9")
    page.locator(".chart.wide a.point").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#words")
    assert page.locator("mark#words").inner_text() == TOLD[1][2]
    page.close()

"""In a real browser: from a figure to its words, and every page without JavaScript. The record is about an invented land."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from onrecord.views.web.app import make_app
from tests.views.sample_groups import SampleRecord, sample

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


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the sample record is served."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(SampleRecord()), log_level="error"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    running.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    running.join(10)
    listening.close()


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
             "/party?name=Ada+Quill", "/problems", "/search?q=killed", document, *entries]  # fmt: skip
    for path in pages:
        answer = page.goto(address + path)
        assert answer and answer.ok, path
        assert page.locator("h1").count() == 1, path
    assert all(url.startswith(address) for url in asked)
    assert wrong == []
    context.close()

"""Every command in the README and the docs runs, in order, one folder for each page; every link leads somewhere."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "evaluation").glob("*.md")]
)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/?")


def commands_of(page: Path) -> list[str]:
    """The commands of a page's console blocks: lines that begin with "$ ", continued where they end in a backslash."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def environment() -> dict[str, str]:
    """This one, with the commands of this Python's environment first on the path."""
    return os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def run(command: str, folder: Path) -> None:
    """Run one command as a reader would; a server is asked for its first page and stopped."""
    words = shlex.split(command)
    if words[0] == "make":
        subprocess.run(["make", "--dry-run", *words[1:]], cwd=ROOT, check=True, capture_output=True)
    elif words[:2] == ["onrecord", "serve"]:
        serve([w for w in words if w != "--open"] + ["--port", "0"], folder)
    else:
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment(), capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def serve(words: list[str], folder: Path) -> None:
    """Start a server, open the address that it prints, and stop it."""
    with subprocess.Popen(
        words, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        said = ""
        deadline = time.monotonic() + 60
        while not (address := ADDRESS.search(said)) and time.monotonic() < deadline:
            said += process.stdout.readline()
        assert address, f"{words} printed no address: {said}"
        try:
            assert status_of(address[0], deadline) == 200
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def status_of(address: str, deadline: float) -> int:
    """The status of an answer; asks again while nobody listens yet."""
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.mark.parametrize("page", [p for p in PAGES if commands_of(p)], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for command in commands_of(page):
        run(command, tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_has_its_two_commands() -> None:
    assert {"make demo", "make test"} <= set(commands_of(ROOT / "README.md"))

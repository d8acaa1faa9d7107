"""Python imports this at its start where its folder is in the path: it writes down what the process then reaches for, and lets it.

Not the files of Python's own caches; the log is the file that the environment variable WATCH_LOG names.
"""

import json
import os
import sys

EVENTS = (
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "urllib.Request", "webbrowser.open",
)  # fmt: skip


def note(event: str, given: tuple[object, ...]) -> None:
    """An event of those that matter, one line of JSON each."""
    if event not in EVENTS and not (event == "open" and is_written(given) and "__pycache__" not in str(given[0])):
        return
    line = json.dumps([event, repr(given[0])]) + "\n"
    os.write(LOG, line.encode())


def is_written(given: tuple[object, ...]) -> bool:
    """True where a file is opened in order to be written."""
    flags = given[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


if "WATCH_LOG" in os.environ:
    LOG = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sys.addaudithook(note)

"""The process in which readers run: it can be stopped, is short of memory before the machine is, and reaches no network.

Nothing in it is trusted by the process that started it, but it is no prison: it runs as the same user. What it does away with are
files that hang a library, eat the memory, crash it, or have it fetch or run something in Python.
"""

import faulthandler
import os
import pickle
import re
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from onrecord.documents.guarded_messages import (
    ENCODER,
    LENGTH,
    LONGEST_MESSAGE,
    OUT_OF_MEMORY,
    Answers,
    Done,
    FileRefused,
    PartFound,
    Ready,
    Request,
    Stopped,
    TextKept,
    TroubleFound,
    framed,
)
from onrecord.documents.outcome import Part, Refused, Trouble, Unpacked

LARGEST_WRITTEN = 256_000_000
"""Bytes of one file that a reader may write: the recognition of pictures needs some for a while."""
SPARE_ADDRESSES = 200_000_000
"""Bytes: what is reserved and not used, so that memory that grows bit by bit is seen by the watch, which can tell of it."""
LOOKING_EVERY = 0.05
"""Seconds between two looks at the memory taken and at the process that started this one."""
LONGEST_LINE = 1_000
"""Characters of a reason."""
CLOSED = frozenset((
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg",
    "os.system", "os.exec", "os.fork", "os.forkpty", "pty.spawn", "ctypes.dlopen.remote",
))  # fmt: skip
"""What no reader has any business with, by the names of Python's audit events."""
PROGRAMS = frozenset(("tesseract",))
"""The programs that readers may start."""
SURROGATE = re.compile("[\ud800-\udfff]")
STATM = Path("/proc/self/statm")


def serve(handle: int, memory: int) -> None:
    """Read the files that come over the socket with this file descriptor, until it is closed or one cannot be read in `memory` bytes."""
    started_by = os.getppid()
    # Another's Ctrl-C is not for this process: the one that started it decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.disable()
    link = socket.socket(fileno=handle)
    link.settimeout(None)
    threading.Thread(target=keep_watch, args=(memory, started_by), daemon=True).start()
    set_limits(memory)
    sys.addaudithook(refuse_reaching_out)
    say(link, Ready())
    # Libraries write to standard error what belongs into no report. Until here, what is wrong with an installation was seen.
    silence(sys.stderr.fileno() if sys.stderr else 2)
    requests = link.makefile("rb")
    while (request := received(requests)) is not None:
        content = received(requests)
        if content is None:
            return
        answer(link, request, content)
        del request, content


def answer(link: socket.socket, pickled: bytes, content: bytes) -> None:
    """Read one file and say what came of it. What a reader raises ends the process: nobody knows in which state it left it."""
    request: Request = pickle.loads(pickled)  # from the process that started this one
    limit_processor(request.processor_seconds)
    try:
        for one in answers(request, content):
            say(link, one)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    except (BrokenPipeError, ConnectionResetError):
        sys.exit()
    except Exception as wrong:  # noqa: BLE001 - whatever a library raises for a broken file, the run goes on
        say(link, Stopped(f"{type(wrong).__name__}: {wrong}"[:300]))
        sys.exit(1)
    say(link, Done(resident()))


def answers(request: Request, content: bytes) -> Iterator[Answers]:
    """What came of a file, in the order in which it is said."""
    outcome = request.read(content)
    if isinstance(outcome, Refused):
        yield FileRefused(one_line(outcome.reason))
    elif isinstance(outcome, Unpacked):
        yield from map(found, outcome.parts)
    else:
        yield from map(partial(found, attached=True), outcome.parts)
        doubts = tuple(map(one_line, outcome.doubts))
        yield TextKept(outcome.text, outcome.metadata, doubts, outcome.layout, outcome.sections)


def found(one: Part | Trouble, attached: bool = False) -> PartFound | TroubleFound:
    """A file within a file, unless it is too large to be handed over."""
    if isinstance(one, Trouble):
        return TroubleFound(Trouble(one.name, one_line(one.reason)), attached)
    if len(one.content) > LONGEST_MESSAGE // 2:
        reason = f"has {len(one.content):,} bytes, more than the {LONGEST_MESSAGE // 2:,} that are taken out of a file"
        return TroubleFound(Trouble(one.name, reason), attached)
    return PartFound(one, attached)


def one_line(words: str) -> str:
    """The words as a line of a table: what they quote of the file may have line ends, and be long."""
    line = " ".join(words[: LONGEST_LINE * 2].split())
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]} ..."


def say(link: socket.socket, one: Answers) -> None:
    """One message to the process that started this one."""
    try:
        message = ENCODER.encode(one)
    except UnicodeEncodeError:
        message = ENCODER.encode(without_surrogates(msgspec.to_builtins(one, builtin_types=(bytes,))))
    if len(message) > LONGEST_MESSAGE:
        message = ENCODER.encode(FileRefused(f"gives {len(message):,} bytes of text and places; split it"))
    link.sendall(framed(message))


def without_surrogates(value: Any) -> Any:
    """The value with U+FFFD for each half of a pair: no text holds those, and nothing can store them. Offsets stay right."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: without_surrogates(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [without_surrogates(one) for one in value]
    return value


def received(requests: BinaryIO) -> bytes | None:
    """The next message, in one piece of memory; None where the other end is closed."""
    head = requests.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    message = requests.read(size := LENGTH.unpack(head)[0])
    return message if len(message) == size else None


def set_limits(memory: int) -> None:
    """No core files, no large files, and no more than `memory` bytes above what the process has now, where the system can hold to that."""
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, LARGEST_WRITTEN)
    # Of addresses, not of memory: libraries reserve far more of those than they ever use. macOS refuses; there the watch alone holds.
    if STATM.exists():
        lower(resource.RLIMIT_AS, pages_of_memory(0) + memory + SPARE_ADDRESSES)


def lower(which: int, limit: int) -> None:
    """Set a limit on resources, unless a lower one holds already."""
    _, hard = resource.getrlimit(which)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(which, (limit, hard))


def limit_processor(seconds: int) -> None:
    """Let the system end this process after so many seconds more of computing, should nobody be left to do it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)


def keep_watch(memory: int, started_by: int) -> None:
    """End this process when it takes more memory than this, or when the one that started it is gone."""
    while True:
        time.sleep(LOOKING_EVERY)
        if resident() > memory:
            os._exit(OUT_OF_MEMORY)
        if os.getppid() != started_by:
            os._exit(0)


def resident() -> int:
    """The memory that this process takes, in bytes; the most that it ever took where the system does not tell."""
    if STATM.exists():
        return pages_of_memory(1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def pages_of_memory(column: int) -> int:
    """A column of Linux's account of this process, in bytes: 0 for addresses, 1 for memory."""
    return int(STATM.read_bytes().split()[column]) * resource.getpagesize()


def silence(handle: int) -> None:
    """Send what is written there nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)


def refuse_reaching_out(event: str, given: tuple[Any, ...]) -> None:
    """Python's audit hook. Raises PermissionError where a reader would use the network or run a program."""
    if event in CLOSED or (event == "subprocess.Popen" and program_of(given) not in PROGRAMS):
        raise PermissionError(f"readers do not reach out of their process: {event}")


def program_of(given: tuple[Any, ...]) -> str:
    """The name of the program that is about to be started."""
    executable, arguments = given[0], given[1]
    return os.path.basename(os.fsdecode(executable or arguments[0]))

"""Does pieces of work, a few at a time, in one process or in several; what the work is, it does not know.

On Linux and macOS the processes are forked after the first piece was done here, so that what it loaded is shared, and
this process works along. Elsewhere fresh processes are started, which have to load everything anew.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from lint.typed import Any

Work = Callable[[range], Sequence[bytes]]
"""Does the pieces with these numbers together. It must not raise for what it finds wrong; only a crash of the process
is the runner's."""

TICKETS = 10_000  # as many as a pipe holds; of more batches several are handed out at once
FEW = 4  # pieces below which a second process is not worth its start
FEW_FRESH = 32  # the same for one that loads everything anew
GONE = None  # in place of the result of a piece whose process died over it


def run(work: Work, batches: Sequence[range], jobs: int) -> Iterator[tuple[int, bytes | None]]:
    """Results as they are done, in any order; None for a piece that killed its process. The batches, which follow one
    another without a gap, are handed out in order. Where processes cannot be forked, `work` is pickled."""
    count = batches[-1].stop if batches else 0
    if jobs >= 2 and count >= FEW and len(batches) > 1 and can_fork():
        yield from zip(batches[0], work(batches[0]), strict=True)
        yield from _forked(work, batches[1:], min(jobs, len(batches) - 1))
    elif jobs >= 2 and count >= FEW_FRESH and not hasattr(os, "fork"):
        yield from pooled(work, batches, min(jobs, count // (FEW_FRESH // 2)))
    else:
        for batch in batches:
            yield from zip(batch, work(batch), strict=True)


def can_fork() -> bool:
    """Whether a forked child would work: not where other threads run, whose locks it would find held for ever."""
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (threading is None or threading.active_count() < 2)


def cores() -> int:
    """Processors this process may use, a container's quota included."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:
        count = os.cpu_count() or 1
    try:
        with open("/sys/fs/cgroup/cpu.max", encoding="ascii") as file:
            quota, period = file.read().split()
        if quota != "max":
            count = min(count, max(1, -(-int(quota) // int(period))))
    except (OSError, ValueError):
        pass
    return count


class _Child:
    """A forked process and what has come from it so far."""

    def __init__(self, pid: int, pipe: int) -> None:
        self.pid = pid
        self.pipe = pipe
        self.open: set[int] = set()  # pieces it has taken and not delivered
        self.done = False


def _forked(work: Work, batches: Sequence[range], jobs: int) -> Iterator[tuple[int, bytes | None]]:
    """Shares the batches among jobs - 1 children and this process.

    The next ones to do lie as four-byte numbers in a pipe from which everybody takes: the kernel hands each of them
    to one taker only. Every child sends its results through a pipe of its own, read here by a thread.
    """
    import _thread
    import gc
    import signal

    size = -(-len(batches) // TICKETS)
    take, put = os.pipe()
    os.write(put, b"".join(start.to_bytes(4, "little") for start in range(0, len(batches), size)))
    os.close(put)
    sys.stdout.flush()
    sys.stderr.flush()
    gc.collect()
    gc.freeze()
    children: list[_Child] = []
    arrived: deque[tuple[int, bytes]] = deque()
    ended: list[Any] = []
    try:
        for _ in range(jobs - 1):
            read, write = os.pipe()
            pid = os.fork()
            if pid == 0:
                code = 1
                try:
                    signal.signal(signal.SIGINT, signal.SIG_DFL)
                    os.close(read)
                    for other in children:
                        os.close(other.pipe)
                    _serve(work, take, write, batches, size)
                    code = 0
                finally:
                    os._exit(code)
            os.close(write)
            child = _Child(pid, read)
            children.append(child)
        for child in children:
            lock = _thread.allocate_lock()
            lock.acquire()
            ended.append(lock)
            _thread.start_new_thread(_collect, (child, arrived, lock))
        while ticket := os.read(take, 4):
            start = int.from_bytes(ticket, "little")
            for batch in batches[start : start + size]:
                yield from zip(batch, work(batch), strict=True)
                while arrived:
                    yield arrived.popleft()
        for lock in ended:
            while not lock.acquire(timeout=0.02):
                while arrived:
                    yield arrived.popleft()
        while arrived:
            yield arrived.popleft()
        # whatever is left in the hands of children that died is done again, each piece in a process of its own
        for i in sorted(i for child in children if not child.done for i in child.open):
            yield i, _alone(work, i)
        children_left, children = children, []
        for child in children_left:
            os.waitpid(child.pid, 0)
            os.close(child.pipe)
        # tickets that nobody took because all children died while this process had already finished cannot exist:
        # this process takes tickets until there are none
    finally:
        gc.unfreeze()
        os.close(take)
        for child in children:
            try:
                os.kill(child.pid, signal.SIGTERM)
                os.waitpid(child.pid, 0)
            except OSError:
                pass


def _serve(work: Work, take: int, write: int, batches: Sequence[range], size: int) -> None:
    """A child's life: frames of 4 bytes piece number, 4 bytes length + 1, then the result; length 0 announces that
    the piece is taken up, piece number 2**32 - 1 says good-bye."""
    while ticket := os.read(take, 4):
        start = int.from_bytes(ticket, "little")
        mine = batches[start : start + size]
        _send(write, b"".join(i.to_bytes(4, "little") + b"\0\0\0\0" for batch in mine for i in batch))
        for batch in mine:
            for i, result in zip(batch, work(batch), strict=True):
                _send(write, i.to_bytes(4, "little") + (len(result) + 1).to_bytes(4, "little") + result)
    _send(write, b"\xff" * 8)


def _send(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]


def _collect(child: _Child, arrived: deque[tuple[int, bytes]], lock: Any) -> None:
    """Reads a child's frames until it ends."""
    try:
        buffer = bytearray()
        while data := os.read(child.pipe, 1 << 18):
            buffer += data
            at = 0
            while len(buffer) - at >= 8:
                piece = int.from_bytes(buffer[at : at + 4], "little")
                length = int.from_bytes(buffer[at + 4 : at + 8], "little")
                if piece == 0xFFFFFFFF:
                    child.done = True
                    at += 8
                    continue
                if length == 0:
                    child.open.add(piece)
                    at += 8
                    continue
                if len(buffer) - at < 7 + length:
                    break
                arrived.append((piece, bytes(buffer[at + 8 : at + 7 + length])))
                child.open.discard(piece)
                at += 7 + length
            del buffer[:at]
    finally:
        lock.release()


def _alone(work: Work, i: int) -> bytes | None:
    """One piece in a process that may die over it."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(read)
            [result] = work(range(i, i + 1))
            _send(write, len(result).to_bytes(4, "little") + result)
        finally:
            os._exit(0)
    os.close(write)
    data = bytearray()
    while part := os.read(read, 1 << 18):
        data += part
    os.close(read)
    os.waitpid(pid, 0)
    whole = len(data) >= 4 and len(data) - 4 == int.from_bytes(data[:4], "little")
    return bytes(data[4:]) if whole else GONE


def pooled(work: Work, batches: Sequence[range], jobs: int) -> Iterator[tuple[int, bytes | None]]:
    """The same with freshly started processes, each of which is given `work` once."""
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    context = get_context("spawn")
    left = {i for batch in batches for i in batch}

    def processes(number: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(number, mp_context=context, initializer=_set_up, initargs=(work,))

    try:
        with processes(jobs) as executor:
            for future in as_completed([executor.submit(_batch, batch) for batch in batches]):
                for i, result in future.result():
                    left.discard(i)
                    yield i, result
    except BrokenProcessPool:  # which of the pieces did it is not known: each in a process of its own
        for i in sorted(left):
            try:
                with processes(1) as executor:
                    yield executor.submit(_batch, range(i, i + 1)).result()[0]
            except BrokenProcessPool:
                yield i, GONE


_given: list[Work] = []  # what a fresh process does


def _set_up(work: Work) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    _given[:] = [work]


def _batch(pieces: range) -> list[tuple[int, bytes]]:
    return list(zip(pieces, _given[0](pieces), strict=True))

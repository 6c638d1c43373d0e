"""Work in several processes: nothing is lost, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.runner import cores, pooled, run

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def double(i: int) -> bytes:
    return str(i * 2).encode()


def doubles(pieces: range) -> list[bytes]:
    return list(map(double, pieces))


def together(count: int, most: int = 3) -> list[range]:
    return [range(start, min(start + most, count)) for start in range(0, count, most)]


def each(work: Callable[[int], bytes]) -> Callable[[range], list[bytes]]:
    return lambda pieces: list(map(work, pieces))


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 100])
@pytest.mark.parametrize("most", [1, 3, 200])
def test_every_piece_is_done_once(count: int, jobs: int, most: int) -> None:
    results = list(run(doubles, together(count, most), jobs))
    assert sorted(results) == [(i, double(i)) for i in range(count)]


@forks
def test_more_batches_than_a_pipe_holds_are_done_too() -> None:
    results = list(run(doubles, together(25_000, 1), 2))
    assert sorted(results) == [(i, double(i)) for i in range(25_000)]


@forks
def test_several_processes_take_part() -> None:
    def slow(i: int) -> bytes:
        time.sleep(0.01)
        return str(os.getpid()).encode()

    assert len({result for _, result in run(each(slow), together(40), 3)}) == 3


@forks
def test_results_larger_than_a_pipe_arrive_whole() -> None:
    def large(i: int) -> bytes:
        return bytes([i]) * 300_000

    assert sorted(run(each(large), together(20), 2)) == [(i, large(i)) for i in range(20)]


@forks
def test_a_piece_that_kills_its_process_costs_that_piece_only() -> None:
    home = os.getpid()

    def deadly(i: int) -> bytes:
        time.sleep(0.002)
        if i == 37:
            if os.getpid() == home:
                return b"spared"  # this process was handed the piece; the children are what is tried here
            os.kill(os.getpid(), signal.SIGKILL)
        return double(i)

    for _ in range(6):
        results = dict(run(each(deadly), together(80), 3))
        assert len(results) == 80
        assert {i for i, result in results.items() if result != double(i)} <= {37}
        if results[37] is None:
            return
    pytest.skip("the deadly piece never fell to a child")


@forks
def test_a_process_that_dies_once_loses_nothing(tmp_path: Path) -> None:
    home, mark = os.getpid(), tmp_path / "died"

    def dies_once(i: int) -> bytes:
        time.sleep(0.002)
        if os.getpid() != home and not mark.exists():
            mark.write_text("x")
            os._exit(9)
        return double(i)

    assert sorted(run(each(dies_once), together(60), 2)) == [(i, double(i)) for i in range(60)]
    assert mark.exists()


def test_a_pool_of_fresh_processes_gives_the_same() -> None:
    assert sorted(pooled(doubles, together(20), 2)) == [(i, double(i)) for i in range(20)]


def _deadly(pieces: range) -> list[bytes]:
    if 3 in pieces:
        os._exit(9)
    return doubles(pieces)


def test_a_piece_that_kills_its_fresh_process_costs_that_piece_only() -> None:
    assert sorted(pooled(_deadly, together(5), 1)) == [(i, None if i == 3 else double(i)) for i in range(5)]


@forks
def test_an_interrupt_ends_all_processes() -> None:
    program = (
        "import time, os, signal\nfrom lint.runner import run\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # it is ignored where tests run in the background
        "def work(i):\n    os.write(1, b'%d\\n' % os.getpid())\n    time.sleep(0.2 if i[0] else 0)\n    return [b'']\n"
        "batches = [range(i, i + 1) for i in range(400)]\n"
        "try:\n    list(run(work, batches, 3))\nexcept KeyboardInterrupt:\n    print('interrupted', flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    seen = {process.stdout.readline().strip() for _ in range(4)}
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert "interrupted" in rest
    workers = {int(pid) for pid in seen | set(rest.split()) if pid.isdigit()} - {process.pid}
    assert workers
    for pid in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_at_least_one_processor_is_counted() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)

"""Runs take turns, and none holds up the others for long."""

import threading
from collections.abc import Callable
from functools import partial

import pytest

from dashboard.ui import turns as turns_module
from dashboard.ui.turns import Turns


def started(work: Callable[[], None]) -> threading.Thread:
    """The work in a thread of its own."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def wait_until_waiting(turns: Turns, count: int) -> None:
    """Until so many runs stand in the queues."""
    pause = threading.Event()
    while len(turns._answers) + len(turns._long_work) < count:
        pause.wait(0.001)


def test_runs_go_one_after_the_other_in_the_order_asked(monkeypatch):
    monkeypatch.setattr(turns_module, "LEASE", 60.0)
    turns, order, at_once = Turns(), [], [0]

    def run(number: int) -> None:
        with turns.turn():
            at_once[0] += 1
            assert at_once[0] == 1
            order.append(number)
            at_once[0] -= 1

    threads = []
    with turns.turn():
        for number in range(5):
            threads.append(started(partial(run, number)))
            wait_until_waiting(turns, number + 1)
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4]


def test_answer_comes_between_two_slices_of_long_work(monkeypatch):
    monkeypatch.setattr(turns_module, "LEASE", 60.0)
    monkeypatch.setattr(turns_module, "SLICE", 0.0)
    monkeypatch.setattr(turns_module, "SHORT", 0.0)
    turns, order = Turns(), []

    def answer() -> None:
        with turns.turn():
            order.append("answer")

    with turns.turn():
        order.append("slice")
        other = started(answer)
        wait_until_waiting(turns, 1)
        turns.let_others()
        order.append("slice")
    other.join(10)
    assert order == ["slice", "answer", "slice"]


def test_run_that_never_lets_others_holds_them_up_for_a_lease_at_most(monkeypatch):
    monkeypatch.setattr(turns_module, "LEASE", 0.01)
    turns, answered = Turns(), threading.Event()

    def answer() -> None:
        with turns.turn():
            answered.set()

    with turns.turn():
        started(answer)
        assert answered.wait(10)
    with turns.turn():  # and what has lost its turn takes none from who runs now
        pass


def test_turn_ends_with_a_run_that_fails():
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn():
        _ = 1 / 0
    assert turns._running is None


def test_nothing_happens_outside_of_a_turn():
    Turns().let_others()

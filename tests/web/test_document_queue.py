"""The queue of documents: made once, in order, never more than agreed, and every job comes to an end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.web.document_queue import Limits, Queue, QueueFullError, State, Wanted

WANTED = Wanted("map", "level=trust", "pdf", "http://atlas.example/map?level=trust", "v1", "0.1", "Where?")


class Clock:
    """A time that passes when told to."""

    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(tmp_path, clock) -> Queue:
    return Queue(tmp_path / "documents", Limits(waiting=3, longest_wait=500, kept_seconds=100, kept_bytes=250), clock)


def another(number: int) -> Wanted:
    return replace(WANTED, query=f"year={2000 + number}")


def finish(queue: Queue, size: int = 10) -> str:
    """Make the next job; its id."""
    job = queue.claim()
    queue.unfinished(job.id).write_bytes(b"x" * size)
    queue.done(job.id)
    return job.id


def test_a_document_waits_runs_and_is_done(queue):
    first, second = queue.ask(WANTED), queue.ask(another(1))
    assert [queue.look(one).state for one in (first, second)] == [State.WAITING, State.WAITING]
    assert [queue.look(one).before for one in (first, second)] == [0, 1]
    assert queue.claim().id == first
    assert queue.look(first).state == State.RUNNING
    assert queue.look(second).before == 1, "the one that is being made comes first"
    queue.step(first, "writing the file")
    assert queue.look(first).step == "writing the file"
    queue.unfinished(first).write_bytes(b"whole")
    assert not queue.file(first).exists()
    queue.done(first)
    done = queue.look(first)
    assert (done.state, done.size, done.wanted) == (State.DONE, 5, WANTED)
    assert queue.file(first).read_bytes() == b"whole"
    assert not queue.unfinished(first).exists()
    assert queue.look(second).before == 0
    assert queue.claim().id == second
    assert queue.claim() is None


def test_the_same_document_is_made_once(queue):
    first = queue.ask(WANTED)
    assert queue.ask(replace(WANTED, title="Called otherwise")) == first
    assert queue.look(first).askers == 2
    assert finish(queue) == first
    assert queue.claim() is None
    assert queue.ask(WANTED) == first
    assert queue.look(first).state == State.DONE


@pytest.mark.parametrize("field", ["name", "query", "form", "address", "version", "program"])
def test_what_differs_in_anything_that_it_holds_is_another_document(field):
    assert replace(WANTED, **{field: "other"}).id != WANTED.id


def test_no_more_wait_than_agreed_and_nothing_is_kept_of_one_refused(queue):
    for number in range(3):
        queue.ask(another(number))
    with pytest.raises(QueueFullError, match="3 documents are waiting"):
        queue.ask(WANTED)
    assert queue.look(WANTED.id) is None
    queue.ask(another(0))  # is in the queue: nothing is added to it
    queue.claim()
    assert queue.ask(WANTED)


def test_one_that_nobody_wants_any_more_is_not_made(queue):
    job_id = queue.ask(WANTED)
    queue.cancel(job_id)
    assert queue.look(job_id).state == State.CANCELLED
    assert queue.claim() is None


def test_one_that_another_still_wants_is_made(queue):
    job_id = queue.ask(WANTED)
    queue.ask(WANTED)
    queue.cancel(job_id)
    assert (queue.look(job_id).state, queue.look(job_id).askers) == (State.WAITING, 1)
    queue.claim()
    queue.cancel(job_id)
    assert queue.look(job_id).state == State.CANCELLED


def test_what_was_cancelled_while_it_was_made_is_thrown_away(queue):
    job_id = queue.ask(WANTED)
    queue.claim()
    queue.cancel(job_id)
    queue.unfinished(job_id).write_bytes(b"too late")
    queue.done(job_id)
    queue.fail(job_id, "too late")
    assert queue.look(job_id).state == State.CANCELLED
    assert not queue.file(job_id).exists() and not queue.unfinished(job_id).exists()


def test_an_end_is_an_end(queue):
    job_id = queue.ask(WANTED)
    finish(queue)
    queue.cancel(job_id)
    queue.fail(job_id, "no")
    queue.give_up(job_id, "no")
    assert queue.look(job_id).state == State.DONE


@pytest.mark.parametrize("end", ["fail", "cancel"])
def test_what_came_to_nothing_can_be_asked_for_again_and_waits_at_the_end(queue, end):
    job_id = queue.ask(WANTED)
    queue.claim()
    if end == "fail":
        queue.fail(job_id, "The roof fell in.")
        assert (queue.look(job_id).state, queue.look(job_id).reason) == (State.FAILED, "The roof fell in.")
    else:
        queue.cancel(job_id)
    queue.ask(another(1))
    assert queue.ask(WANTED) == job_id
    again = queue.look(job_id)
    assert (again.state, again.before, again.askers, again.reason) == (State.WAITING, 1, 1, "")


def test_what_ended_long_ago_is_forgotten_with_its_file(queue, clock):
    job_id = queue.ask(WANTED)
    finish(queue)
    clock.time += 100
    assert queue.look(job_id).state == State.DONE
    clock.time += 1
    assert queue.look(job_id) is None
    assert not queue.file(job_id).exists()


def test_the_oldest_go_when_all_take_too_much_room(queue, clock):
    ids = []
    for number in range(3):
        queue.ask(another(number))
        ids.append(finish(queue, 100))
        clock.time += 1
    assert [queue.look(one) is not None for one in ids] == [False, True, True]
    assert [queue.file(one).exists() for one in ids] == [False, True, True]


def test_nothing_waits_for_ever(queue, clock):
    job_id = queue.ask(WANTED)
    clock.time += 501
    assert queue.look(job_id).state == State.FAILED
    assert "too long" in queue.look(job_id).reason


def test_what_was_being_made_when_its_maker_ended_has_failed(queue):
    first, second = queue.ask(WANTED), queue.ask(another(1))
    queue.claim()
    queue.unfinished(first).write_bytes(b"half")
    queue.recover("It stopped.")
    assert (queue.look(first).state, queue.look(first).reason) == (State.FAILED, "It stopped.")
    assert not queue.unfinished(first).exists()
    assert queue.look(second).state == State.WAITING


def test_a_queue_that_nobody_used_has_no_jobs_and_no_folder(queue):
    assert queue.look("nothing") is None
    assert not queue.folder.exists()

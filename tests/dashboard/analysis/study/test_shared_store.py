"""Shared studies, on SQLite and on PostgreSQL: nothing is lost, guessed, or kept too long."""

import secrets
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, select, text

from dashboard.analysis.study import shared_store
from dashboard.analysis.study.database_errors import AWAY, BUSY, NO_SPACE, sentence_of
from dashboard.analysis.study.shared_store import (
    DAY,
    STUDIES,
    Limits,
    delete_expired,
    delete_study,
    expiry_of,
    share_study,
    shared_content,
    update_study,
)
from dashboard.analysis.study.store_engine import engine_settings, prepare_engine, with_driver
from dashboard.analysis.study.study import Study, StudyError
from dashboard.analysis.study.study_file import read_study, study_bytes
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from tests.dashboard.analysis.study.databases import opened, postgres_server, small_disk

LIMITS = Limits()


@pytest.fixture(scope="module")
def postgres():
    with postgres_server() as server:
        yield server.url


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    if request.param == "sqlite":
        made = opened(f"sqlite:///{tmp_path / 'deep' / 'studies.sqlite'}")
    else:
        made = opened(request.getfixturevalue("postgres"))
        with made.begin() as connection:
            connection.execute(STUDIES.delete())
    yield made
    made.dispose()


def test_shared_study_is_opened_by_either_link(engine):
    content = bytes(range(256)) * 100
    tokens = share_study(engine, content, DAY, LIMITS)
    assert shared_content(engine, tokens.view) == content
    assert shared_content(engine, tokens.owner) == content


def test_token_has_128_bits_and_only_its_hash_is_stored(engine):
    tokens = [share_study(engine, b"x", DAY, LIMITS) for _ in range(20)]
    assert len({token.view for token in tokens} | {token.owner for token in tokens}) == 40
    assert all(len(token.view) == 22 for token in tokens)  # 16 bytes in base 64
    with engine.connect() as connection:
        rows = str([tuple(row) for row in connection.execute(select(STUDIES))])
    assert not [token for token in tokens if token.view in rows or token.owner in rows]


def test_visitors_link_can_neither_update_nor_delete(engine):
    tokens = share_study(engine, b"first", DAY, LIMITS)
    with pytest.raises(StudyError, match="no shared study"):
        update_study(engine, tokens.view, b"other", LIMITS)
    with pytest.raises(StudyError, match="no shared study"):
        delete_study(engine, tokens.view)
    assert shared_content(engine, tokens.view) == b"first"


def test_owner_updates_and_deletes(engine):
    tokens = share_study(engine, b"first", DAY, LIMITS, now=1000)
    update_study(engine, tokens.owner, b"second", LIMITS, now=1001)
    assert shared_content(engine, tokens.view, now=1001) == b"second"
    assert expiry_of(engine, tokens.owner, now=1001) == 1000 + DAY
    delete_study(engine, tokens.owner)
    with pytest.raises(StudyError, match="expired, was deleted"):
        shared_content(engine, tokens.view, now=1001)


def test_expired_study_cannot_be_opened_and_is_deleted(engine):
    tokens = share_study(engine, b"old", DAY, LIMITS, now=0)
    share_study(engine, b"young", 30 * DAY, LIMITS, now=0)
    with pytest.raises(StudyError, match="expired"):
        shared_content(engine, tokens.view, now=DAY)
    assert delete_expired(engine, now=DAY) == 1
    assert delete_expired(engine, now=DAY) == 0


def test_unknown_links_are_refused(engine):
    for token in ("", "x", "' OR 1=1 --", "\x00", "é" * 1000):
        with pytest.raises(StudyError, match="no shared study"):
            shared_content(engine, token)


def test_limits_are_said(engine):
    with pytest.raises(StudyError, match=r"0\.1 MB; at most 0\.05 MB"):
        share_study(engine, bytes(100_000), DAY, Limits(study=50_000))
    small = Limits(total=250)
    tokens = share_study(engine, bytes(100), DAY, small, now=0)
    share_study(engine, bytes(100), DAY, small, now=0)
    with pytest.raises(StudyError, match="fill the"):
        share_study(engine, bytes(100), DAY, small, now=0)
    with pytest.raises(StudyError, match="fill the"):
        update_study(engine, tokens.owner, bytes(200), small, now=0)
    share_study(engine, bytes(100), DAY, small, now=2 * DAY)  # the others have expired


def test_fifty_at_once_lose_nothing(engine):
    def visit(number):
        content = bytes([number]) * (10_000 + number)
        tokens = share_study(engine, content, DAY, LIMITS)
        assert shared_content(engine, tokens.view) == content
        return tokens, content

    with ThreadPoolExecutor(50) as pool:
        made = list(pool.map(visit, range(50)))
    for tokens, content in made:
        assert shared_content(engine, tokens.view) == content


def test_thirty_students_each_change_a_threshold_of_their_own(engine):
    given = study_bytes(Study(thresholds=(NamedThreshold("A", Rule.RECALL, 0.9),), decides="A"))
    teacher = share_study(engine, given, DAY, LIMITS)
    ready = threading.Barrier(30)

    def learn(number):
        ready.wait()
        mine = read_study(shared_content(engine, teacher.view))
        changed = replace(mine, thresholds=(NamedThreshold("A", Rule.CUSTOM, number / 100),))
        return share_study(engine, study_bytes(changed), DAY, LIMITS)

    with ThreadPoolExecutor(30) as pool:
        links = list(pool.map(learn, range(30)))
    assert shared_content(engine, teacher.view) == given
    for number, link in enumerate(links):
        (threshold,) = read_study(shared_content(engine, link.view)).thresholds
        assert (threshold.rule, threshold.amount) == (Rule.CUSTOM, number / 100)


def test_total_holds_when_many_share_at_once(engine):
    limits, refused = Limits(total=10_000), []

    def visit(_):
        try:
            share_study(engine, bytes(1000), DAY, limits)
        except StudyError as error:
            refused.append(str(error))

    with ThreadPoolExecutor(30) as pool:
        list(pool.map(visit, range(30)))
    with engine.connect() as connection:
        sizes = list(connection.scalars(select(STUDIES.c.size)))
    assert sum(sizes) == 10_000
    assert len(refused) == 20


def test_later_schema_is_refused_and_the_present_one_taken_again(engine):
    shared_store.prepare_store(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE shared_study_schema SET version = 99"))
    with pytest.raises(StudyError, match="later version"):
        shared_store.prepare_store(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE shared_study_schema SET version = 1"))


def test_space_of_deleted_studies_goes_back_to_the_disk(tmp_path):
    path = tmp_path / "studies.sqlite"
    engine = opened(f"sqlite:///{path}")
    for _ in range(5):
        share_study(engine, bytes(2_000_000), DAY, LIMITS, now=0)
    shared_store.return_space(engine)
    full = path.stat().st_size
    assert delete_expired(engine, now=2 * DAY) == 5
    assert full > 10_000_000
    assert path.stat().st_size < 200_000
    engine.dispose()


def test_deleted_content_is_overwritten(tmp_path):
    path = tmp_path / "studies.sqlite"
    engine = opened(f"sqlite:///{path}")
    tokens = share_study(engine, b"a patient's secret" * 100, DAY, LIMITS)
    delete_study(engine, tokens.owner)
    engine.dispose()
    assert not [file for file in tmp_path.iterdir() if b"patient's secret" in file.read_bytes()]


def test_full_disk_gives_a_sentence_and_leaves_the_rest(tmp_path):
    engine = opened(f"sqlite:///{tmp_path / 'studies.sqlite'}")
    tokens = share_study(engine, b"before", DAY, LIMITS)
    with engine.connect() as connection:  # as a disk that ends there
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count = {pages + 2}"))
    engine.dispose()
    with pytest.raises(StudyError) as refused:
        share_study(engine, bytes(1_000_000), DAY, LIMITS)
    assert str(refused.value) == NO_SPACE
    assert shared_content(engine, tokens.view) == b"before"
    engine.dispose()


def test_full_disk_of_postgresql_gives_the_same_sentence():
    with postgres_server() as server, small_disk(server.folder / "small", 4) as disk:
        engine = opened(server.url)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"CREATE TABLESPACE small LOCATION '{disk}'")
            connection.exec_driver_sql("ALTER TABLE shared_study SET TABLESPACE small")
        tokens = share_study(engine, b"before", DAY, LIMITS)
        with pytest.raises(StudyError) as refused:
            share_study(engine, secrets.token_bytes(8_000_000), DAY, LIMITS)
        assert str(refused.value) == NO_SPACE
        assert shared_content(engine, tokens.view) == b"before"
        engine.dispose()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database or disk is full", NO_SPACE),
        ("could not extend file: No space left on device", NO_SPACE),
        ("database is locked", BUSY),
        ("connection refused", AWAY),
    ],
)
def test_complaints_of_databases_become_sentences(said, sentence):
    assert sentence_of(OSError(said)) == sentence


def test_database_that_is_away_gives_a_sentence_soon():
    url = with_driver("postgresql://app@127.0.0.1:9/studies")
    pytest.importorskip("psycopg", reason="psycopg is not installed.")
    engine = create_engine(url, **engine_settings(url))
    began = time.monotonic()
    with pytest.raises(StudyError) as refused:
        share_study(engine, b"x", DAY, LIMITS)
    assert str(refused.value) == AWAY
    assert time.monotonic() - began < 8


def test_database_that_goes_away_and_comes_back(tmp_path):
    folder = tmp_path / "gone"
    url = f"sqlite:///{folder / 'studies.sqlite'}"
    engine = opened(url)
    engine.dispose()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    with pytest.raises(StudyError):
        share_study(engine, b"x", DAY, LIMITS)
    again = opened(url)
    assert share_study(again, b"x", DAY, LIMITS)
    again.dispose()


WRITER = """
import sys
from tests.dashboard.analysis.study.databases import opened
from dashboard.analysis.study.shared_store import DAY, Limits, share_study
engine = opened(sys.argv[1])
print("ready", flush=True)
while True:
    share_study(engine, bytes([7]) * 3_000_000, DAY, Limits(total=10**12))
"""


def test_killed_server_in_mid_write_leaves_a_whole_database(engine):
    url = engine.url.render_as_string(hide_password=False)
    root = Path(__file__).parents[4]
    for pause in (0.3,):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, cwd=root, text=True
        )
        with writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(pause)
            writer.send_signal(signal.SIGKILL)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        rows = connection.execute(select(STUDIES.c.size, STUDIES.c.content)).all()
    assert all(bytes(row.content) == bytes([7]) * 3_000_000 for row in rows)
    assert share_study(engine, b"after", DAY, Limits(total=10**12))


def test_killed_postgres_server_says_so_and_comes_back_whole():
    with postgres_server() as server:
        engine = opened(server.url)
        tokens = [share_study(engine, b"kept", DAY, LIMITS)]
        began = threading.Event()

        def share_on():
            while True:
                try:
                    tokens.append(share_study(engine, bytes(1_000_000), DAY, LIMITS))
                except StudyError:
                    return
                began.set()

        busy = threading.Thread(target=share_on)
        busy.start()
        assert began.wait(30)
        server.kill()
        busy.join(timeout=30)
        with pytest.raises(StudyError) as refused:
            shared_content(engine, tokens[0].view)
        assert str(refused.value) == AWAY
        server.start()
        assert shared_content(engine, tokens[0].view) == b"kept"  # the same engine goes on
        for token in tokens[1:]:
            assert shared_content(engine, token.view) == bytes(1_000_000)
        engine.dispose()


def test_folder_of_the_database_is_the_owners_alone(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'mine' / 'studies.sqlite'}")
    prepare_engine(engine)
    assert (tmp_path / "mine").stat().st_mode & 0o077 == 0

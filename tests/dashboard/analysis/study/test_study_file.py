"""The study file: what is stored comes back bit by bit, and what is no study is refused in a sentence."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.analysis.study import migrations, study_file
from dashboard.analysis.study.migrations import MIGRATIONS
from dashboard.analysis.study.plain_values import settings_from_json, settings_to_json
from dashboard.analysis.study.stored_plan import restored_plan, stored_plan
from dashboard.analysis.study.stored_table import (
    table_bytes,
    table_fingerprint,
    table_from_json,
    table_to_json,
)
from dashboard.analysis.study.study import Study, StudyData, StudyError
from dashboard.analysis.study.study_file import read_study, study_bytes
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.tabular import ReadOptions, propose, read_table
from logreg.solvers import SETTINGS, MomentumSettings
from logreg.solvers.learning_rate import Exponential

FIXTURES = Path(__file__).parent / "fixtures"
MIXED = (
    "id;born;size;smoker;score;note\n"
    "1;03.05.1990;1,5;yes;7;first\n2;04.05.1991;2,25;no;;=HYPERLINK(1)\n3;05.06.1992;NA;yes;9;<b>x</b>\n"
    + "".join(
        f"{n};0{n % 9 + 1}.05.199{n % 10};{n},125;{'yes' if n % 3 else 'no'};{n};text {n}\n"
        for n in range(4, 40)
    )
).encode()


def mixed():
    return read_table(MIXED, "mixed.csv")


def study(table=None, **more):
    table = table or mixed()
    plan = stored_plan(propose(table))
    data = StudyData(
        source="own",
        name=table.name,
        key=1,
        number=1,
        rows=len(table.frame),
        fingerprint=table_fingerprint(table.frame),
        file_sha256="",
        given=ReadOptions(decimal=","),
        base=plan,
        plan=plan,
        table=table,
    )
    return Study(data=data, **more)


def repacked(content, **changes):
    """The file with some of its entries replaced, or left out where they are None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        entries = {name: old.read(name) for name in old.namelist()} | changes
        for name, entry in entries.items():
            if entry is not None:
                new.writestr(name, entry)
    return out.getvalue()


def edited(content, **fields):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document = json.loads(archive.read("study.json"))
    return repacked(content, **{"study.json": json.dumps({**document, **fields})})


def test_table_comes_back_with_types_levels_index_notes_and_options():
    table = mixed()
    again = table_from_json(json.loads(json.dumps(table_to_json(table))), table_bytes(table.frame))
    pd.testing.assert_frame_equal(again.frame, table.frame)
    assert again.frame.index.name == table.frame.index.name
    assert (again.options, again.notes, again.preview) == (table.options, table.notes, table.preview)


def test_floats_come_back_bit_by_bit_and_texts_as_they_are():
    table = mixed()
    values = np.array([0.1, -0.0, 5e-324, np.pi, np.nan, 1e308])
    frame = pd.DataFrame(
        {
            "v": values,
            "t": pd.array(["<script>", "a,b", None, "\u202e", "", "x"], dtype="str"),
            "b": [True, False] * 3,
        },
        index=pd.Index([2, 3, 4, 5, 6, 9], name="line"),
    )
    odd = type(table)(name="odd", frame=frame, options=table.options)
    again = table_from_json(table_to_json(odd), table_bytes(frame)).frame
    assert again["v"].to_numpy().tobytes() == values.tobytes()
    pd.testing.assert_frame_equal(again, frame)


def test_fingerprint_knows_one_changed_cell_and_the_order_of_columns():
    frame = mixed().frame
    changed = frame.copy()
    changed.loc[changed.index[0], "size"] = 1.5000000000000002
    renamed = frame.rename(columns={"size": "Size"})
    found = {table_fingerprint(each) for each in (frame, changed, renamed, frame[frame.columns[::-1]])}
    assert len(found) == 4
    assert table_fingerprint(frame.copy()) == table_fingerprint(frame)


def test_plan_comes_back_with_its_words_and_open_questions():
    table = mixed()
    plan = propose(table)
    again = restored_plan(json.loads(json.dumps(stored_plan(plan))), table)
    assert again == plan
    assert [column.reason for column in again.columns] == [column.reason for column in plan.columns]
    assert [q.id for q in again.questions] == [q.id for q in plan.questions]


@pytest.mark.parametrize("solver", list(SETTINGS))
def test_settings_of_every_solver_come_back(solver):
    settings = TrainingSettings(solver=solver, l2=0.1 + 0.2, split_seed=7)
    assert settings_from_json(json.loads(json.dumps(settings_to_json(settings)))) == settings


def test_schedules_of_the_learning_rate_come_back():
    given = MomentumSettings(learning_rate=Exponential(0.1 + 0.2, 30))
    settings = TrainingSettings(solver="momentum", solver_settings=given)
    assert settings_from_json(json.loads(json.dumps(settings_to_json(settings)))) == settings


def test_file_holds_json_and_parquet_alone_and_no_rows_where_they_are_not_wanted():
    whole, bare = study_bytes(study()), study_bytes(study(), with_data=False)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert sorted(archive.namelist()) == ["study.json", "table.parquet"]
    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        assert archive.namelist() == ["study.json"]
        assert b"HYPERLINK" not in archive.read("study.json")
    found = [read_study(content).data for content in (bare, whole)]
    assert len({data.fingerprint for data in found if data}) == 1


def parquet(**columns):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def bomb():
    """A few megabytes that unpack to a gigabyte of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("study.json", json.dumps({"format": "logreg study", "version": 1}))
        with archive.open("table.parquet", "w", force_zip64=True) as entry:
            for _ in range(110):
                entry.write(bytes(10_000_000))
    return out.getvalue()


def huge_json():
    return repacked(study_bytes(study()), **{"study.json": b" " * 60_000_000})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: b"", "is no study"),
        (lambda: b"id,y\n1,2\n", "is no study"),
        (lambda: repacked(study_bytes(study()), **{"study.json": None}), "no study of this app"),
        (lambda: study_bytes(study())[:-200], "is no study"),
        (lambda: edited(study_bytes(study()), format="other"), "no study of this app"),
        (lambda: edited(study_bytes(study()), version=99), "later version"),
        (lambda: edited(study_bytes(study()), version="1"), "no study of this app"),
        (lambda: edited(study_bytes(study()), data={"source": "own"}), "damaged"),
        (lambda: edited(study_bytes(study()), estimate=7), "damaged"),
        (
            lambda: edited(study_bytes(study()), thresholds=[{"letter": "A", "rule": "NONE", "amount": 1}]),
            "damaged",
        ),
        (lambda: repacked(study_bytes(study()), **{"study.json": "[" * 100_000}), "damaged"),
        (lambda: repacked(study_bytes(study()), **{"study.json": "[1, 2]"}), "damaged"),
        (lambda: repacked(study_bytes(study()), **{"table.parquet": b"PAR1 no"}), "damaged"),
        (lambda: repacked(study_bytes(study()), **{"table.parquet": None}), "damaged"),
        (
            lambda: repacked(study_bytes(study()), **{"table.parquet": parquet(a=[1])}),
            "do not belong together",
        ),
        (bomb, "unpacks to more"),
        (huge_json, "larger than"),
    ],
)
def test_other_files_are_refused_in_a_sentence(content, words):
    with pytest.raises(StudyError, match=words) as refused:
        read_study(content())
    assert str(refused.value).endswith(".")


def test_table_that_stands_for_more_cells_than_memory_holds_is_not_read(monkeypatch):
    monkeypatch.setattr("dashboard.analysis.study.stored_table.MOST_CELLS", 100)
    with pytest.raises(StudyError, match="at most 100"):
        read_study(study_bytes(study()))


def test_one_changed_byte_of_a_cell_is_noticed():
    whole = study_bytes(study())
    other = mixed()
    other.frame.iloc[0, other.frame.columns.get_loc("size")] = 9.0
    with pytest.raises(StudyError, match="not the one it was saved with"):
        read_study(repacked(whole, **{"table.parquet": table_bytes(other.frame)}))


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_gives_a_sentence_or_the_study(seed):
    content = bytearray(study_bytes(study()))
    rng = np.random.default_rng(seed)
    for place in rng.integers(len(content), size=4):
        content[place] ^= int(rng.integers(1, 256))
    try:
        read_study(bytes(content))
    except StudyError as refused:
        assert str(refused)  # noqa: PT017


def test_every_version_that_was_ever_saved_still_opens():
    stored = sorted(FIXTURES.glob("version-*.study.zip"))
    assert len(stored) == migrations.VERSION
    for path in stored:
        opened = read_study(path.read_bytes())
        assert opened.data is not None
        assert opened.data.table is not None
        assert len(opened.data.table.frame) == opened.data.rows
        assert opened.runs[0].newest.step.iteration == 30


def test_documents_of_earlier_versions_are_brought_up_one_by_one(monkeypatch):
    monkeypatch.setattr(migrations, "VERSION", 3)
    monkeypatch.setitem(MIGRATIONS, 1, lambda document: {**document, "seen": [1]})
    monkeypatch.setitem(MIGRATIONS, 2, lambda document: {**document, "seen": [*document["seen"], 2]})
    document = {"format": migrations.FORMAT, "version": 1}
    assert migrations.migrated(document)["seen"] == [1, 2]


def test_nothing_in_the_file_can_be_run():
    """No module that reads or writes a study knows pickle, or any other way to run what it reads."""
    for path in Path(study_file.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("pickle", "eval(", "exec(", "yaml", "joblib") if word in text]

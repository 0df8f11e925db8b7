"""What a person chose about a table is kept through another target, another reading and a link."""

import pytest

from dashboard.tabular import PlannedTable, ReadOptions, TableError, planned, read_table
from dashboard.tabular.plan_changes import plan_changes, with_changes
from dashboard.tabular.planned_table import (
    read_options,
    settings_of,
    with_settings,
)

TEXT = "age;dose;kind;ill;well\n" + "".join(
    f"{20 + i};{i % 7},5;{'abc'[i % 3]};{i % 2};{['no', 'yes'][i % 2]}\n" for i in range(40)
)


def read(options: ReadOptions = ReadOptions()):  # noqa: B008, frozen
    return read_table(TEXT.encode(), "mine.csv", options)


@pytest.fixture
def known() -> PlannedTable:
    first = planned(read())
    return first.answered(next(a.change for a in first.questions[0].answers if a.label == "ill"))


def test_nothing_chosen_is_nothing_to_carry(known):
    assert plan_changes(known.base, known.plan) == {}
    assert settings_of(planned(read())) == {}


def test_changes_made_and_made_again_give_the_same_plan(known):
    plan = known.plan.with_column("dose", terms=("spline 3",)).with_column("kind", role="left out")
    changes = plan_changes(known.base, plan)
    assert changes == {"columns": {"dose": {"terms": ["spline 3"]}, "kind": {"role": "left out"}}}
    assert with_changes(known.base, changes) == plan


def test_settings_of_a_link_lead_to_the_same_plan(known):
    chosen = known.with_plan(known.plan.with_column("dose", terms=("as is", "square")))
    settings = settings_of(chosen)
    assert settings["target"] == "ill"
    again = with_settings(planned(read()), settings, read)
    assert again.plan == chosen.plan
    assert not again.questions


def test_another_target_keeps_the_corrections_of_the_others(known):
    chosen = known.with_plan(known.plan.with_column("dose", terms=("log",))).with_target("well")
    assert chosen.plan.target == "well"
    assert chosen.plan.column("dose").terms == ("log",)
    assert chosen.plan.positive == "yes"


def test_another_reading_keeps_what_still_fits(known):
    chosen = known.with_plan(known.plan.with_column("kind", role="left out"))
    options = ReadOptions().with_reading("dose", "text")
    again = chosen.reread(read(options), options)
    assert again.given == options
    assert again.plan.column("kind").role == "left out"
    assert again.plan.target == "ill"


def test_a_way_of_reading_is_carried_and_followed(known):
    options = ReadOptions().with_missing("kind", ["a"])
    chosen = known.reread(read(options), options)
    again = with_settings(planned(read()), settings_of(chosen), read)
    assert again.table.frame["kind"].isna().sum() == 14
    assert again.given == options


def test_corrections_that_do_not_fit_another_table_are_left_aside(known):
    other = planned(
        read_table(b"a,b,y\n" + b"".join(b"%d,%d,%d\n" % (i, i % 3, i % 2) for i in range(30)), "o")
    )
    assert other.changed({"columns": {"dose": {"terms": ["log"]}}}).plan == other.plan
    assert other.changed({"columns": 3}).plan == other.plan


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"columns": {"absent": {}}}, "'absent', which this table does not have"),
        ({"target": "absent"}, "'absent', which this table does not have"),
        ({"read": {"wrong": 1}}, "makes no sense"),
        ({"columns": {"dose": {"role": "king"}}}, "role is 'king'"),
    ],
)
def test_settings_that_are_none_are_refused_in_words(known, settings, said):
    with pytest.raises(TableError, match=said):
        with_settings(known, settings, read)


def test_options_come_back_from_plain_values():
    assert read_options({"missing": [["kind", ["a", "b"]]], "decimal": ","}) == ReadOptions(
        decimal=","
    ).with_missing("kind", ["a", "b"])

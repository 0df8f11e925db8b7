"""Names of months as tables hold them, in the languages whose files are common here -> their numbers."""

import re

_MONTHS = (
    (
        "jan",
        "january",
        "januar",
        "jän",
        "jänner",
        "janv",
        "janvier",
        "ene",
        "enero",
        "gen",
        "gennaio",
        "janeiro",
        "januari",
    ),
    (
        "feb",
        "february",
        "februar",
        "févr",
        "fév",
        "fevr",
        "février",
        "febrero",
        "febbraio",
        "fev",
        "fevereiro",
        "februari",
    ),
    ("mar", "march", "mär", "märz", "mrz", "mars", "marzo", "março", "maart", "mrt", "maerz"),
    ("apr", "april", "avr", "avril", "abr", "abril", "aprile"),
    ("may", "mai", "mayo", "mag", "maggio", "maio", "mei", "maj"),
    ("jun", "june", "juni", "juin", "junio", "giu", "giugno", "junho"),
    ("jul", "july", "juli", "juil", "juillet", "julio", "lug", "luglio", "julho"),
    ("aug", "august", "août", "aout", "ago", "agosto", "augustus", "augusti"),
    ("sep", "sept", "september", "septembre", "septiembre", "set", "settembre", "setembro"),
    ("oct", "october", "okt", "oktober", "octobre", "octubre", "ott", "ottobre", "out", "outubro"),
    ("nov", "november", "novembre", "noviembre", "novembro"),
    ("dec", "december", "dez", "dezember", "déc", "décembre", "dic", "diciembre", "dicembre", "dezembro"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
NAME = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))


def month_number(name: str) -> int:
    """1 to 12 for a name in any case, with or without a point; 0 for what is no month."""
    return _NUMBERS.get(name.lower().rstrip("."), 0)

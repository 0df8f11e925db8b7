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
_ELSEWHERE = (  # Russian, Polish, Turkish; listopad is November in Polish and October in Croatian
    "янв январь января stycznia styczeń ocak",
    "фев февр февраль февраля lutego luty şubat",
    "мар март марта marca marzec mart",
    "апр апрель апреля kwietnia kwiecień nisan",
    "май мая maja mayıs",
    "июн июнь июня czerwca czerwiec haziran",
    "июл июль июля lipca lipiec temmuz",
    "авг август августа sierpnia sierpień ağustos",
    "сен сент сентябрь сентября września wrzesień eylül",
    "окт октябрь октября października październik ekim",
    "ноя нояб ноябрь ноября kasım",
    "дек декабрь декабря grudnia grudzień aralık",
)
_NUMBERS = {
    name: number
    for number, names in enumerate(zip(_MONTHS, _ELSEWHERE, strict=True), 1)
    for name in (*names[0], *names[1].split())
}
NAME = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))


def month_number(name: str) -> int:
    """1 to 12 for a name in any case, with or without a point; 0 for what is no month."""
    return _NUMBERS.get(name.lower().rstrip("."), 0)

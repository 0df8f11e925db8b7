"""How long a step is: the words that every learner reads."""

import re

from dashboard.analysis.lessons.lesson import LessonStep, Prose

MOST_WORDS = 120
_COMPUTED = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def word_count(step: LessonStep) -> int:
    """Words that every learner reads: hints and mistakes, which some meet, are left out."""
    texts = [step.title, step.answer, step.keep]
    texts += [part.text for part in step.parts if isinstance(part, Prose)]
    if step.question:
        texts += [step.question.ask, *(o.words for o in getattr(step.question, "options", ()))]
    return sum(len(_words(text)) for text in texts)


def _words(text: str) -> list[str]:
    plain = _COMPUTED.sub("0", re.sub(r"\$+[^$]*\$+", "0", text))
    return [word for word in plain.split() if re.search(r"\w", word)]

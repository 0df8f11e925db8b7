"""What stands in the address bar, which anyone may edit: read before a control is drawn, written after.

The address says what differs from the defaults, by the names and values of addresses.py.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, TypeVar, cast
from urllib.parse import urlencode

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session.addresses import PARAMETERS, Parameter, words_for
from dashboard.ui.streamlit_internals import (
    came_by_history,
    moved_by_hand,
    page_of_run,
    rerun_fragment_alone,
    sent_by_browser,
    set_params,
    take_address_of_browser,
)

T = TypeVar("T")

SECRET = frozenset(("study", "manage"))  # tokens: never in a file, a report or another one's copy

EVERYWHERE = frozenset(("data",))  # every page's address says it, where it is of rows

_WORDS = ("known", "drawn", "unsent", "rejected", "said", "opened", "foreign", "page", "behind", "again")
_KNOWN, _DRAWN, _UNSENT, _REJECTED, _SAID, _OPENED, _FOREIGN, _PAGE, _BEHIND, _AGAIN = (
    f"address {word}" for word in _WORDS
)


def read_address() -> None:
    """Begin a run of a page: nothing is drawn yet, and Back and Forward have changed the address.

    With a control that is moved the browser sends its address as well, which is behind where the last one
    was moved only just before: then it opens nothing.
    """
    page = page_of_run()
    st.session_state[_DRAWN] = set()
    again = st.session_state.pop(_AGAIN, False) and not came_by_history()
    st.session_state[_BEHIND] = page == st.session_state.get(_PAGE) and (again or moved_by_hand())
    st.session_state[_PAGE] = page
    if came_by_history():
        take_address_of_browser()


def draw_page_again() -> NoReturn:
    """Leave a run, or a fragment, for the whole page anew, which then opens nothing.

    With each click and each tick of a fragment the browser sends its address, which is behind a control moved
    just before.
    """
    st.session_state[_AGAIN] = True
    st.rerun()


def send_address(*, complete: bool) -> None:
    """End a run of a page: the browser shows what was written.

    When the run was `complete`, what belongs to controls that were drawn before and are gone is taken out.
    """
    known, drawn = _known(), st.session_state.get(_DRAWN, set())
    gone = [name for name in known if name not in drawn] if complete else []
    for name in gone:
        del known[name]
    if complete and (foreign := st.session_state.get(_FOREIGN)):
        gone += [name for name in foreign if name not in drawn and name not in gone]
        st.session_state[_FOREIGN] = []
    if st.session_state.pop(_UNSENT, False) or gone:
        set_params(dict.fromkeys(gone, ()), send=True)


def asked(name: str) -> list[str]:
    """What the address says of something, else what it or a study said of it for when its page is drawn."""
    return st.query_params.get_all(name) or list(_opened().get(name, ()))


def keep_address(page: str) -> None:
    """Once a visit: what its first address says of other pages waits for them, and leaves the address."""
    if _FOREIGN in st.session_state:
        return
    every = {name: tuple(st.query_params.get_all(name)) for name in PARAMETERS if name not in SECRET}
    given = {name: texts for name, texts in every.items() if texts}
    st.session_state[_FOREIGN] = [
        name for name in given if PARAMETERS[name].page != page and name not in EVERYWHERE
    ]
    _opened().update({name: texts for name, texts in given.items() if _may_wait(name, texts, page)})


def _may_wait(name: str, texts: Sequence[str], page: str) -> bool:
    """Whether another page takes this up later: samples it can, rows of the person's own are gone."""
    of_own_rows = words_for("data", texts[-1]) in PARAMETERS["data"].values["own-file"]
    return name not in EVERYWHERE or not (PARAMETERS[name].page == page or of_own_rows)


def other_params() -> dict[str, tuple[str, ...]]:
    """Those of `every_param` that the address of this page does not say."""
    return {name: texts for name, texts in every_param().items() if name not in st.query_params}


def parameter_of(key: str) -> Parameter:
    """The parameter that opens the control of this key.

    Raises LookupError where the table has none.
    """
    if key not in PARAMETERS:
        raise LookupError(f"No parameter opens the control {key}: add a line for it to addresses.py.")
    return PARAMETERS[key]


def open_control(parameter: Parameter, read: Callable[[list[str]], T], default: T) -> None:
    """Set a control to what the address newly asks for, before it is drawn."""
    name, known = parameter.name, _known()
    given = {spelt: st.query_params.get_all(spelt) for spelt in (name, *parameter.old_names)}
    spelt, texts = next(((spelt, texts) for spelt, texts in given.items() if texts), (name, []))
    if spelt != name:
        _write({spelt: ()})
    waiting = list(_opened().pop(name, ()))
    of_study = [] if texts else waiting
    if name in known and (st.session_state.get(_BEHIND) or rerun_fragment_alone()) and not of_study:
        return
    if name not in known and sent_by_browser(name):
        known[name] = texts  # the visit goes on after its server was started again: the hand is newer
    elif of_study or (texts and texts != known.get(name)):
        asked = known[name] = of_study or texts
        try:
            st.session_state[name] = read(asked)
        except ValueError:
            _rejected().append(_sentence(spelt, asked))
    elif not texts and name in known and came_by_history():
        st.session_state[name] = default


def write_param(name: str, texts: Sequence[str]) -> None:
    """Let the address say what a control, or something else, holds; no texts where that is the default."""
    _known()[name] = list(texts)
    _said()[name] = tuple(texts)
    st.session_state.setdefault(_DRAWN, set()).add(name)
    if st.query_params.get_all(name) != list(texts):
        _write({name: texts})


def _write(params: Mapping[str, Sequence[str]]) -> None:
    """Write now; the browser is told at the end of the run, or at once where a fragment runs alone."""
    alone = rerun_fragment_alone()
    set_params(params, send=alone)
    st.session_state[_UNSENT] = not alone


def reset_when_changed(key: str, about: Any, default: Any) -> None:
    """Set a control back to its default once it is about something else; not when a visit opens."""
    before = st.session_state.setdefault(f"{key} about", about)
    if before == about:
        return
    st.session_state[f"{key} about"], st.session_state[key] = about, default
    write_param(key, ())


def query() -> str:
    """What stands after the question mark of the address, with all values of each parameter."""
    return urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)


def every_param() -> dict[str, tuple[str, ...]]:
    """What the addresses of all pages of this visit would say: what is not at its default, and no secret."""
    every = _opened() | _said()
    return {name: texts for name, texts in every.items() if texts and name not in SECRET}


def open_params(params: Mapping[str, tuple[str, ...]]) -> None:
    """Have every control opened by these, each when its page is drawn, as an address would."""
    st.session_state[_OPENED], st.session_state[_FOREIGN] = dict(params), []


def address_is_first() -> None:
    """What the address says holds, beside a study that has been opened with it."""
    del st.session_state[_FOREIGN]


def drop_opened(name: str) -> None:
    """Let go of what an opened study says of a control that has been set otherwise since."""
    _opened().pop(name, None)


def rejected_params() -> list[str]:
    """A sentence on each thing that the address asked for and no control could take, said once."""
    said = list(_rejected())
    _rejected().clear()
    return said


def toast(sentences: Sequence[str]) -> None:
    """Sentences about the address, which pass: the address by then says what is shown."""
    for sentence in sentences:
        st.toast(literal(sentence), duration="long", icon="⚠️")


def _sentence(name: str, texts: Sequence[str]) -> str:
    given = shortened(", ".join(texts))
    return f"{name} = {given} in the address makes no sense here; the default is taken."


def _known() -> dict[str, list[str]]:
    """What the address last said of each parameter, as far as this visit has read or written it."""
    return cast(dict[str, list[str]], st.session_state.setdefault(_KNOWN, {}))


def _said() -> dict[str, tuple[str, ...]]:
    """What any page of this visit last wrote of each parameter; none where that is its default."""
    return cast(dict[str, tuple[str, ...]], st.session_state.setdefault(_SAID, {}))


def _opened() -> dict[str, tuple[str, ...]]:
    """What an opened study says of controls that have not been drawn since."""
    return cast(dict[str, tuple[str, ...]], st.session_state.setdefault(_OPENED, {}))


def _rejected() -> list[str]:
    return cast(list[str], st.session_state.setdefault(_REJECTED, []))

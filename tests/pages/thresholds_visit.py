"""The Thresholds page opened, and what is read of it."""

from sklearn.metrics import confusion_matrix
from streamlit.testing.v1 import AppTest

from tests.charts import components

PAGE = "../../pages/thresholds/page.py"


def opened(trained=None, **address):
    at = AppTest.from_file(PAGE, default_timeout=30)
    if trained is not None:
        at.session_state["model"] = trained
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def columns(at):
    (spec,) = (data["spec"] for data in components(at, "comparison"))
    return {column["letter"]: column for column in spec["columns"]}


def matrix(at, letter):
    exact = columns(at)[letter]["exact"]
    return exact["tn"], exact["fp"], exact["fn"], exact["tp"]


def counted(scores, threshold):
    return tuple(confusion_matrix(scores.y, scores.p >= threshold).ravel())


def section(trained, name, **address):
    return opened(trained, section=name, **address)


def captions(at):
    return " ".join(caption.value for caption in at.caption).replace("\\", "")


def words(at):
    return " ".join(markdown.value for markdown in at.markdown).replace("\\", "")


CSV = "outcome,ours,theirs,region,only_well\n" + "\n".join(
    f"{'ill' if i % 3 == 0 else 'well'},{(i % 3 == 0) * 0.3 + (i * 7 % 60) / 100},{(i * 11 % 97) / 97},"
    f"{'north' if i % 2 else 'south'},{'ill' if i % 3 == 0 else 'a' if i % 5 else 'b'}"
    for i in range(120)
)


def uploaded(text=CSV, **address):
    at = opened(None, scores_of="A file of scores", **address)
    return upload(at, "scores.csv", text)


def upload(at, name, text):
    """A file of scores, of which ill is said to be positive where that is asked."""
    at.file_uploader[0].set_value((name, text.encode(), "text/csv")).run()
    for radio in at.radio:
        if radio.key.startswith("positive") and radio.value is None and "ill" in radio.options:
            radio.set_value("ill").run()
    return at

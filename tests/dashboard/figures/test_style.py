from dashboard.figures import style


def test_markup_in_someones_own_text_is_drawn_literally():
    assert style.escape_markup("<b>x</b> & y") == "&lt;b&gt;x&lt;/b&gt; &amp; y"


def test_long_axis_title_is_cut_and_a_label_is_not():
    name = "x" * 100
    assert style.title_layout(name) == "x" * 47 + "…"
    assert style.escape_markup(name) == name


def test_figure_has_titled_axes_and_the_theme_of_the_page():
    figure = style.blank_figure("size, mm", "probability")
    assert figure.layout.xaxis.title.text == "size, mm"
    assert figure.layout.font.color == "var(--st-text-color)"

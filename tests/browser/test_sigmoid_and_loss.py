"""The Sigmoid and Loss pages in a real browser: what follows the hand, and what is there when it lets go."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.dragging import dragged
from tests.browser.elements import grab
from tests.browser.rest import at_rest, open_drawn


def number(page: Page, label: str) -> Locator:
    """The value of the readout cell with this label."""
    return (
        page.locator(".logreg-readout div").filter(has=page.locator(f"dt:text-is('{label}')")).locator("dd")
    )


def test_z_is_dragged_with_its_numbers_and_the_address_follows_when_let_go(page: Page):
    page.goto("/sigmoid")
    expect(number(page, "log-odds = z")).to_have_text("1")
    page.locator(".plot").first.evaluate("node => { node.mine = true }")
    grab(page, page.get_by_role("slider", name="z", exact=True), -200)
    expect(number(page, "log-odds = z")).not_to_have_text("1")
    held = number(page, "log-odds = z").inner_text()
    assert held.startswith("−")
    assert "z=" not in page.url
    page.mouse.up()
    page.wait_for_url(f"**/sigmoid?z={held.replace('−', '-')}*")
    expect(number(page, "log-odds = z")).to_have_text(held)
    expect(page.get_by_role("spinbutton", name="Point z")).to_have_value(held.replace("−", "-"))
    assert page.locator(".plot").first.evaluate("node => node.mine")


def test_the_line_is_moved_by_arrow_keys_too_and_a_typed_z_of_1e308_is_answered(page: Page):
    page.goto("/sigmoid?z=0")
    page.get_by_role("slider", name="z", exact=True).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(number(page, "slope σ′(z)")).to_have_text("0.2445")  # e^-0.3 / (1 + e^-0.3)^2
    page.wait_for_url("**/sigmoid?z=0.3*")
    at_rest(page)
    box = page.get_by_role("spinbutton", name="Point z")
    box.fill("1e308")
    box.press("Enter")
    expect(number(page, "odds p : (1 − p)")).to_have_text("∞")
    expect(page.get_by_text("outside the drawn range")).to_be_visible()
    weight = page.get_by_role("spinbutton", name="Weight w")
    weight.fill("77")
    weight.press("Enter")
    expect(page.locator("[data-refused]")).to_have_attribute("data-refused", "Not taken: −5 to 5")
    weight.fill("2")
    weight.press("Enter")
    expect(page.locator("[data-refused]")).to_have_count(0)
    page.wait_for_url("**weight=2*")


@pytest.mark.long
def test_p_is_dragged_with_loss_and_gradient(page: Page):
    page.goto("/loss")
    expect(number(page, "cross-entropy −log(p)")).to_have_text("0.2231")
    grab(page, page.get_by_role("slider", name="p", exact=True), -150)
    expect(number(page, "cross-entropy −log(p)")).not_to_have_text("0.2231")
    p, z = number(page, "p").inner_text(), number(page, "z").inner_text()
    assert float(p) < 0.8
    assert z != "1.386"
    page.mouse.up()
    expect(page.get_by_role("spinbutton", name="Predicted p")).to_have_value(p)


@pytest.mark.long
def test_the_point_is_dragged_in_two_dimensions_and_all_that_follows_it_is_exact(page: Page):
    page.goto("/loss?view=many-samples")
    names = ("mean loss at your w and b", "derivative with respect to b", "log-odds of your curve")
    cells = [number(page, name) for name in names]
    loss = cells[0]
    expect(loss).to_have_text("0.6931")
    point = page.get_by_role("slider", name="w and b")
    expect(point).to_be_visible(timeout=60_000)
    at_rest(page)
    box = point.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=8)
    expect(loss).not_to_have_text("0.6931")
    page.evaluate(PAINTED)
    held, curve, arrow = [cell.inner_text() for cell in cells], drawn_curve(page), drawn_arrow(page)
    assert "&w=" not in page.url
    page.mouse.up()
    page.wait_for_url("**&w=*")
    at_rest(page)
    assert [cell.inner_text() for cell in cells] == held  # the server's own words
    assert drawn_curve(page) == pytest.approx(curve, abs=1e-9)
    assert drawn_arrow(page) == pytest.approx(arrow, abs=1)
    bias = page.get_by_role("spinbutton", name="Bias b")
    before = bias.input_value()
    for key in ("ArrowUp", "ArrowRight"):
        point.press(key)
    expect(loss).not_to_have_text(held[0])
    expect(bias).not_to_have_value(before)
    point.press("ArrowUp")  # and before that is told, something else is done
    drawn = page.locator(".plot").first.bounding_box()
    assert drawn
    page.mouse.click(drawn["x"] + 0.4 * drawn["width"], drawn["y"] + 0.3 * drawn["height"])
    page.wait_for_url("**b=*")
    page.get_by_role("button", name="Go to the minimum").click()
    expect(loss).to_have_text(number(page, "lowest mean loss").inner_text())


# Beside a surface that is drawn without a graphics card a frame may take long.
PAINTED = "() => new Promise((end) => requestAnimationFrame(() => requestAnimationFrame(end)))"


def drawn_arrow(page: Page) -> list[float]:
    """The box around the head of the step downhill, which points where the step goes."""
    found = page.locator(".st-key-contour .plot").evaluate(
        """plot => {
            const { uid } = plot._fullData[plot.data.findIndex(({ name }) => name === "one step downhill")]
            const head = plot.querySelectorAll(`.trace${uid} .point`)[1]
            const { x, y, width, height } = head.getBoundingClientRect()
            return [x, y, width, height]
        }"""
    )
    return [float(pixels) for pixels in found]


def drawn_curve(page: Page) -> list[float]:
    """Heights of the reader's curve as it is drawn."""
    found = page.locator(".st-key-curve .plot").evaluate(
        "plot => Array.from(plot.data.find(({ name }) => name === 'your curve').y)"
    )
    return [float(height) for height in found]


@pytest.mark.parametrize(
    ("address", "label", "chart", "cell"),
    [
        ("/sigmoid", "Point z, from −10 to 10", "sigmoid", "log-odds = z"),
        ("/loss", "Predicted p, from 0.005 to 0.995", "loss_p", "p"),
        pytest.param(
            "/loss?view=many-samples",
            "Bias b, from −8 to 8",
            "curve",
            "mean loss at your w and b",
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_slider_moves_its_chart_in_every_frame_and_nothing_else_and_the_server_hears_when_it_rests(
    page: Page, address: str, label: str, chart: str, cell: str
):
    page.goto(address)
    plot = page.locator(f".st-key-{chart} .plot")
    expect(plot).to_have_attribute("data-paints", "1", timeout=60_000)
    before = number(page, cell).inner_text()
    at_rest(page)
    slider = page.get_by_role("slider", name=label)
    dragged(slider, plot).assert_smooth()
    assert page.url.endswith(address)
    expect(number(page, cell)).not_to_have_text(before)
    slider.dispatch_event("change")
    page.wait_for_url(lambda url: not url.endswith(address))


@pytest.mark.long
def test_home_end_and_page_keys_move_the_line_and_back_brings_z_with_it(page: Page):
    page.goto("/sigmoid")
    line = page.get_by_role("slider", name="z", exact=True)
    for key, z in {"End": "10", "Home": "−10", "PageUp": "−9", "PageDown": "−10"}.items():
        line.press(key)
        expect(number(page, "log-odds = z")).to_have_text(z)
        at_rest(page)
    line.press("PageUp")
    page.wait_for_url("**/sigmoid?z=-9*")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Loss").click()
    expect(page.get_by_role("heading", level=1, name="Loss")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Sigmoid")).to_be_visible()
    expect(number(page, "log-odds = z")).to_have_text("−9")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".logreg-link .address")).to_have_text(page.url)
    expect(page.get_by_role("img", name="The address as a code to scan")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".logreg-link .panel")).to_be_hidden()


def test_charts_use_the_height_of_a_large_window(page: Page):
    for address in ("/sigmoid", "/loss", "/loss?view=many-samples"):
        open_drawn(page, address)
        plot = page.locator(".plot").first
        heights = []
        for width, height in ((1280, 800), (1920, 1080)):
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(300)
            heights.append(plot.evaluate("plot => plot.querySelector('.main-svg').clientHeight"))
        assert heights[1] >= heights[0] + 150, address

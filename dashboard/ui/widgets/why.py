"""The longer explanations that fold away under "Why"."""

SIGMOID = """
**The slope is largest at 0.** It is the product σ(z) · (1 − σ(z)) of two numbers that add up to 1, and such
a product is largest when both are 1/2. That is at z = 0, where the slope is 1/4.

**It vanishes in the tails.** There one of the two factors is almost 0: the curve is flat, a change of z
hardly moves the probability, and whatever learns through this slope alone learns almost nothing. This is the
*vanishing gradient*; the Loss page shows why cross-entropy does not suffer from it.

**z is the log-odds.** Adding 1 to z multiplies the odds p : (1 − p) by e = 2.718, wherever you stand. The
weight w says how many log-odds one unit is worth and makes the curve steeper; the bias b shifts it.

**Its relatives.** tanh(z) = 2σ(2z) − 1 is the sigmoid stretched to (−1, 1). The slope of softplus *is* the
sigmoid. ReLU is what softplus looks like from far away.
"""

SOFTMAX = (
    "Softmax turns any number of logits into shares that add up to 1. With two of them, z and 0, the first "
    "share is eᶻ / (eᶻ + e⁰) = 1 / (1 + e⁻ᶻ): the sigmoid, which is why the dashed line lies on it."
)

LOSS = """
**Why cross-entropy?** A model that is sure and wrong should be pulled back hardest. The gradient of
cross-entropy is p − y: close to ±1 when the prediction is badly wrong, 0 when it is right. The gradient of
squared error carries a second factor p(1 − p), the slope of the sigmoid, which vanishes exactly there: the
worse the mistake, the weaker the pull. As a function of z it is not even convex, so a descent may get stuck.

**Where it comes from.** It is the negative logarithm of the probability that the model gave to what
happened. Adding it up over the rows is maximum likelihood: the lowest loss is the model under which the data
are most probable. A coin, p = 1/2, costs log 2 = 0.693 nats; always saying the share of positives costs no
more than that, and a model is worth something where it costs less than both.

**The formula,** L = −1/N Σ [ y log p + (1 − y) log(1 − p) ], has one minus sign before the whole sum and both
terms inside. It is often misprinted without one of them.
"""

CLIPPING = """
Software that forms p first must clip it before the logarithm, or log(0) is infinite. The price: beyond the
clip the loss stops growing and its gradient is 0, so the worst mistakes no longer teach anything. Computed
from z directly, log(1 + eᶻ) − yz needs no clip and is exact.
"""

LANDSCAPE = """
**The map is a bowl.** Mean cross-entropy is convex: it has one minimum, or, when the classes are separated,
falls for ever. The gradient points straight uphill, perpendicular to the lines of equal loss.

**Guaranteed to converge below 2/L.** L is the largest curvature of the loss anywhere. A fixed learning rate
below 2/L lets gradient descent converge from any start; above it, steps may jump over the minimum for ever.

**The condition number** is the largest over the smallest curvature at the minimum: 1 is a round bowl, large a
long gorge. The iterations that gradient descent needs grow in proportion to it. At the start, where every
probability is 0.5, a standardised feature makes the bowl round; towards the minimum, where many probabilities
are near 0 or 1, it flattens and lengthens. Newton's method uses the curvature itself and needs few steps near
the minimum, but may overshoot far from it.
"""

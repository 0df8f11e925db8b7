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

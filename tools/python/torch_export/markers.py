"""What stands in a list of layers for something that is no module."""


class OneHot:
    """First in the list: tokens 0 to tokens - 1 go in, and 1 stands in the place of the token."""

    def __init__(self, tokens):
        self.tokens = tokens


class ArgMax:
    """Last in the list: the number of the largest value comes out."""

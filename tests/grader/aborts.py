"""Exceptions with which the grader stops a test. Not Exceptions: answers must not catch them."""


class Abort(BaseException):
    """The grader ended the test: going on makes no sense."""


class Deadlock(Abort):
    """Every task waits, and nothing can come any more."""


class Runaway(Abort):
    """The code does not come to an end by itself."""

"""The grader: a pytest plugin that turns an answer's behaviour into one true verdict.

What a suite needs beside plain pytest is exported here; the fixtures (`kata`,
`service`, `clock`, `rng`) come from `grader.plugin`.
"""

from grader.cancellation import cancel_and_wait, cancel_at_every_await
from grader.verdicts import KataFailure, Verdict, fail

__all__ = ["KataFailure", "Verdict", "cancel_and_wait", "cancel_at_every_await", "fail"]

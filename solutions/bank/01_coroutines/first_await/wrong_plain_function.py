"""Forgets async, and so has to start a loop of its own.

Verdict: BROKEN
"""


def greeting(fetch_name):
    return "Hello, " + str(fetch_name) + "!"

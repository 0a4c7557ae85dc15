"""Calls build and runs nothing.

Verdict: NEVER_AWAITED
"""


def run_report(build):
    return build()

"""The score card as JUnit XML, which most services and editors can show."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from grader.classroom_texts import EXPLANATION_WIDTH, MAX_EXPLANATION, clean, one_line
from grader.explain import explanation
from grader.scorecard import KataResult, ScoreCard, TestResult
from grader.texts import cut

MAX_MESSAGE = 300


def junit(card: ScoreCard, root: Path) -> str:
    """The card as XML: a test suite for each kata, with a test case for each test that ran.

    Times are real seconds. A kata that was not run is a suite without test cases.

    Args:
        card: the results.
        root: paths are shown relative to this directory.
    """
    suites = ElementTree.Element("testsuites", name="asyncio-katas", **_counts(*card.results.values()))
    for result in card.results.values():
        suites.append(_suite(result, root))
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def _counts(*results: KataResult) -> dict[str, str]:
    tests = [test for result in results for test in result.tests]
    return {
        "tests": str(len(tests)),
        "failures": str(sum(not test.passed for test in tests)),
        "errors": "0",
        "skipped": "0",
        "time": _seconds(sum(test.duration for test in tests)),
    }


def _suite(result: KataResult, root: Path) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=result.kata.id, **_counts(result))
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in {
        "title": result.kata.title,
        "level": result.kata.level,
        "status": result.status,
        "points": result.points,
        "max_points": result.kata.points,
    }.items():
        ElementTree.SubElement(properties, "property", name=name, value=clean(str(value)))
    suite.extend([_case(test, result, root) for test in result.tests])
    return suite


def _case(test: TestResult, result: KataResult, root: Path) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase",
        classname=result.kata.id.replace("/", "."),
        name=one_line(test.name, MAX_MESSAGE),
        time=_seconds(test.duration),
        file=clean(result.path),
    )
    if not test.passed:
        finding = test.finding
        failure = ElementTree.SubElement(
            case,
            "failure",
            type=str(finding.verdict) if finding else "FAILED",
            message=one_line(finding.what, MAX_MESSAGE) if finding else "failed",
        )
        if finding:
            failure.text = cut(clean("\n".join(explanation(test, root, EXPLANATION_WIDTH))), MAX_EXPLANATION)
    return case


def _seconds(value: float) -> str:
    return f"{value:.6f}"

"""Says clearly what is wrong where pytest runs without the settings that load the grader."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    if not config.pluginmanager.has_plugin("grader.plugin"):
        raise pytest.UsageError("the grader is not loaded: run pytest from inside the repository, which has tox.ini")

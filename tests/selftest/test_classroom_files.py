"""The files under .github/ for classrooms: generated from the curriculum, and run as their services run them."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from grader import classroom_files, curriculum

from .classroom_cards import CURRICULUM, ROOT, schema

jsonschema = pytest.importorskip("jsonschema", reason="comes with check-jsonschema")

GITHUB = ROOT / ".github"
AUTOGRADING = json.loads((GITHUB / "classroom" / "autograding.json").read_text(encoding="utf-8"))
WORKFLOWS = {path.name: path.read_text(encoding="utf-8") for path in (GITHUB / "workflows").glob("*.yml")}

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs process groups or bash")


# -- autograding.json ---------------------------------------------------------------------------------


def test_autograding_json_is_up_to_date():
    text = (GITHUB / "classroom" / "autograding.json").read_text(encoding="utf-8")
    assert text == classroom_files.as_text(CURRICULUM), "run: python -m grader.classroom_files in tests/"


def test_autograding_json_is_as_its_schema_says():
    jsonschema.validate(AUTOGRADING, schema("autograding"))
    assert [(test["name"], test["points"]) for test in AUTOGRADING["tests"]] == [
        (kata.id, kata.points) for kata in CURRICULUM.katas
    ]


def test_its_command_starts_a_file_that_exists():
    for test in AUTOGRADING["tests"]:
        program, path, kata = test["run"].split(" ")
        assert (program, kata) == ("python3", test["name"])
        assert (ROOT / path).is_file()


def test_the_command_writes_the_file(tmp_path):
    shutil.copytree(ROOT / "tests" / "grader", tmp_path / "tests" / "grader")
    shutil.copy(ROOT / "tests" / "curriculum.toml", tmp_path / "tests")
    command = [sys.executable, "-m", "grader.classroom_files"]
    result = subprocess.run(command, cwd=tmp_path / "tests", capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"{len(CURRICULUM.katas)} tests written to .github/classroom/autograding.json\n"
    written = (tmp_path / ".github" / "classroom" / "autograding.json").read_text(encoding="utf-8")
    assert written == classroom_files.as_text(CURRICULUM)
    (tmp_path / "tests" / "curriculum.toml").unlink()
    result = subprocess.run(command, cwd=tmp_path / "tests", capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(r"classroom_files: curriculum.toml: cannot be read: .+\n", result.stderr)


# -- the workflows, as text ---------------------------------------------------------------------------


def test_every_action_is_pinned_by_the_hash_of_a_commit():
    for name, text in WORKFLOWS.items():
        uses = re.findall(r"uses: (\S+)", text)
        assert uses, name
        assert all(re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action) for action in uses), name


def test_one_version_of_each_action_is_used():
    pins = {}
    for text in WORKFLOWS.values():
        for action, pin in re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40} # \S+)", text):
            pins.setdefault(action, set()).add(pin)
    assert {action: len(found) for action, found in pins.items()} == dict.fromkeys(pins, 1)


@pytest.mark.parametrize("name", ["grade.yml", "classroom.yml"])
def test_the_grading_workflows_may_only_read_and_keep_no_credentials(name):
    text = WORKFLOWS[name]
    assert re.findall(r"^ *permissions:\n((?: +\S.*\n)+)", text, re.MULTILINE) == ["  contents: read\n"]
    assert text.count("persist-credentials: false") == text.count("uses: actions/checkout@")
    assert "secrets." not in text.replace("secrets.token_hex", "")


def test_the_classroom_workflow_is_off_until_a_teacher_asks_for_it():
    assert (
        "github.event_name == 'workflow_dispatch' ||\n      (vars.KATAS_CLASSROOM == 'true' &&"
        in WORKFLOWS["classroom.yml"]
    )
    assert "github.event_name == 'workflow_dispatch' || vars.KATAS_CLASSROOM != 'true'" in WORKFLOWS["grade.yml"]


# -- the workflows' steps, run ------------------------------------------------------------------------

FAKE_TOX = """\
#!{python}
import os, pathlib, sys
folder = pathlib.Path({folder!r})
(folder / "called").write_text(repr([os.getcwd(), sys.argv[1:], [n for n in os.environ if n.startswith("GITHUB_")]]))
print("::error::printed by an answer")
for name in ("env", "output", "path", "state", "summary"):
    (folder / name).write_text("x<<END\\nplanted by an answer\\n")
options = dict(zip(sys.argv, sys.argv[1:]))
if {status} < 2:
    for option, text in {reports!r}.items():
        if option in options:
            pathlib.Path(options[option]).write_text(text)
sys.exit({status})
"""
REPORTS = {
    "--report-json": json.dumps({"points": 3, "max_points": 175, "katas": [{"status": "solved"}, {"status": "x"}]}),
    "--report-markdown": "# summary\n",
    "--report-html": "<html></html>\n",
    "--report-junit": "<testsuites/>\n",
    "--report-classroom": "result=e30=\n",
}


class Step:
    """One step of a workflow, run by bash as GitHub does."""

    def __init__(self, tmp_path):
        self.folder = tmp_path
        self.workspace = tmp_path / "workspace"
        for name in ("submission", "template", "katas-report"):
            (self.workspace / name).mkdir(parents=True)
        (self.workspace / "katas-report" / "report.json").write_text("{}", encoding="utf-8")  # a committed one
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "python").symlink_to(sys.executable)

    def run(self, workflow, step_name, status=1, reports=REPORTS, **environment):
        """Run the step with a `tox` that ends with this status."""
        yaml = pytest.importorskip("ruamel.yaml", reason="comes with check-jsonschema")
        jobs = yaml.YAML(typ="safe", pure=True).load(WORKFLOWS[workflow])["jobs"]
        (job,) = jobs.values()
        (script,) = [step["run"] for step in job["steps"] if step["name"] == step_name]
        assert "${{" not in script
        tox = self.folder / "bin" / "tox"
        tox.write_text(
            FAKE_TOX.format(python=sys.executable, folder=str(self.folder), status=status, reports=reports),
            encoding="utf-8",
        )
        tox.chmod(0o755)
        files = {"ENV": "env", "OUTPUT": "output", "PATH": "path", "STATE": "state", "STEP_SUMMARY": "summary"}
        for name in files.values():
            (self.folder / name).write_text("", encoding="utf-8")
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.workspace,
            env={f"GITHUB_{name}": str(self.folder / file) for name, file in files.items()}
            | {"PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
            | {"GITHUB_WORKSPACE": str(self.workspace), "GITHUB_SHA": "1"}
            | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return result.returncode, result.stdout

    def file(self, name):
        """The text of one of the files that take commands."""
        return (self.folder / name).read_text(encoding="utf-8")

    @property
    def called(self):
        """Where tox was called, with which arguments, and which GITHUB_ variables it saw."""
        return eval(self.file("called"))


@pytest.fixture
def step(tmp_path):
    return Step(tmp_path)


CLASSROOM = {"PRISTINE": "false", "PARTIAL_CREDIT": "false", "STRICT": "false"}
GRADING = [("grade.yml", {"STRICT": "false"}), ("classroom.yml", CLASSROOM)]
grading = pytest.mark.parametrize(("workflow", "environment"), GRADING, ids=["grade", "classroom"])


@posix_only
@grading
def test_what_an_answer_prints_is_no_command_and_what_it_plants_is_dropped(step, workflow, environment):
    status, text = step.run(workflow, "Grade", **environment)
    assert status == 0, text
    before, printed, after = re.fullmatch(
        r"(?s)(.*)^::stop-commands::(?:[0-9a-f]{32})\n(.*)\n::[0-9a-f]{32}::\n(.*)", text, re.MULTILINE
    ).groups()
    assert before == ""
    assert "::error::printed by an answer" in printed
    assert "::error" not in after
    assert step.called[2] in (["GITHUB_WORKSPACE", "GITHUB_SHA"], ["GITHUB_SHA", "GITHUB_WORKSPACE"])
    assert [step.file(name) for name in ("env", "path", "state", "summary")] == ["", "", "", "# summary\n"]
    assert step.file("output") == ("result=e30=\n" if workflow == "classroom.yml" else "")


@posix_only
@grading
@pytest.mark.parametrize(("status", "strict", "expected"), [(0, "true", 0), (1, "false", 0), (1, "true", 1)])
def test_the_job_is_red_for_unsolved_katas_only_if_asked(step, workflow, environment, status, strict, expected):
    assert step.run(workflow, "Grade", status, **environment | {"STRICT": strict})[0] == expected


@posix_only
@grading
@pytest.mark.parametrize(("status", "reports", "expected"), [(2, REPORTS, 2), (3, {}, 3), (1, {}, 2), (0, {}, 2)])
def test_the_job_is_red_when_nothing_was_graded(step, workflow, environment, status, reports, expected):
    result, text = step.run(workflow, "Grade", status, reports, **environment)
    assert result == expected
    assert text.splitlines()[-1].startswith("::error title=Not graded::")
    assert "::notice" not in text
    assert step.file("output") == step.file("summary") == ""


@posix_only
def test_the_classroom_s_notices_are_those_of_the_reporter(step):
    _, text = step.run("classroom.yml", "Grade", **CLASSROOM)
    assert text.splitlines()[-2:] == [
        "::notice title=Autograding complete::Points 3/175",
        '::notice title=Autograding report::{"totalPoints":3,"maxPoints":175}',
    ]


@posix_only
def test_the_submission_is_graded_where_it_is_without_a_template(step):
    step.run("classroom.yml", "Grade", **CLASSROOM)
    folder, arguments, _ = step.called
    assert Path(folder) == step.workspace / "submission"
    assert arguments[:3] == ["-e", "grade", "--"]
    assert arguments[3::2] == list(REPORTS)
    assert all(Path(path).parent == step.workspace / "katas-report" for path in arguments[4::2])


@posix_only
def test_the_template_grades_the_submission_where_there_is_one(step):
    step.run("classroom.yml", "Grade", **CLASSROOM | {"PRISTINE": "true", "PARTIAL_CREDIT": "true"})
    folder, arguments, _ = step.called
    assert Path(folder) == step.workspace / "template"
    assert arguments[3] == str(step.workspace / "submission")
    assert arguments[-1] == "--partial-credit"


@posix_only
@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("school/katas@v1.2", "repository=school/katas\nref=v1.2\n"),
        ("School-1/my.katas@feature/x_y", "repository=School-1/my.katas\nref=feature/x_y\n"),
        ("school/katas", None),
        ("school/katas@", None),
        ("katas@v1", None),
        ("school/katas@v1\nref=evil", None),
        ("school/katas@$(id)", None),
    ],
)
def test_the_template_s_name_is_read_or_refused(step, template, expected):
    status, text = step.run("classroom.yml", "Read where the pristine tests are", TEMPLATE=template)
    if expected is None:
        assert status == 2
        assert text.startswith("::error title=Not graded::KATAS_TEMPLATE must be owner/name@ref")
        assert step.file("output") == ""
    else:
        assert (status, step.file("output")) == (0, expected)


# -- autograder.py and kata.py ------------------------------------------------------------------------

GRADE = """
    import json, os, pathlib, sys
    options = dict(zip(sys.argv, sys.argv[1:]))
    folder = sys.argv[1] if not sys.argv[1].startswith("-") else "."
    answer = pathlib.Path(folder, "katas", "answer.py").read_text(encoding="utf-8")
    with open({calls!r}, "a", encoding="utf-8") as file:
        print(json.dumps([os.getcwd(), sys.argv[1:], sorted(os.environ)]), file=file)
    exec(answer)
"""
RESULT = {
    "schema": "classroom50/result/v1",
    "classroom": "course",
    "assignment": "katas",
    "assignment_type": "individual",
    "owner": "ann",
    "submission": "submit/1",
    "commit": "c",
    "release": "r",
    "review": "v",
    "datetime": "2026-11-23T10:00:00Z",
    "score": 3,
    "max-score": 7,
    "tests": [
        {"test-name": "a", "passed": True, "score": 3, "max-score": 3},
        {"test-name": "b", "passed": False, "score": 0, "max-score": 4},
    ],
}
WRITES_RESULT = """
report = pathlib.Path(options["--report-classroom50"])
report.write_text(json.dumps({result!r}))
report.with_name("release-body.md").write_text("the body\\n")
sys.exit({status})
"""


def load(name, monkeypatch):
    """A fresh module of .github/classroom/, with this Python in place of a new environment."""
    monkeypatch.syspath_prepend(GITHUB / "classroom")
    monkeypatch.delitem(sys.modules, "autograder", raising=False)
    spec = importlib.util.spec_from_file_location(name, GITHUB / "classroom" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    module.really_prepared_python = module.prepared_python
    monkeypatch.setattr(module, "prepared_python", lambda *_: sys.executable)
    return module


class Fifty:
    """A submission, and a bundle, in folders of their own."""

    def __init__(self, tmp_path, monkeypatch):
        self.checkout, self.bundle, self.calls = tmp_path / "checkout", tmp_path / "bundle", tmp_path / "calls"
        self.output = tmp_path / "output"
        for folder in (self.checkout / "katas", self.bundle):
            folder.mkdir(parents=True)
        for name, value in {
            "CLASSROOM": "course",
            "ASSIGNMENT": "katas",
            "USERNAME": "ann",
            "CLASSROOM50_BUNDLE_DIR": str(self.bundle),
            "GITHUB_OUTPUT": str(self.output),
            "PYTHONPATH": str(self.checkout),
        }.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(self.checkout)
        self.module = load("autograder", monkeypatch)

    def add_tests(self, folder):
        """Put a grader into the folder, which does what the answer says."""
        (folder / "tests").mkdir()
        text = textwrap.dedent(GRADE).format(calls=str(self.calls))
        (folder / "tests" / "grade.py").write_text(text, encoding="utf-8")
        shutil.copy(ROOT / "tests" / "curriculum.toml", folder / "tests")

    def grade(self, answer):
        """Run the autograder and return the result that it wrote."""
        (self.checkout / "katas" / "answer.py").write_text(answer, encoding="utf-8")
        assert self.module.main() == 0
        result = json.loads((self.checkout / "result.json").read_text(encoding="utf-8"))
        jsonschema.validate(result, schema("classroom50"))
        return result

    @property
    def call(self):
        """The folder, the arguments and the environment of the one call of the grader."""
        (line,) = self.calls.read_text(encoding="utf-8").splitlines()
        return json.loads(line)


@pytest.fixture
def fifty(tmp_path, monkeypatch):
    return Fifty(tmp_path, monkeypatch)


@pytest.mark.parametrize("status", [0, 1])
def test_the_bundle_s_tests_grade_even_if_the_submission_has_its_own(fifty, status):
    fifty.add_tests(fifty.bundle)
    fifty.add_tests(fifty.checkout)
    assert fifty.grade(WRITES_RESULT.format(result=RESULT, status=status)) == RESULT
    folder, arguments, environment = fifty.call
    assert Path(folder) == fifty.bundle
    assert arguments[:2] == [str(fifty.checkout), "--report-classroom50"]
    assert "CLASSROOM" in environment
    assert not {"GITHUB_OUTPUT", "PYTHONPATH"} & set(environment)
    assert (fifty.checkout / "release-body.md").read_text(encoding="utf-8") == "the body\n"
    assert not fifty.output.exists()


def test_without_a_bundle_the_submission_s_own_tests_grade(fifty):
    fifty.add_tests(fifty.checkout)
    assert fifty.grade(WRITES_RESULT.format(result=RESULT, status=1)) == RESULT
    folder, arguments, _ = fifty.call
    assert (Path(folder), arguments[0]) == (fifty.checkout, "--report-classroom50")


NOTHING = "sys.exit(1)"
BROKEN = {
    "no result": NOTHING,
    "status 2": WRITES_RESULT.format(result=RESULT, status=2),
    "no tests": WRITES_RESULT.format(result=RESULT | {"tests": []}, status=1),
    "wrong sum": WRITES_RESULT.format(result=RESULT | {"score": 7}, status=1),
    "another key": WRITES_RESULT.format(result=RESULT | {"more": 1}, status=1),
    "a fraction": WRITES_RESULT.format(result=RESULT | {"score": 3.0}, status=1),
    "no object": WRITES_RESULT.format(result=[1], status=1),
    "no body": 'pathlib.Path(options["--report-classroom50"]).write_text(' + repr(json.dumps(RESULT)) + ")",
    "killed": "os.kill(os.getpid(), 9)",
}


@posix_only
@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN.keys())
def test_a_run_that_graded_nothing_still_gives_a_valid_result_that_fails(fifty, answer):
    fifty.add_tests(fifty.bundle)
    result = fifty.grade(answer)
    points = sum(kata.points for kata in CURRICULUM.katas)
    assert (result["score"], result["max-score"]) == (0, points)
    (test,) = result["tests"]
    assert (test["test-name"], test["passed"], test["max-score"]) == ("The katas could not be graded", False, points)
    assert (result["classroom"], result["owner"]) == ("course", "ann")
    assert fifty.output.read_text(encoding="utf-8").startswith("status=error\nsummary=asyncio-katas: not graded: ")
    assert "Not graded" in (fifty.checkout / "release-body.md").read_text(encoding="utf-8")


def test_the_reason_is_one_harmless_line(fifty, capsys):
    fifty.add_tests(fifty.bundle)
    evil = (
        "print('x' * 10, '::error::no ##[error]no \\x1b[31m'); print('::error::no'); print('##[error]a'); sys.exit(4)"
    )
    result = fifty.grade(evil)
    assert result["tests"][0]["message"] == "the grader ended with status 4: ## [error]a"
    shown = capsys.readouterr()
    for line in (shown.out + shown.err).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
    assert len(fifty.output.read_text(encoding="utf-8").splitlines()) == 2


def test_a_submission_without_any_grader_gives_a_valid_result(fifty):
    result = fifty.grade("")
    assert "there is no tests/grade.py" in result["tests"][0]["message"]
    assert result["max-score"] == 1


@posix_only
def test_a_run_that_takes_too_long_is_ended_with_all_that_it_started(fifty, tmp_path, monkeypatch):
    fifty.add_tests(fifty.bundle)
    pids = tmp_path / "pids"
    monkeypatch.setattr(fifty.module, "SECONDS", 3)
    answer = f"""
import subprocess, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({str(pids)!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
time.sleep(600)
"""
    began = time.monotonic()
    result = fifty.grade(answer)
    assert result["tests"][0]["message"] == "the time is up"
    assert time.monotonic() - began < 60
    for pid in map(int, pids.read_text(encoding="utf-8").split()):
        assert not is_running(pid)


def is_running(pid):
    """Whether the process exists and is not merely waiting to be collected by its parent."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@posix_only
def test_a_link_or_a_folder_in_the_result_s_place_is_not_followed_or_lost(fifty, tmp_path):
    fifty.add_tests(fifty.bundle)
    precious = tmp_path / "precious"
    precious.write_text("keep", encoding="utf-8")
    (fifty.checkout / "result.json").symlink_to(precious)
    (fifty.checkout / "release-body.md").mkdir()
    (fifty.checkout / "release-body.md" / "mine").touch()
    assert fifty.grade(WRITES_RESULT.format(result=RESULT, status=1)) == RESULT
    assert precious.read_text(encoding="utf-8") == "keep"
    assert (fifty.checkout / "release-body.md.found" / "mine").exists()


def test_the_autograder_knows_the_keys_of_the_result(fifty):
    assert set(schema("classroom50")["required"]) == fifty.module.KEYS


def test_the_autograder_stays_below_the_limit_of_its_service(fifty):
    assert fifty.module.SECONDS < 15 * 60


@posix_only
def test_the_environment_for_grading_is_made_without_the_submission_s_modules(fifty, tmp_path):
    for name in ("venv", "pip", "ensurepip", "sitecustomize", "json"):
        (fifty.checkout / f"{name}.py").write_text("raise SystemExit('shadowed')\n", encoding="utf-8")
    assert os.environ["PYTHONPATH"] == str(fifty.checkout) == os.getcwd()
    (fifty.bundle / "tests").mkdir()
    (fifty.bundle / "tests" / "requirements.txt").write_text("# none\n", encoding="utf-8")
    log = tmp_path / "log"
    log.touch()
    made = fifty.module.really_prepared_python(fifty.bundle, tmp_path, log, time.monotonic() + 300)
    assert made.is_relative_to(tmp_path / "venv")
    assert made.is_file()
    assert "shadowed" not in log.read_text(encoding="utf-8")


KATA_GRADE = """
report = pathlib.Path(options["--report-json"])
tests = [{"name": "test_it", "status": "failed", "verdict": "DEADLOCK", "message": "waits ::error::x\\n##[error]y"}]
report.write_text(json.dumps({"katas": [
    {"id": "01_a/good", "status": "solved", "tests": [{"name": "test_it", "status": "passed"}]},
    {"id": "01_a/bad", "status": "unsolved", "tests": tests},
]}))
sys.exit(1)
"""


class OneKata:
    """kata.py in a repository of its own."""

    def __init__(self, tmp_path, monkeypatch):
        self.root, self.calls = tmp_path / "repository", tmp_path / "calls"
        (self.root / "katas").mkdir(parents=True)
        (self.root / "tests").mkdir()
        self.module = load("kata", monkeypatch)
        monkeypatch.setattr(self.module, "ROOT", self.root)
        (tmp_path / "tmp").mkdir()
        monkeypatch.setattr(self.module.tempfile, "tempdir", str(tmp_path / "tmp"))
        text = textwrap.dedent(GRADE).format(calls=str(self.calls))
        (self.root / "tests" / "grade.py").write_text(text, encoding="utf-8")

    def run(self, kata, answer=KATA_GRADE):
        """The exit status for this kata."""
        (self.root / "katas" / "answer.py").write_text(answer, encoding="utf-8")
        return self.module.main([kata])

    @property
    def gradings(self):
        """How often the katas were graded."""
        return len(self.calls.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def one_kata(tmp_path, monkeypatch):
    return OneKata(tmp_path, monkeypatch)


def test_one_kata_passes_if_it_is_solved(one_kata, capsys):
    assert one_kata.run("01_a/good") == 0
    assert capsys.readouterr().out == "01_a/good: solved\n"


def test_one_kata_fails_with_its_reason_in_harmless_lines(one_kata, capsys):
    assert one_kata.run("01_a/bad") == 1
    assert capsys.readouterr().out == ("01_a/bad: unsolved\n  test_it: DEADLOCK: waits : :error: :x ## [error]y\n")


def test_all_katas_are_graded_once_until_a_file_changes(one_kata):
    assert [one_kata.run(name) for name in ("01_a/good", "01_a/bad", "01_a/good")] == [0, 1, 0]
    assert one_kata.gradings == 1
    assert one_kata.run("01_a/good", KATA_GRADE + "\n# changed") == 0
    assert one_kata.gradings == 2
    (one_kata.root / "tests" / "conftest.py").touch()
    assert one_kata.run("01_a/good", KATA_GRADE + "\n# changed") == 0
    assert one_kata.gradings == 3


def test_a_grading_that_failed_is_not_tried_for_each_kata_again(one_kata, capsys):
    answer = "print('no room'); sys.exit(5)"
    assert [one_kata.run(name, answer) for name in ("01_a/good", "01_a/bad")] == [2, 2]
    assert one_kata.gradings == 1
    assert capsys.readouterr().err == "kata.py: the grader ended with status 5: no room\n" * 2


@pytest.mark.parametrize("arguments", [[], ["01_a/good", "01_a/bad"]])
def test_one_kata_needs_one_name(one_kata, arguments, capsys):
    assert one_kata.module.main(arguments) == 2
    assert capsys.readouterr().err == "kata.py: give it one kata, such as 02_tasks/heartbeat\n"


def test_an_unknown_kata_is_said_in_one_line(one_kata, capsys):
    assert one_kata.run("01_a/unknown") == 2
    assert capsys.readouterr().err == "kata.py: there is no kata 01_a/unknown\n"


def test_its_limit_is_below_that_of_autograding_json(one_kata):
    assert one_kata.module.SECONDS < 60 * classroom_files.TIMEOUT_MINUTES


def test_the_curriculum_is_read_as_the_grader_reads_it(fifty):
    fifty.add_tests(fifty.bundle)
    points = sum(kata.points for kata in curriculum.read(fifty.bundle / "tests" / "curriculum.toml").katas)
    assert fifty.module.not_graded("x", fifty.bundle)["max-score"] == points

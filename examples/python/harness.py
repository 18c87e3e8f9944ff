"""A pytest fixture: one world for the run, a tenant for each test, its journal when a test fails. Standard library only.

Copy it beside your tests and write in conftest.py: from harness import *
CAPTION_HARNESS is the command; the default is "npx caption-harness". Under `caption-harness mutate` the tests use its world.
"""

import contextlib
import itertools
import json
import os
import re
import shlex
import signal
import subprocess
import unicodedata
import urllib.error
import urllib.request

import pytest

__all__ = ["harness", "tenant", "pytest_runtest_makereport"]


class Control:
    """The control API of a world."""

    def __init__(self, ready):
        self.url = ready["control"]["url"]
        self.token = ready["control"].get("token")
        self.providers = ready["providers"]

    def call(self, method, path, body=None):
        """Returns the JSON of the answer. Raises RuntimeError with the refusal's text."""
        request = urllib.request.Request(self.url + path, method=method)
        request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(request, data, timeout=10) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.read().decode()}") from error
        return json.loads(text) if text else None


class Tenant:
    """The tenant of one test: its own clock, credits, faults, state and journal."""

    def __init__(self, control, view):
        self.control = control
        self.name = view["name"]
        self._credentials = view["credentials"]

    def base_url(self, provider):
        return self.control.providers[provider]["baseUrl"]

    def credentials(self, provider):
        return self._credentials[provider]["full"]

    def advance(self, seconds):
        self._call("POST", "/clock/advance", {"seconds": seconds})

    def fault(self, rule):
        self._call("POST", "/faults", rule)

    def journal(self):
        return self._call("GET", "/journal")["entries"]

    def unmatched(self):
        return self.control.call("GET", f"/unmatched?tenant={self.name}")["unmatched"]

    def report(self):
        lines = [self._line(entry) for entry in self.journal()]
        return "\n".join(lines) or "no requests"

    def _line(self, entry):
        line = f"{entry['method']} {entry['path']}  {entry['status'] or entry['outcome']}  {entry['rule'] or ''}".rstrip()
        if entry["kind"] != "request" or (entry["status"] or 500) < 400:
            return line
        why = self.control.call("GET", f"/explain/{entry['id']}")
        return "\n  ".join(filter(None, [line, why["what"], why["remedy"]]))

    def _call(self, method, path, body=None):
        return self.control.call(method, f"/tenants/{self.name}{path}", body)


def stop(server, grouped):
    """Ends the mocks, and what started them."""
    if not grouped:
        server.terminate()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGTERM)


@pytest.fixture(scope="session")
def harness():
    """The world of the run: that of `caption-harness mutate`, so that the tests meet its mutants, or an own one on free ports."""
    given = os.environ.get("CAPTION_HARNESS_WORLD")
    if given:
        yield Control(json.loads(given))
        return
    command = shlex.split(os.environ.get("CAPTION_HARNESS", "npx caption-harness"))
    arguments = ["serve", "--json", "--ports", "auto", "--clock", "manual"]
    # A group of its own: npx starts the mocks as a program of theirs, which would outlive it.
    grouped = os.name == "posix"
    with subprocess.Popen(command + arguments, stdout=subprocess.PIPE, text=True, start_new_session=grouped) as server:
        try:
            line = server.stdout.readline()
            assert line, f"{command} did not start: see its messages above"
            yield Control(json.loads(line))
        finally:
            stop(server, grouped)


_numbers = itertools.count(1)


@pytest.fixture
def tenant(harness, request):
    """A tenant named after the test. A test with @pytest.mark.fail_on_unmatched fails for requests to no operation."""
    title = unicodedata.normalize("NFKD", request.node.name).lower()
    words = re.sub(r"[^a-z0-9]+", "-", title)[:40].strip("-") or "test"
    name = f"{words}-{os.getpid()}-{next(_numbers)}"
    one = Tenant(harness, harness.call("POST", "/tenants", {"name": name, "clock": "manual"}))
    yield one
    if request.node.get_closest_marker("fail_on_unmatched"):
        assert not one.unmatched(), f"requests to no operation: {one.unmatched()}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    one = getattr(item, "funcargs", {}).get("tenant")
    if report.failed and call.when == "call" and isinstance(one, Tenant):
        report.sections.append((f"requests of tenant {one.name}", one.report()))

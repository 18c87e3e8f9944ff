from harness import *  # noqa: F403


def pytest_configure(config):
    config.addinivalue_line("markers", "fail_on_unmatched: fail for requests to no operation")

"""pytest over the reference client, in a process of its own."""

import os
import pathlib
import subprocess

DIARY = pathlib.Path(__file__).parent / "diary.mjs"


def test_is_given_and_told_the_same_as_ever():
    environment = {**os.environ, "DIARY_MAIN": "1"}
    subprocess.run(["node", str(DIARY)], env=environment, check=True)

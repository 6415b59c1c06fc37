#!/usr/bin/env python3
# Tests of the golden runner itself, with a stand-in for damson: a wrong expectation must fail, update must not cross lines.
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from golden_case import escape, is_plain, unescape  # noqa: E402

# Prints the spec, copies it when it runs, complains and fails when the spec says so; told to be naive or to use simple vectors it strays.
STAND_IN = """#!/bin/sh
if [ "$DAMSON_VECTORS" = "?" ]; then echo "there are no vectors called ?; it has wide, narrow, simple" >&2; exit 2; fi
if [ "$DAMSON_VECTORS" = simple ]; then echo simply; fi
cat "$2"
case "$*" in *--naive*) echo strayed;; esac
if [ "$1" = run ]; then mkdir -p out; printf 'a\\r\\nb' > out/copy.bin; fi
if grep -q fail "$2"; then echo "a problem" >&2; exit 3; fi
"""
GOOD = "Something is shown.\n--- s.damson\nhello\n"
BAD = "Something fails.\n--- s.damson\nfail\n"


class RunnerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.damson = Path(self.folder.name, "damson")
        self.damson.write_text(STAND_IN)
        os.chmod(self.damson, 0o755)

    def case(self, name: str, text: str) -> Path:
        path = Path(self.folder.name, "cases", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run_golden(self, *options: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, HERE / "run_golden.py", "--damson", self.damson, *options,
                               Path(self.folder.name, "cases")], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    def test_right_expectations_pass(self):
        self.case("check/a.txt", GOOD + "=== check\nhello\n")
        self.assertEqual(self.run_golden(), (0, "1 passed, 0 failed\n"))

    def test_a_wrong_expectation_fails_and_is_shown(self):
        self.case("check/a.txt", GOOD + "=== check\nhallo\n")
        status, text = self.run_golden()
        self.assertEqual(status, 1)
        self.assertIn("-hallo\n+hello", text)
        self.assertTrue(text.endswith("0 passed, 1 failed\n"))

    def test_an_output_that_is_not_expected_fails(self):
        self.case("check/a.txt", GOOD)
        self.assertEqual(self.run_golden()[0], 1)

    def test_an_output_that_does_not_come_fails(self):
        self.case("check/a.txt", GOOD + "=== check\nhello\n=== out/x\nnever\n")
        self.assertIn("did not come out", self.run_golden()[1])

    def test_the_exit_status_counts(self):
        self.case("check/fail_a.txt", BAD + "=== problems\na problem\n=== check\nfail\n=== exit\n4\n")
        self.assertIn("-4\n+3", self.run_golden()[1])

    def test_the_name_must_say_that_it_fails(self):
        self.case("check/a.txt", BAD + "=== problems\na problem\n=== check\nfail\n=== exit\n3\n")
        self.assertIn("does not begin with `fail_`", self.run_golden()[1])

    def test_update_writes_outputs_only(self):
        path = self.case("run/a.txt", GOOD + "=== run\nold\n")
        self.assertEqual(self.run_golden("--update")[0], 0)
        self.assertEqual(path.read_text(), GOOD + "=== run\nhello\n=== out/copy.bin (escaped)\na\\r\nb\\\n")
        self.assertEqual(self.run_golden()[0], 0)

    def test_update_refuses_to_cross_the_line(self):
        for name, text in (("check/a.txt", BAD), ("check/fail_b.txt", GOOD)):
            path = self.case(name, text)
            self.assertEqual(self.run_golden("--update")[0], 1)
            self.assertEqual(path.read_text(), text)
            path.unlink()

    def test_the_matrix_finds_what_strays(self):
        self.case("plan/a.txt", GOOD + "=== plan\nhello\n")
        status, text = self.run_golden("--matrix")
        self.assertEqual(status, 1)
        self.assertIn("--naive", text)
        self.assertIn("DAMSON_VECTORS=simple", text)
        self.assertTrue(text.endswith("7 passed, 2 failed\n"))

    def test_a_file_without_a_sentence_fails(self):
        self.case("check/a.txt", "--- s.damson\nhello\n=== check\nhello\n")
        self.assertIn("sentence", self.run_golden()[1])

    def test_no_files_is_no_success(self):
        Path(self.folder.name, "cases").mkdir()
        self.assertEqual(self.run_golden()[0], 2)

    def test_every_byte_survives_escaping(self):
        for content in (bytes(range(256)), b"", b"\n", b"a", b"a\n\n", "\ufeffé\r\n東".encode(), b"\\n", b"--- x\n", b"\xff\\\n"):
            if not is_plain(content):
                self.assertEqual(unescape(escape(content)), content)
                self.assertNotRegex(escape(content), rb"(?m)^(---|===) ")


if __name__ == "__main__":
    unittest.main()

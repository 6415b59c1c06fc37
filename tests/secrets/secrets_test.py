#!/usr/bin/env python3
# Runs a spec with secrets in every way, good and bad, and looks for them in everything that comes out: standard output and
# error, JSON, the ledger's bytes, quarantine, the program and its fingerprint.
import argparse
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SECRET = "Zq7-hunter2"
SPEC = '''
schema Work { key id: int, title: text(1..5) }
source works: Work from csv("{env("EXPORT_DIR")}/works.csv")
target assets: Work to ndjson("{env("OUT_DIR")}/assets.ndjson")
map works -> assets { keep id, title }
'''
damson = "build/debug/damson"


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"} | variables
    return subprocess.run([damson, *words], cwd=folder, env=environment, capture_output=True, timeout=60, check=False)


class Secrets(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="damson_secrets_")
        self.addCleanup(self.temporary.cleanup)
        self.folder = Path(self.temporary.name)
        (self.folder / "spec.damson").write_text(SPEC)
        export = self.folder / SECRET
        export.mkdir()
        (export / "works.csv").write_text("id,title\n1,Moon\n2,A long title\n1,Sun\n")
        self.set = {"EXPORT_DIR": SECRET, "OUT_DIR": f"{SECRET}/out"}

    def look(self, done: subprocess.CompletedProcess) -> bytes:
        """Everything that came out, and nothing of the secret in it."""
        everything = done.stdout + done.stderr
        for path in self.folder.rglob("*"):
            if path.is_file() and SECRET not in str(path.relative_to(self.folder)) and path.name != "spec.damson":
                everything += path.read_bytes()
        for part in (SECRET, "hunter2", "Zq7"):
            self.assertNotIn(part.encode(), everything)
        return everything

    def test_runs_and_plans_show_the_name_of_the_variable(self):
        for words in (["plan"], ["plan", "--format", "json"], ["run"], ["run", "--format", "json"], ["run", "--naive"]):
            done = run(self.folder, words[0], "spec.damson", *words[1:], **self.set)
            self.assertEqual(done.returncode, 0, done.stderr)
            everything = self.look(done)
            self.assertIn(b"EXPORT_DIR", everything)
            if words[0] == "run":
                self.assertIn(b"SQLite format 3", everything)
        self.assertTrue((self.folder / SECRET / "out" / "assets.ndjson").exists())

    def test_failures_show_nothing_either(self):
        (self.folder / SECRET / "blocked").write_text("")
        missing = self.set | {"EXPORT_DIR": f"{SECRET}/none/there"}
        blocked = self.set | {"OUT_DIR": f"{SECRET}/blocked"}
        itself = self.set | {"OUT_DIR": f"{SECRET}"}
        absolute = self.set | {"EXPORT_DIR": str(self.folder / SECRET / "none")}
        for variables in (missing, blocked, itself, absolute):
            for verb in ("plan", "run"):
                for form in ([], ["--format", "json"]):
                    done = run(self.folder, verb, "spec.damson", *form, **variables)
                    if variables is not itself and (verb == "run" or variables is not blocked):
                        self.assertNotEqual(done.returncode, 0)
                    self.look(done)

    def test_the_program_is_the_same_whatever_the_secret(self):
        def fingerprint(done):
            return re.search(rb'"fingerprint": "([0-9a-f]+)"', done.stdout).group(1)

        without = run(self.folder, "check", "spec.damson", "--format", "json")
        self.assertEqual(without.returncode, 0, without.stderr)
        (self.folder / "other").mkdir()
        (self.folder / "other" / "works.csv").write_text("id,title\n1,Moon\n")
        prints = {fingerprint(without)}
        prints.add(fingerprint(run(self.folder, "plan", "spec.damson", "--format", "json", **self.set)))
        prints.add(fingerprint(run(self.folder, "plan", "spec.damson", "--format", "json",
                                   **(self.set | {"EXPORT_DIR": "other"}))))
        self.assertEqual(len(prints), 1)
        self.look(run(self.folder, "check", "spec.damson", "--program", **self.set))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--damson", default=damson)
    options, others = parser.parse_known_args()
    damson = str(Path(options.damson).resolve())
    unittest.main(argv=[sys.argv[0], *others])

#!/usr/bin/env python3
# Installs a build into an empty folder and works with what is there, away from the sources.
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / "build/release"


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.prefix = cls.folder / "prefix"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.prefix], check=True, capture_output=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def damson(self, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.prefix / "bin/damson", *words], cwd=self.folder, capture_output=True, text=True)

    def test_a_migration_runs(self):
        (self.folder / "works.csv").write_text("id,rights\n1,CC BY\n")
        (self.folder / "works.damson").write_text(
            "import std.rights\n"
            "schema Work { key id: int, rights: text }\n"
            'source works: Work from csv("works.csv")\n'
            'target copies: Work to ndjson("copies.ndjson")\n'
            "map works -> copies { keep id, rights }\n"
        )
        done = self.damson("run", "works.damson")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / "copies.ndjson").read_text(), '{"id":1,"rights":"CC BY"}\n')

    def test_every_module_is_beside_the_command(self):
        listed = {file.stem for file in (self.prefix / "share/damson/modules").glob("*.damson")}
        self.assertIn("languages", listed)
        for name in listed:
            self.assertEqual(self.damson("explain", f"std.{name}").returncode, 0, name)
        written = {file.stem for file in (ROOT / "stdlib/modules").glob("*.damson")}
        self.assertLessEqual(written, listed)

    def test_the_reference_is_whole(self):
        installed = self.prefix / "share/doc/damson/grammar"
        for file in (ROOT / "grammar").rglob("*.md"):
            self.assertEqual((installed / file.relative_to(ROOT / "grammar")).read_text(), file.read_text())


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
# Tests of the tidy check itself: planted breaches are found, and what is right passes.
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check_tidy import Layers, breaches, decisions_numbered_twice  # noqa: E402

LAYERS = Layers("everywhere: <fmt/>\na/low:\na/high: a/low <tbb/>\ntop: a\n")


def found(file: str, text: str, exists=lambda name: True) -> list[str]:
    return [problem for _, problem in breaches(file, text, LAYERS, exists)]


class TidyTest(unittest.TestCase):
    def test_what_is_right_passes(self):
        header = "// What it is.\n#pragma once\n#include <string>\n#include <fmt/core.h>\n"
        self.assertEqual(found("a/low/x.h", header), [])
        self.assertEqual(found("a/high/x.h", header + '#include "a/low/x.h"\n#include <tbb/task.h>\n'), [])
        self.assertEqual(found("top/x.h", header + '#include "a/low/x.h"\n'), [])

    def test_a_lower_layer_may_not_include_a_higher_one(self):
        self.assertIn("may not include a/high/y.h", found("a/low/x.cpp", '// It.\n#include "a/high/y.h"\n')[0])

    def test_a_library_stays_in_its_layer(self):
        self.assertIn("may not include <tbb/task.h>", found("a/low/x.cpp", "// It.\n#include <tbb/task.h>\n")[0])

    def test_a_folder_must_be_in_a_layer(self):
        self.assertIn("in no layer", found("new/x.cpp", "// It.\n#include <string>\n")[0])

    def test_an_include_must_exist_from_the_root(self):
        self.assertIn("there is no", found("a/low/x.cpp", '// It.\n#include "a/low/z.h"\n', lambda name: False)[0])

    def test_files_begin_with_what_they_are_for(self):
        self.assertIn("first line", found("a/low/x.cpp", "int x;\n")[0])
        self.assertEqual(found("a/low/x.py", "#!/usr/bin/env python3\n# What it is.\n"), [])

    def test_long_files_macros_and_unfinished_work_are_found(self):
        self.assertIn("lines", found("a/low/x.cpp", "// It.\n" * 700)[0])
        self.assertIn("macros", found("a/low/x.cpp", "// It.\n#define X 1\n")[0])
        self.assertIn("not finished", found("a/low/x.cpp", "// It.\n// TO" + "DO: more\n")[0])

    def test_names_are_snake_case(self):
        self.assertIn("snake_case", found("a/low/MyFile.cpp", "// It.\n")[0])

    def test_a_decision_has_a_number_of_its_own(self):
        names = ["a/decisions/0001_x.md", "a/decisions/0002_y.md", "b/decisions/0001_z.md", "a/decisions/0002_z.md", "a/decisions/README.md"]
        self.assertEqual(decisions_numbered_twice(names), ["a/decisions/0002_z.md"])


if __name__ == "__main__":
    unittest.main()

// Wrapping and cutting by terminal columns.
#include "runtime/report/text_layout.h"

#include <doctest/doctest.h>

#include "runtime/report/progress_line.h"

using namespace damson;

TEST_CASE("wrapping keeps to the width and indents what follows") {
  CHECK(wrapped("one two three", 20, 2, 0) == "one two three");
  CHECK(wrapped("one two three", 9, 2, 0) == "one two\n  three");
  CHECK(wrapped("one two three", 9, 2, 4) == "one\n  two\n  three");
  CHECK(wrapped("", 9, 2, 0) == "");
}

TEST_CASE("a word that fits no line is broken") {
  CHECK(wrapped("abcdefghij", 4, 0, 0) == "abcd\nefgh\nij");
  CHECK(wrapped("ab cdefghij", 5, 1, 0) == "ab\n cdef\n ghij");
}

TEST_CASE("wide and combining characters count as the terminal shows them") {
  CHECK(display_width("東京") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(pad_left_to("東", 4) == "  東");
  CHECK(pad_right_to("é", 3) == "é  ");
  CHECK(wrapped("東京大学", 4, 0, 0) == "東京\n大学");
}

TEST_CASE("what is cut ends in an ellipsis within the width") {
  CHECK(shortened("title", 5) == "title");
  CHECK(shortened("titles", 5) == "titl…");
  CHECK(shortened("東京大学", 5) == "東京…");
}

TEST_CASE("the progress line has a rate once it means something") {
  const ProgressMoment early{.stage = "works", .records = 10, .bytes = 500, .bytes_total = 1000, .seconds = 0.1};
  CHECK(progress_line(early, 100) == "works: 10 records, 500 bytes of 1.0 KB");
  const ProgressMoment later{.stage = "works", .records = 41000, .bytes = 250, .bytes_total = 1000, .seconds = 4};
  CHECK(progress_line(later, 100) == "works: 41,000 records, 250 bytes of 1.0 KB, 10,250 a second, about 12 s left");
  CHECK(display_width(progress_line(later, 30)) == 30);
}

TEST_CASE("a word of many lines is broken as a short one is") {
  const std::string word(100'000, 'x');
  const std::string lines = wrapped(word, 10, 0, 0);
  CHECK(lines.size() == word.size() + word.size() / 10 - 1);
  CHECK(lines.substr(0, 22) == "xxxxxxxxxx\nxxxxxxxxxx\n");
  CHECK(shortened(word, 5) == "xxxx…");
}

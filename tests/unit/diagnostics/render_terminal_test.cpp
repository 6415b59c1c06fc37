// How problems look in a terminal.
#include "runtime/diagnostics/render_terminal.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {
namespace {

inline constexpr Diagnostic<std::string_view, std::string_view> sample{{.id = "E0299", .name = "sample"},
                                                                       "{1} has no field `{0}`"};
inline constexpr Diagnostic<uint64_t> sample_warning{
    {.id = "W0999", .name = "sample_warning", .severity = Severity::warning}, "{} works have no title"};

Span find_span(const SourceTexts& texts, std::string_view words, uint32_t text = 0) {
  const size_t begin = texts[text].content().find(words);
  REQUIRE(begin != std::string::npos);
  return {text, static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
}

std::string plain(const Problem& problem, const SourceTexts& texts, size_t width = 0) {
  return render(problem, texts, {.colour = false, .width = width});
}

TEST_CASE("a label, a related place far away, a note and a help") {
  SourceTexts texts;
  texts.add("museum.damson",
            "schema Artwork {\n  id: int\n  title: text\n}\n\n\n\nmap a -> b {\n  title = titel | squeeze\n}\n");
  const Problem problem = sample(find_span(texts, "titel"), "titel", "`Artwork`")
                              .label("did you mean `title`?")
                              .related(find_span(texts, "title"), "the schema declares this")
                              .suggest(find_span(texts, "titel"), "title", Fix::safe)
                              .note("names are case-sensitive");
  CHECK(plain(problem, texts) ==
        "error[E0299]: `Artwork` has no field `titel`\n"
        "  --> museum.damson:9:11\n"
        "   |\n"
        " 9 |   title = titel | squeeze\n"
        "   |           ^^^^^ did you mean `title`?\n"
        "   |\n"
        "  ::: museum.damson:3:3\n"
        "   |\n"
        " 3 |   title: text\n"
        "   |   ----- the schema declares this\n"
        "   |\n"
        "   = note: names are case-sensitive\n"
        "   = help: write `title`\n");
}

TEST_CASE("of a line that no screen holds only the part around the problem is shown, whatever the width") {
  SourceTexts texts;
  const std::string filling(500'000, '\xC3');  // half characters are shown one by one
  texts.add("long.damson", "x = " + filling + " titel " + filling + "\n");
  const std::string shown = plain(sample(find_span(texts, "titel"), "titel", "it"), texts);
  CHECK(shown.size() < 10'000);
  CHECK(shown.find(" titel ") != std::string::npos);
  CHECK(shown.find("long.damson:1:500006") != std::string::npos);
  CHECK(plain(sample(find_span(texts, "x ="), "x", "it"), texts).find("x = ") != std::string::npos);
}

TEST_CASE("columns count characters and underlines count terminal columns") {
  SourceTexts texts;
  texts.add("日本.damson", "\tx = \"日本語é\" + nmae\n");
  const Problem problem =
      sample(find_span(texts, "nmae"), "nmae", "it").related(find_span(texts, "本語"), "two wide ones");
  CHECK(plain(problem, texts) ==
        "error[E0299]: it has no field `nmae`\n"
        "  --> 日本.damson:1:15\n"
        "   |\n"
        " 1 |     x = \"日本語é\" + nmae\n"
        "   |            ----     ^^^^\n"
        "   |            |\n"
        "   |            two wide ones\n"
        "   |\n");
}

TEST_CASE("combining marks take no column of their own") {
  SourceTexts texts;
  texts.add("a", "cafe\u0301 = nmae");
  CHECK(plain(sample(find_span(texts, "nmae"), "nmae", "it"), texts) ==
        "error[E0299]: it has no field `nmae`\n"
        "  --> a:1:9\n"
        "   |\n"
        " 1 | cafe\u0301 = nmae\n"
        "   |        ^^^^\n"
        "   |\n");
}

TEST_CASE("several labels on a line hang below each other") {
  SourceTexts texts;
  texts.add("a.damson", "year = dateRange + title\n");
  const Problem problem = sample(find_span(texts, "+"), "+", "text")
                              .label("cannot add these")
                              .related(find_span(texts, "dateRange"), "a record")
                              .related(find_span(texts, "title"), "a text");
  CHECK(plain(problem, texts) ==
        "error[E0299]: text has no field `+`\n"
        "  --> a.damson:1:18\n"
        "   |\n"
        " 1 | year = dateRange + title\n"
        "   |        --------- ^ ----- a text\n"
        "   |        |         |\n"
        "   |        |         cannot add these\n"
        "   |        a record\n"
        "   |\n");
}

TEST_CASE("a span over several lines gets a bar") {
  SourceTexts texts;
  texts.add("a.damson", "map a -> b {\n  x = 1\n  y = 2\n}\nmap c -> d {\n}\n");
  const Problem problem = sample(find_span(texts, "{\n  x = 1\n  y = 2\n}"), "z", "this").label("never set here");
  CHECK(plain(problem, texts) ==
        "error[E0299]: this has no field `z`\n"
        "  --> a.damson:1:12\n"
        "   |\n"
        " 1 |   map a -> b {\n"
        "   |  ____________^\n"
        " 2 | |   x = 1\n"
        " 3 | |   y = 2\n"
        " 4 | | }\n"
        "   | |_^ never set here\n"
        "   |\n");
}

TEST_CASE("a long span leaves out its middle and may hold other labels") {
  SourceTexts texts;
  texts.add("a.damson", "map a -> b {\n 1\n 2\n 3\n 4\n 5\n 6\n 7\n}\n");
  const Problem problem =
      sample(find_span(texts, texts[0].content()), "z", "this").label("never").related(find_span(texts, "2"), "here");
  CHECK(plain(problem, texts) ==
        "error[E0299]: this has no field `z`\n"
        "  --> a.damson:1:1\n"
        "   |\n"
        " 1 |   map a -> b {\n"
        "   |  _^\n"
        " 2 | |  1\n"
        " 3 | |  2\n"
        "   | |  - here\n"
        "...  |\n"
        " 9 | | }\n"
        "   | |_^ never\n"
        "   |\n");
}

TEST_CASE("an empty span and the end of the text can be pointed at") {
  SourceTexts texts;
  texts.add("a.damson", "map a");
  CHECK(plain(sample(Span{0, 5, 5}, "z", "this").label("expected `->`"), texts) ==
        "error[E0299]: this has no field `z`\n"
        "  --> a.damson:1:6\n"
        "   |\n"
        " 1 | map a\n"
        "   |      ^ expected `->`\n"
        "   |\n");
  SourceTexts empty;
  empty.add("empty.damson", "");
  CHECK(plain(sample(Span{0, 0, 0}, "z", "this"), empty) ==
        "error[E0299]: this has no field `z`\n  --> empty.damson:1:1\n   |\n 1 |\n   | ^\n   |\n");
}

TEST_CASE("a line too long for the terminal is cut around its label") {
  SourceTexts texts;
  texts.add("a.damson", std::string(100, 'x') + " wrong " + std::string(100, 'y'));
  CHECK(plain(sample(find_span(texts, "wrong"), "z", "this").label("!"), texts, 50) ==
        "error[E0299]: this has no field `z`\n"
        "  --> a.damson:1:102\n"
        "   |\n"
        " 1 | …xxxxxxxxxx wrong yyyyyyyyyyyyyyyyyyyyyyyyyy…\n"
        "   |             ^^^^^ !\n"
        "   |\n");
}

TEST_CASE("the gutter grows with the line numbers and another file gets its own place") {
  SourceTexts texts;
  texts.add("a.damson", std::string(999, '\n') + "wrong");
  texts.add("b.damson", "right");
  const Problem problem =
      sample(find_span(texts, "wrong"), "z", "this").related(find_span(texts, "right", 1), "said here");
  CHECK(plain(problem, texts) ==
        "error[E0299]: this has no field `z`\n"
        "    --> a.damson:1000:1\n"
        "     |\n"
        "1000 | wrong\n"
        "     | ^^^^^\n"
        "     |\n"
        "    ::: b.damson:1:1\n"
        "     |\n"
        "   1 | right\n"
        "     | ----- said here\n"
        "     |\n");
}

TEST_CASE("places in data") {
  const SourceTexts texts;
  const Problem problem =
      sample_warning(DataPlace{.file = "artworks.csv", .record = 12, .line = 37, .excerpt = "A1,\x1b[31mx\nB"}, 7)
          .data({.file = "artists.csv", .column = 3});
  CHECK(plain(problem, texts) ==
        "warning[W0999]: 7 works have no title\n"
        "  --> artworks.csv, record 12, line 37\n"
        "   |\n"
        "   | A1,\u241b[31mx\n"
        "   | B\n"
        "   |\n"
        "  ::: artists.csv, column 3\n");
}

TEST_CASE("no place at all, notes of several lines, wrapped to the terminal") {
  const SourceTexts texts;
  const Problem problem = sample("a", "b").note("first\nsecond");
  CHECK(plain(problem, texts) == "error[E0299]: b has no field `a`\n   = note: first\n           second\n");
  const Problem wordy = sample("a", "b").note("one two three four five six seven eight");
  CHECK(plain(wordy, texts, 32) ==
        "error[E0299]: b has no field `a`\n   = note: one two three four\n           five six seven eight\n");
}

TEST_CASE("colour surrounds the words and changes nothing else") {
  SourceTexts texts;
  texts.add("a.damson", "wrong right");
  const Problem problem =
      sample(find_span(texts, "wrong"), "z", "this").label("x").related(find_span(texts, "right"), "y");
  std::string coloured = render(problem, texts, {.colour = true, .width = 0});
  CHECK(coloured.find("\x1b[1;31m^^^^^\x1b[0m") != std::string::npos);
  CHECK(coloured.starts_with("\x1b[1;31merror[E0299]\x1b[0m\x1b[1m: this has"));
  for (size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  }
  CHECK(coloured == plain(problem, texts));
}

TEST_CASE("colour is wanted only by a terminal") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  CHECK_FALSE(wants_colour(ends[1]));
  CHECK(terminal_columns(ends[1]) == 0);
  close(ends[0]);
  close(ends[1]);

  const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) return;  // a machine without pseudo-terminals
  unsetenv("NO_COLOR");
  setenv("TERM", "xterm", 1);
  CHECK(wants_colour(terminal));
  setenv("NO_COLOR", "1", 1);
  CHECK_FALSE(wants_colour(terminal));
  setenv("NO_COLOR", "", 1);
  CHECK(wants_colour(terminal));
  setenv("TERM", "dumb", 1);
  CHECK_FALSE(wants_colour(terminal));
  close(terminal);
}

TEST_CASE("counting problems in words") {
  Problems problems;
  CHECK(problem_counts(problems).empty());
  problems.add(sample("a", "b"));
  CHECK(problem_counts(problems) == "1 error");
  problems.add(sample_warning(3));
  problems.add(sample_warning(4));
  CHECK(problem_counts(problems) == "1 error and 2 warnings");
}

}  // namespace
}  // namespace damson

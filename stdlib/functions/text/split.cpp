// The parts of a text between separators.
#include "runtime/values/each_row.h"
#include "stdlib/support/separated_text.h"

namespace damson::functions {

namespace {

Result<Done> split_text(Text text, Text separator, SeparatorEscape escape, ListSink<Text>& parts, Arena& arena) {
  if (separator.empty()) return fail("the separator is empty");
  if (const auto problem = separator_problem(separator, escape)) return *problem;
  ItemReader reader(text, separator, escape);
  while (true) {
    const auto part = reader.next(arena);
    if (!part.ok()) return part.error();
    if (!*part) return Done{};
    parts.add(**part);
  }
}

bool split_never_fails(Text separator, SeparatorEscape escape) {
  return escape == SeparatorEscape::keep && !separator.empty();
}

}  // namespace

Function split() {
  return {
      .name = "split",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "The parts of a text between separators, as a list.",
      .details =
          "Nothing is trimmed or left out; an empty text has no parts. What `join` wrote with an `escape` is read with "
          "the same.",
      .parameters =
          {{"text", "The text to split."},
           {"separator", "What stands between the parts."},
           {"escape",
            R"(How a separator inside a part is written: "keep" (not at all: each one parts), "backslash" (`\` before it) or "quotes" (the part in quotes, as in CSV).)",
            ConstantValue{std::string("keep")}}},
      .examples = {{R"("oil; canvas" | split("; "))", R"(["oil", "canvas"])"},
                   {R"("oil|paint\\|ink" | split("|", escape: "backslash"))", R"(["oil", "paint|ink"])"}},
      .edge_cases = {{R"(missing | split(";"))", "missing"},
                     {R"("" | split(";"))", "[]"},
                     {R"("oil" | split(";"))", R"(["oil"])"},
                     {R"("a;;b;" | split(";"))", R"(["a", "", "b", ""])"},
                     {R"("\"ä|b\"|c \"d\"|\"\"\"e\"\"\"" | split("|", escape: "quotes"))",
                      R"(["ä|b", "c \"d\"", "\"e\""])"},
                     {R"("a\\" | split("|", escape: "backslash"))", R"(fails "escapes nothing")"},
                     {R"("\"a" | split("|", escape: "quotes"))", R"(fails "never closed")"},
                     {R"("\"a\"b" | split("|", escape: "quotes"))", R"(fails "behind a closing quote")"},
                     {R"("a" | split("|", escape: "refuse"))", R"(fails "is no escape")"},
                     {R"("a" | split(""))", R"(fails "separator is empty")"}},
      .body =
          fails_unless(split_never_fails,
                       each_row([](Text text, Text separator, const SeparatorEscape& escape, ListSink<Text>& parts,
                                   RowContext& row) { return split_text(text, separator, escape, parts, row.arena()); },
                                [](const std::string& escape) { return splitting_escape(escape); })),
  };
}

}  // namespace damson::functions

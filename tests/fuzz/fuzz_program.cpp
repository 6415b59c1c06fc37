// Random programs on random data: the columnar engine and the naive twin, which interprets row by row, have to do the
// same. A spec that the checker does not take is left alone; most that are made here are right.
#include <array>

#include "tests/fuzz/migration.h"
#include "tests/fuzz/random_expression.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;

constexpr int most_depth = 3;

/// What stands at the top of every map: rules, and a record that is left out.
std::string rules(Choices& choices, RandomExpression& make) {
  std::string lines;
  if (choices.flip()) lines += "  skip when " + make.boolean(2) + " because \"not wanted\"\n";
  if (choices.flip()) lines += "  require " + make.boolean(2) + " because \"must hold for {id}\"\n";
  if (choices.flip()) lines += "  advise " + make.boolean(2) + " because \"should hold for {b}\"\n";
  return lines;
}

constexpr const char* computed_schema = "t: text, o: text?, i: int, c: decimal, y: bool, l: list of text, w: date";

std::string computed(RandomExpression& make) {
  return "  t = " + make.text(most_depth) + "\n  o = " + make.optional_text(most_depth) +
         "\n  i = " + make.integer(most_depth) + "\n  c = " + make.decimal(most_depth) +
         "\n  y = " + make.boolean(most_depth) + "\n  l = " + make.texts(most_depth) + "\n  w = " + make.date(2) + "\n";
}

constexpr const char* others = R"(schema Other { key code: text, value: int? }
lookup others: Other from ndjson("others.ndjson")
)";

std::string plain_map(Choices& choices, RandomExpression& make) {
  static constexpr std::array stays{"", "{ unique by t keep first because \"one each\" }",
                                    "{ unique by t keep last because \"one each\" }",
                                    "{ unique by t keep max i because \"one each\" }"};
  std::string spec = std::string(others) +
                     std::string(
                         "schema Out { key id: int, a: text?, b: text, n: int?, d: decimal?, day: date?, yes: bool?, "
                         "tags: list of text, items: list of Item, v: int?, ") +
                     computed_schema + " }\ntarget out: Out to ndjson(\"out.ndjson\") " + choices.one_of(stays) +
                     "\nmap rows -> out {\n" + rules(choices, make) +
                     "  keep id, a, b, n, d, day, yes, tags, items\n  let wanted = " + make.text(1) +
                     "\n  v = others[code == wanted].value on unmatched missing\n" + computed(make) + "}\n";
  return spec;
}

std::string map_of_items(Choices& choices, RandomExpression& make) {
  return std::string("schema Out { key (of, at), of: int, at: text, more: list of Row, ") + computed_schema +
         " }\ntarget out: Out to ndjson(\"out.ndjson\")\nmap rows for part in items -> out {\n" + rules(choices, make) +
         "  of = id\n  at = \"{part.name}-{part.size}\" on missing reject because \"no name\"\n  more = [record]\n" +
         computed(make) + "}\n";
}

std::string map_of_groups(RandomExpression& make) {
  const std::string group = "{" + make.text(2) + "}";
  return "schema Out { key t: text, members: int, rows: list of Row, i: int?, least: decimal?, l: list of text, o: "
         "text? }\n"
         "target out: Out to ndjson(\"out.ndjson\")\nmap rows by \"{b}" +
         group + "\" -> out {\n  t = \"{b}" + group + "\"\n  members = count()\n  rows = all(record)\n  i = max(" +
         make.integer(2) + ")\n  least = min(" + make.decimal(2) + ")\n  l = all(" + make.text(2) + ")\n  o = first(" +
         make.optional_text(2) + ")\n}\n";
}

std::string spec_of(Choices& choices) {
  RandomExpression make(choices);
  std::string spec = std::string("migration \"fuzz\"\n") + row_schema + R"(source rows: Row from ndjson("rows.ndjson")
)";
  switch (choices.below(4)) {
    case 0: return spec + map_of_items(choices, make);
    case 1: return spec + map_of_groups(make);
    default: return spec + plain_map(choices, make);
  }
}

/// Now and then of another type, or not there.
std::string member(Choices& choices, const char* name, const std::string& value) {
  const size_t how = choices.below(64);
  if (how == 0) return "";
  return std::string(", \"") + name + "\": " + (how == 1 ? "null" : how == 2 ? "\"wrong\"" : value);
}

std::string records_of(Choices& choices) {
  static constexpr std::array texts{R"("")",
                                    R"("x")",
                                    R"("1860")",
                                    R"("Käthe, Müller")",
                                    R"("a b  c")",
                                    R"("19th century")",
                                    R"("<b>Oil</b> &amp; x")",
                                    R"(" 12,5 ")",
                                    R"("e\u0301|\u0000")"};
  static constexpr std::array days{R"("2000-02-29")", R"("1860-12-31")", R"("9999-12-31")", R"("0001-01-01")"};
  static constexpr std::array numbers{"0", "-1", "9223372036854775807", "-9223372036854775808", "12", "1"};
  static constexpr std::array decimals{"0.10", "-1", "99999999999999999999999999.5", "0.0000000001", "12.5"};
  std::string records;
  const size_t count = 1 + choices.below(12);
  for (size_t id = 0; id < count; ++id) {
    records += "{\"id\": " + std::to_string(id - choices.below(2) * (id / 2));
    records += member(choices, "a", choices.one_of(texts)) + member(choices, "b", choices.one_of(texts)) +
               member(choices, "n", choices.one_of(numbers)) + member(choices, "d", choices.one_of(decimals)) +
               member(choices, "day", choices.one_of(days)) + member(choices, "yes", choices.flip() ? "true" : "false");
    std::string tags, items;
    for (size_t i = choices.below(4); i != 0; --i)
      tags += std::string(tags.empty() ? "" : ", ") + choices.one_of(texts);
    for (size_t i = choices.below(3); i != 0; --i) {
      items += std::string(items.empty() ? "" : ", ") + "{\"name\": " + choices.one_of(texts) +
               ", \"size\": " + choices.one_of(numbers) + "}";
    }
    records += member(choices, "tags", "[" + tags + "]") + member(choices, "items", "[" + items + "]") + "}\n";
  }
  return records;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Choices choices(data, size);
  const std::string text = spec_of(choices);
  const CompiledSpec spec = compile_text("fuzz.damson", text, "/nonexistent");
  if (!spec.program) return 0;
  const std::string codes = R"({"code": "x", "value": 1}
{"code": "1860", "value": null}
{"code": "", "value": -5}
)";
  const Files files{{"rows.ndjson", records_of(choices)}, {"others.ndjson", codes}};
  run_both_ways(*spec.program, files);
  return 0;
}

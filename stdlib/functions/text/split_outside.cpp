// The parts of a text between separators that stand outside quotes.
#include <fmt/format.h>

#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

struct OutsideRule {
  std::string separator;
  std::string open;
  std::string close;
};

Result<Done> split_by(const OutsideRule& rule, Text text, ListSink<Text>& parts) {
  if (text.empty()) return Done{};
  size_t start = 0;
  int depth = 0;
  for (size_t at = 0; at < text.size();) {
    const Text rest = text.substr(at);
    if (depth > 0 && rest.starts_with(rule.close)) {
      --depth;
      at += rule.close.size();
    } else if (rest.starts_with(rule.open)) {
      ++depth;
      at += rule.open.size();
    } else if (depth == 0 && rest.starts_with(rule.close)) {
      return fail(fmt::format("a `{}` closes nothing in \"{}\"", rule.close, text));
    } else if (depth == 0 && rest.starts_with(rule.separator)) {
      parts.add(text.substr(start, at - start));
      at += rule.separator.size();
      start = at;
    } else {
      ++at;
    }
  }
  if (depth != 0) return fail(fmt::format("a `{}` is never closed in \"{}\"", rule.open, text));
  parts.add(text.substr(start));
  return Done{};
}

}  // namespace

Function split_outside() {
  return {
      .name = "split_outside",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "The parts of a text between separators, except for separators inside quotes or brackets.",
      .details = "The quotes stay in the parts. Brackets may stand in one another.",
      .parameters = {{"text", "The text to split."},
                     {"separator", "What stands between the parts."},
                     {"quotes", "The quote, or the opening and the closing bracket.",
                      ConstantValue{std::string("\"")}}},
      .examples = {{R"x("oil (red, blue), paper" | split_outside(", ", "()"))x", R"x(["oil (red, blue)", "paper"])x"},
                   {R"("\"a;b\";c" | split_outside(";"))", R"(["\"a;b\"", "c"])"}},
      .edge_cases = {{R"(missing | split_outside(";"))", "missing"},
                     {R"("" | split_outside(";"))", "[]"},
                     {R"x("a (b, c" | split_outside(", ", "()"))x", R"(fails "never closed")"},
                     {R"x("a) b" | split_outside(", ", "()"))x", R"(fails "closes nothing")"}},
      .body = each_row([](Text text, const OutsideRule& rule,
                          ListSink<Text>& parts) -> Result<Done> { return split_by(rule, text, parts); },
                       [](std::string separator, std::string quotes) -> Result<OutsideRule> {
                         if (separator.empty()) return fail("the separator is empty");
                         const size_t count = code_point_count(quotes);
                         if (count != 1 && count != 2)
                           return fail("`quotes` is one quote, or an opening and a closing bracket");
                         const size_t first = utf8_unit_at(quotes, 0).bytes;
                         return OutsideRule{std::move(separator), quotes.substr(0, first),
                                            count == 1 ? quotes : quotes.substr(first)};
                       }),
  };
}

}  // namespace damson::functions

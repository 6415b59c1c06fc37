// Whether a text seems to have been cut off.
#include <algorithm>
#include <array>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

/// What fields of databases, forms and spreadsheets commonly hold, in characters or bytes.
constexpr std::array<int64_t, 8> usual_limits = {255, 256, 1024, 2000, 4000, 4096, 32'767, 65'535};

bool at_limit(int64_t size, std::optional<int64_t> limit) {
  if (limit) return size == *limit;
  return std::find(usual_limits.begin(), usual_limits.end(), size) != usual_limits.end();
}

/// A full stop, a closing bracket or quotation mark: a text that was cut ends so only by chance.
bool ends_a_sentence(Text text) {
  for (Text end : {".", "!", "?", "\u2026", ")", "]", "\"", "\u201D", "\u2019", "\u00BB", "\u3002"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool has_open_bracket(Text text, char opening, char closing) {
  int64_t open = 0;
  for (char c : text) {
    if (c == opening) ++open;
    if (c == closing && open > 0) --open;
  }
  return open > 0;
}

}  // namespace

Function looks_truncated() {
  return {
      .name = "looks_truncated",
      .family = "damage",
      .summary = "Whether a text seems to have been cut off by a field that was too short for it.",
      .details =
          "It does when it ends in a lost character, when a round or square bracket is never closed, and when it has "
          "exactly the length of a "
          "field (in characters or bytes) and does not end like a sentence.",
      .parameters = {{"text", "The text to look at."},
                     {"max",
                      "The length of the field that it comes from; without it, the lengths that fields usually have "
                      "are tried: 255, 256, 1024, 2000, 4000, 4096, 32767, 65535.",
                      ConstantValue{}}},
      .examples = {{R"("photograph on paper, plastic watering can (spray bot" | looks_truncated)", "true"},
                   {R"("oil on canv" | looks_truncated(max: 11))", "true"},
                   {R"("oil on canvas" | looks_truncated)", "false"}},
      .edge_cases = {{"missing | looks_truncated", "missing"},
                     {R"("" | looks_truncated)", "false"},
                     {R"("Caf\u{FFFD}" | looks_truncated)", "true"},
                     {R"("Kühe" | looks_truncated(max: 5))", "true"},
                     {R"("It ends." | looks_truncated(max: 8))", "false"},
                     {R"("1) oil, 2) ink" | looks_truncated)", "false"},
                     {R"("x" | pad_left(255, "a") | looks_truncated)", "true"},
                     {R"("x" | pad_left(254, "a") | looks_truncated)", "false"}},
      .body = each_row([](Text text, std::optional<int64_t> limit) {
        if (text.ends_with("\uFFFD")) return true;
        if (has_open_bracket(text, '(', ')') || has_open_bracket(text, '[', ']')) return true;
        if (text.empty() || ends_a_sentence(text)) return false;
        return at_limit(static_cast<int64_t>(text.size()), limit) ||
               at_limit(static_cast<int64_t>(code_point_count(text)), limit);
      }),
  };
}

}  // namespace damson::functions

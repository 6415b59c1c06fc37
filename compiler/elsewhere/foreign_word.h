// What other languages call things, declared once: a word, sign, function or type of SQL, Excel, Python, JavaScript,
// YAML, JSON or OpenRefine, where it counts, and how it is written here. The parser, the checker and `damson explain`
// read the same table.
//
// A family of them is one file, words/<family>.cpp, which defines `std::vector<ForeignWord> <family>()` in namespace
// damson::foreign_words; the build writes the list of all families.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace damson {

/// Where a name counts. The same name may count in several places: `date` is a function of Excel and a type of SQL.
enum class ForeignPlace : uint8_t {
  function,  // `LEFT(title, 3)`, `title.strip()`, `title | strip`
  method,    // `title.substring(0, 3)` alone, where the function of that name counts otherwise
  infix,     // between two values: `title like "a%"`
  value,     // alone, where a value stands: `NULL`
  type,      // behind `:`
  form,      // more than a word: `a ? b : c`; the parser knows its shape
};

/// How it is written here, for a number of operands. `{1}` is the first operand as it is written, `{*}` all of them
/// with commas between, `{joined}` all of them in one text, `{filled}` the first, a text of another language with
/// places for the others, `{#2}` the second, which has to be a whole number, `{=2+3-1}` a sum of operands and a number,
/// `{/2}` the second as a pattern, `{date2}` as the form of a date, `{like}` the condition that a pattern of SQL stands
/// for.
struct ForeignForm {
  static constexpr int any_number = -1;
  int operands = any_number;
  std::string_view damson;
};

struct ForeignWord {
  std::string_view name;                    // as its language writes it; letters of any case count
  std::vector<std::string_view> also = {};  // other names of the same
  std::string_view languages;               // "Excel and SQL"
  ForeignPlace place = ForeignPlace::function;
  std::vector<ForeignForm> forms =
      {};                         // none: nothing that takes its place stands in one expression; `note` says what to do
  std::string_view note = {};     // what differs, or what to do instead
  std::string_view example = {};  // `LEFT(caption, 3)`, which the tests put right; a type or value as it would stand
};

const std::vector<ForeignWord>& all_foreign_words();

/// The entry of a name at a place; null when there is none.
const ForeignWord* find_foreign_word(std::string_view name, ForeignPlace place);
/// All entries of a name, in the order of their places.
std::vector<const ForeignWord*> foreign_words_called(std::string_view name);

/// `word` with these operands, as it is written here; nothing when no form has so many, or an operand is not what a
/// form needs.
std::optional<std::string> written_here(const ForeignWord& word, std::span<const std::string> operands);

}  // namespace damson

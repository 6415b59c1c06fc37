// Words and signs between two values that are functions or other signs here.
#include <fmt/core.h>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

/// A word of the table that stands at a place, and how many words it is written with.
struct Found {
  const ForeignWord* word = nullptr;
  size_t words = 1;
};

/// `starts with`, `ends with`.
Found two_words(const ForeignReader& reader, size_t index) {
  if (!reader.is_name(index + 1, {"with"})) return {};
  if (reader.is_name(index, {"starts", "begins", "start", "begin"}))
    return {find_foreign_word("startswith", ForeignPlace::infix), 2};
  if (reader.is_name(index, {"ends", "end"})) return {find_foreign_word("endswith", ForeignPlace::infix), 2};
  return {};
}

Found found_at(const ForeignReader& reader, size_t index) {
  const size_t kind = reader.type(index);
  if (kind == Lexer::ASSIGN && reader.text(index + 1) == "~" && reader.adjacent(index))
    return {find_foreign_word("=~", ForeignPlace::infix), 2};
  if (kind == Lexer::BROKEN_CHARACTER && reader.text(index) == "~")
    return {find_foreign_word("~", ForeignPlace::infix), 1};
  if (kind != Lexer::NAME) return {};
  if (const Found two = two_words(reader, index); two.word != nullptr) return two;
  return {find_foreign_word(reader.text(index), ForeignPlace::infix), 1};
}

/// `height between 1 and 10`.
bool read_between(ForeignReader& reader, const ForeignWord& word, WordRange left, size_t index) {
  const WordRange low = reader.operand_at(index + 1);
  const bool joined = !low.empty() && (reader.type(low.end) == Lexer::AND || reader.is_name(low.end, {"and"}));
  const WordRange high = joined ? reader.operand_at(low.end + 1) : WordRange{};
  if (high.empty()) return false;
  std::string here =
      *written_here(word, std::vector<std::string>{reader.written(left), reader.written(low), reader.written(high)});
  const bool numbers = low.end - low.begin == 1 && high.end - high.begin == 1 &&
                       reader.type(low.begin) == Lexer::INTEGER && reader.type(high.begin) == Lexer::INTEGER;
  if (numbers)
    here = fmt::format("{} in {}..{}", at_least(Tightness::piped, reader.written(left)), reader.written(low),
                       reader.written(high));
  const WordRange whole{left.begin, high.end};
  reader.report(reader.span(whole), fmt::format("`{}` is written `{}`", reader.written(whole), here), here);
  reader.become_explained(whole, {left, low, high}, here);
  return true;
}

}  // namespace

bool read_infix(ForeignReader& reader, size_t index) {
  const Found found = found_at(reader, index);
  if (found.word == nullptr || index == 0) return false;
  const bool negated = reader.type(index - 1) == Lexer::NOT || reader.is_name(index - 1, {"not", "does"});
  const size_t first = negated ? index - 1 : index;
  if (!reader.between_operands(first, index + found.words) || !reader.same_line(index)) return false;
  const WordRange left = reader.operand_before(first);
  if (left.empty()) return false;
  if (found.word->name == "between") return read_between(reader, *found.word, left, index);
  const WordRange right = reader.operand_at(index + found.words);
  if (right.empty()) return false;
  const auto here = written_here(*found.word, std::vector<std::string>{reader.written(left), reader.written(right)});
  if (!here) return false;
  const WordRange whole{left.begin, right.end};
  const std::string meant = negated ? fmt::format("not {}", *here) : *here;
  reader.report(reader.span(whole), fmt::format("`{}` is written `{}`", reader.written(whole), meant), meant);
  reader.become_explained(whole, {left, right}, meant);
  return true;
}

}  // namespace damson::syntax::foreign

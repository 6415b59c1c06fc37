// Goes through the words once; where a rule has changed some, it looks at the same place again.
#include "compiler/syntax/foreign/read_foreign_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax {

namespace {

using Rule = bool (*)(ForeignReader&, size_t);

/// Comments first: what they hold is not looked at.
constexpr std::array<Rule, 13> words_and_signs{
    foreign::read_comment,    foreign::read_misplaced,  foreign::read_sign,       foreign::read_line_word,
    foreign::read_clause,     foreign::read_field_name, foreign::read_line,       foreign::read_type,
    foreign::read_field_type, foreign::read_number,     foreign::read_membership, foreign::read_keyword,
    foreign::read_question};
/// What is made of several values.
constexpr std::array<Rule, 5> values{foreign::read_call, foreign::read_infix, foreign::read_choice, foreign::read_loop,
                                     foreign::read_joining};

/// The first rule that finds something at a place changes the words there; then the place is looked at again.
void apply(ForeignReader& reader, size_t index, std::span<const Rule> some) {
  constexpr size_t most_at_one_place = 8;
  for (size_t changes = 0; changes < most_at_one_place && index + 1 < reader.size() && !reader.is_full(); ++changes) {
    if (std::ranges::none_of(some, [&](Rule rule) { return rule(reader, index); })) return;
  }
}

}  // namespace

void read_foreign_words(Words& words, SyntaxProblems& problems) {
  ForeignReader reader(words, problems);
  for (size_t index = 0; index + 1 < reader.size(); ++index) apply(reader, index, words_and_signs);
  // from behind, so that what stands in brackets is known before what stands around it
  for (size_t index = reader.size(); index-- > 0;) apply(reader, index, values);
  reader.tell_all();
}

}  // namespace damson::syntax

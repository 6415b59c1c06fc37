// Goes by brackets and by how lines begin; only where that says nothing, by how far a line is indented.
#include "compiler/syntax/recovery/skip_ahead.h"

#include <algorithm>
#include <vector>

#include "DamsonLexer.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

/// The brackets and texts that are open at a word.
class OpenBrackets {
 public:
  void see(size_t type) {
    if (opens_bracket(type) || type == DamsonLexer::TEXT_OPEN) {
      open_.push_back(type);
    } else if (type == DamsonLexer::TEXT_CLOSE) {
      if (!open_.empty() && open_.back() == DamsonLexer::TEXT_OPEN) open_.pop_back();
    } else if (type == DamsonLexer::BROKEN_TEXT) {
      const auto text = std::find(open_.begin(), open_.end(), size_t{DamsonLexer::TEXT_OPEN});
      open_.erase(text, open_.end());
    } else if (closes_bracket(type)) {
      close(type);
    }
  }

  bool none() const { return open_.empty(); }
  /// No brace and no text; parentheses that a mistake left open do not count.
  bool no_brace() const {
    return std::none_of(open_.begin(), open_.end(), [](size_t type) {
      return type == DamsonLexer::LEFT_BRACE || type == DamsonLexer::INTERPOLATION_OPEN ||
             type == DamsonLexer::TEXT_OPEN;
    });
  }

 private:
  void close(size_t type) {
    const auto match =
        std::find_if(open_.rbegin(), open_.rend(), [&](size_t open) { return brackets_match(open, type); });
    if (match != open_.rend()) open_.erase(std::next(match).base(), open_.end());
  }

  std::vector<size_t> open_;
};

uint32_t line_indentation(const Words& words, size_t index) {
  while (index > 0 && !words.list[index].first_on_line) --index;
  return words.list[index].column;
}

/// Whether a line that begins here goes on with the one before.
bool goes_on(const Words& words, size_t index) {
  const size_t type = words.at(index).type;
  const size_t next = words.at(index + 1).type;
  if (can_be_name(type) &&
      (next == DamsonLexer::ASSIGN || next == DamsonLexer::COLON || next == DamsonLexer::LEFT_BRACE)) {
    return false;
  }
  switch (type) {
    case DamsonLexer::ELSE: return next != DamsonLexer::FAT_ARROW;
    case DamsonLexer::ON:
    case DamsonLexer::AND:
    case DamsonLexer::OR:
    case DamsonLexer::IN:
    case DamsonLexer::IS:
    case DamsonLexer::BECAUSE:
    case DamsonLexer::THEN:
    case DamsonLexer::USE:
    case DamsonLexer::FROM:
    case DamsonLexer::TO:
    case DamsonLexer::UPDATES:
    case DamsonLexer::BY:
    case DamsonLexer::AS:
    case DamsonLexer::PIPE:
    case DamsonLexer::PLUS:
    case DamsonLexer::MINUS:
    case DamsonLexer::STAR:
    case DamsonLexer::EQUAL:
    case DamsonLexer::NOT_EQUAL:
    case DamsonLexer::LESS:
    case DamsonLexer::LESS_OR_EQUAL:
    case DamsonLexer::GREATER:
    case DamsonLexer::GREATER_OR_EQUAL:
    case DamsonLexer::ASSIGN:
    case DamsonLexer::FAT_ARROW:
    case DamsonLexer::ARROW:
    case DamsonLexer::COMMA:
    case DamsonLexer::DOT:
    case DamsonLexer::RIGHT_PARENTHESIS:
    case DamsonLexer::RIGHT_BRACKET: return true;
    default:  // token types are numbers that the grammar gives out
      return false;
  }
}

/// Whether the first words of a line say that it is one of its own, however far it is indented.
bool begins_line(const Words& words, size_t index) {
  const size_t type = words.at(index).type;
  const Word& next = words.at(index + 1);
  if (next.first_on_line) return false;
  switch (type) {
    case DamsonLexer::SKIP_:
    case DamsonLexer::OMIT: return next.type == DamsonLexer::WHEN;
    case DamsonLexer::LET:
    case DamsonLexer::DROP:
    case DamsonLexer::KEEP:
    case DamsonLexer::GIVEN:
    case DamsonLexer::KEY: return can_be_name(next.type);
    default:  // token types are numbers that the grammar gives out
      return can_be_name(type) && (next.type == DamsonLexer::ASSIGN || next.type == DamsonLexer::COLON ||
                                   next.type == DamsonLexer::LEFT_BRACE);
  }
}

/// A line at the top level that looks like a declaration with a slip in its first word.
bool resembles_declaration(const Words& words, size_t index) {
  const size_t next = words.at(index + 1).type;
  return can_be_name(words.at(index).type) && !goes_on(words, index) &&
         (can_be_name(next) || next == DamsonLexer::TEXT_OPEN);
}

}  // namespace

size_t skip_broken_line(const Words& words, size_t start, size_t from, bool commas) {
  const size_t last = words.list.size() - 1;
  const bool own_line = words.at(start).first_on_line;
  const uint32_t column = words.at(start).column;
  OpenBrackets open;
  for (size_t index = start; index < last; ++index) {
    const Word& word = words.list[index];
    if (index > start) {
      if (word.type == DamsonLexer::RIGHT_BRACE && open.no_brace()) return index;
      // The parser may have read into the next line, unless open parentheses say that it belongs to this one.
      const bool may_end = index >= from ? open.no_brace() : open.none();
      const bool begins = begins_line(words, index) && open.none();
      const bool next_line = word.first_on_line && (begins || (own_line ? word.column <= column : open.none()));
      const bool after_comma = words.list[index - 1].type == DamsonLexer::COMMA;
      if (next_line && may_end && !after_comma && !goes_on(words, index)) return index;
      if (commas && index >= from && word.type == DamsonLexer::COMMA && open.none()) return index + 1;
    }
    open.see(word.type);
  }
  return last;
}

size_t skip_broken_declaration(const Words& words, size_t start, size_t from) {
  const size_t last = words.list.size() - 1;
  const uint32_t column = line_indentation(words, start);
  const bool is_test = words.at(start).type == DamsonLexer::TEST;
  OpenBrackets open;
  for (size_t index = start; index < last; ++index) {
    const Word& word = words.list[index];
    if (index > start && index >= from && word.first_on_line) {
      if (open.none() ? is_declaration_start(words, index) : begins_declaration_in_braces(words, index, is_test))
        return index;
      if (open.none() && word.column <= column && resembles_declaration(words, index)) return index;
    }
    open.see(word.type);
  }
  return last;
}

size_t skip_broken_interpolation(const Words& words, size_t start) {
  OpenBrackets open;
  for (size_t index = start; index + 1 < words.list.size(); ++index) {
    if (words.list[index].type == DamsonLexer::BROKEN_TEXT) return start;
    open.see(words.list[index].type);
    if (open.none()) return index + 1;
  }
  return start;
}

}  // namespace damson::syntax

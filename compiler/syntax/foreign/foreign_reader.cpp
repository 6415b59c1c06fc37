// Finds operands without parsing: by what can end and begin one, and by brackets that belong together.
#include "compiler/syntax/foreign/foreign_reader.h"

#include <fmt/core.h>

#include <algorithm>

#include "compiler/diagnostics/foreign_form.h"
#include "compiler/elsewhere/operand.h"
#include "runtime/base/limits.h"

namespace damson::syntax {

namespace {

bool opens(size_t type) {
  return type == Lexer::LEFT_PARENTHESIS || type == Lexer::LEFT_BRACKET || type == Lexer::LEFT_BRACE ||
         type == Lexer::INTERPOLATION_OPEN || type == Lexer::TEXT_OPEN;
}

bool closes(size_t type) {
  return type == Lexer::RIGHT_PARENTHESIS || type == Lexer::RIGHT_BRACKET || type == Lexer::RIGHT_BRACE ||
         type == Lexer::TEXT_CLOSE || type == Lexer::BROKEN_TEXT;
}

bool is_number(size_t type) { return type == Lexer::INTEGER || type == Lexer::DECIMAL; }

bool is_value_word(size_t type) {
  return type == Lexer::TRUE || type == Lexer::FALSE || type == Lexer::MISSING || type == Lexer::CLEAR ||
         type == Lexer::LEAVE;
}

/// Behind these a keyword that may be a name is one.
bool names_a_value(size_t type) {
  return type == Lexer::ASSIGN || type == Lexer::WHEN || type == Lexer::AND || type == Lexer::OR ||
         type == Lexer::LEFT_PARENTHESIS || type == Lexer::DOT || type == Lexer::PIPE || type == Lexer::NOT ||
         type == Lexer::REQUIRE || type == Lexer::ADVISE || type == Lexer::IF;
}

/// What a value can be made of between its operands.
bool is_value_sign(size_t type) {
  return type == Lexer::PIPE || type == Lexer::PLUS || type == Lexer::MINUS || type == Lexer::STAR;
}

/// What a value stands behind.
bool leads_to_value(size_t type) {
  return type == Lexer::ASSIGN || type == Lexer::FAT_ARROW || type == Lexer::COLON || type == Lexer::COMMA ||
         type == Lexer::WHEN || type == Lexer::REQUIRE || type == Lexer::ADVISE || type == Lexer::THEN ||
         type == Lexer::ELSE || type == Lexer::IF || type == Lexer::USE || type == Lexer::EXPECT || type == Lexer::IN ||
         type == Lexer::CASE;
}

/// What ends a value on its line.
bool ends_value(size_t type) {
  return type == Lexer::COMMA || type == Lexer::BECAUSE || type == Lexer::FAT_ARROW || type == Lexer::THEN ||
         type == Lexer::ELSE || type == Lexer::ASSIGN || type == antlr4::Token::EOF;
}

bool is_clause(size_t type) { return type == Lexer::MISSING || type == Lexer::ERROR || type == Lexer::UNMATCHED; }

bool is_of_condition(size_t type) {
  return (type >= Lexer::EQUAL && type <= Lexer::GREATER) || type == Lexer::IS || type == Lexer::IN ||
         type == Lexer::NOT || type == Lexer::AND || type == Lexer::OR;
}

}  // namespace

std::string ForeignReader::lowered(size_t index) const {
  std::string low(text(index));
  std::ranges::transform(low, low.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return low;
}

bool ForeignReader::is_name(size_t index, std::initializer_list<std::string_view> words) const {
  if (index >= size() || !(can_be_name(type(index)) || is_reserved(type(index))) || type(index) == Lexer::QUOTED_NAME)
    return false;
  return std::ranges::find(words, lowered(index)) != words.end();
}

bool ForeignReader::ends_operand(size_t index) const {
  const size_t kind = type(index);
  if (kind == Lexer::RIGHT_BRACKET || kind == Lexer::RIGHT_PARENTHESIS) return true;
  if (is_soft_keyword(kind) && !names_a_value(type_before(index))) return false;
  return can_be_name(kind) || is_number(kind) || is_value_word(kind) || kind == Lexer::TEXT_CLOSE ||
         kind == Lexer::BROKEN_QUOTES || kind == Lexer::REGEX || kind == Lexer::RIGHT_PARENTHESIS ||
         kind == Lexer::RIGHT_BRACKET;
}

bool ForeignReader::begins_operand(size_t index) const {
  const size_t kind = type(index);
  if (kind == Lexer::BECAUSE || kind == Lexer::THEN || kind == Lexer::USE || kind == Lexer::WHEN) return false;
  return can_be_name(kind) || is_number(kind) || is_value_word(kind) || kind == Lexer::TEXT_OPEN ||
         kind == Lexer::BROKEN_QUOTES || kind == Lexer::EXPLAINED || kind == Lexer::REGEX ||
         kind == Lexer::LEFT_PARENTHESIS || kind == Lexer::LEFT_BRACKET || kind == Lexer::MINUS || kind == Lexer::NOT;
}

bool ForeignReader::between_operands(size_t first, size_t behind) const {
  return first > 0 && ends_operand(first - 1) && begins_operand(behind) && same_line(first) && same_line(behind);
}

std::string ForeignReader::written(WordRange range) const {
  std::string text;
  for (size_t i = range.begin; i < range.end; ++i) {
    const bool gap = i > range.begin && at(i - 1).span.end < at(i).span.begin;
    if (gap && !text.empty() && !(at(i).made == 0 && this->text(i).empty())) text += ' ';
    if (type(i) == Lexer::EXPLAINED) {
      text += this->text(i);
      i = closing_of(i + 1).value_or(range.end);
      continue;
    }
    const std::string_view word = this->text(i);
    const bool inserted = word.empty();
    if (inserted)
      text += fmt::format(" {} ", spelling(type(i)));
    else
      text += word;
  }
  return one_line(text);
}

std::optional<size_t> ForeignReader::opening_of(size_t index) const {
  int depth = 0;
  for (size_t i = index + 1; i-- > 0;) {
    if (closes(type(i))) ++depth;
    if (opens(type(i)) && --depth == 0) return i;
  }
  return std::nullopt;
}

std::optional<size_t> ForeignReader::closing_of(size_t index) const {
  int depth = 0;
  for (size_t i = index; i < size(); ++i) {
    if (opens(type(i))) ++depth;
    if (closes(type(i)) && --depth == 0) return i;
  }
  return std::nullopt;
}

WordRange ForeignReader::operand_before(size_t index) const {
  size_t begin = index;
  while (begin > 0 && ends_operand(begin - 1)) {
    const size_t last = begin - 1;
    if (closes(type(last))) {
      const auto open = opening_of(last);
      if (!open) return {index, index};
      begin = *open;
      if (type_before(begin) == Lexer::EXPLAINED) --begin;
      const bool called = type(last) == Lexer::RIGHT_PARENTHESIS && begin > 0 && can_be_name(type(begin - 1)) &&
                          !leads_to_value(type(begin - 1));
      const bool bracketed = type(last) == Lexer::RIGHT_BRACKET && type(begin) == Lexer::LEFT_BRACKET && begin > 0 &&
                             ends_operand(begin - 1) && !leads_to_value(type(begin - 1));
      if (called)
        --begin;
      else if (bracketed)
        continue;
    } else {
      begin = last;
    }
    const bool joined = begin > 1 && (type(begin - 1) == Lexer::DOT || is_value_sign(type(begin - 1)));
    if (!joined || !ends_operand(begin - 2)) break;
    --begin;
  }
  return {begin, index};
}

WordRange ForeignReader::operand_at(size_t index) const {
  size_t end = index;
  while (type(end) == Lexer::MINUS || type(end) == Lexer::NOT) ++end;
  while (begins_operand(end)) {
    if (type(end) == Lexer::EXPLAINED) ++end;
    if (opens(type(end))) {
      const auto close = closing_of(end);
      if (!close) return {index, index};
      end = *close + 1;
    } else {
      ++end;
      if (type(end) == Lexer::LEFT_PARENTHESIS && can_be_name(type(end - 1))) {
        const auto close = closing_of(end);
        if (!close) return {index, index};
        end = *close + 1;
      }
    }
    while (type(end) == Lexer::LEFT_BRACKET && same_line(end)) {
      const auto close = closing_of(end);
      if (!close) return {index, index};
      end = *close + 1;
    }
    const bool goes_on = (type(end) == Lexer::DOT || is_value_sign(type(end))) && begins_operand(end + 1);
    if (!goes_on) break;
    ++end;
  }
  return {index, end};
}

bool ForeignReader::continues_line(size_t index) const {
  const size_t kind = type(index);
  return kind == Lexer::PIPE || kind == Lexer::ON || kind == Lexer::AND || kind == Lexer::OR || kind == Lexer::ELSE ||
         kind == Lexer::THEN || kind == Lexer::RIGHT_PARENTHESIS || kind == Lexer::RIGHT_BRACKET ||
         kind == Lexer::DOT || kind == Lexer::QUESTION || kind == Lexer::COLON;
}

size_t ForeignReader::value_begin(size_t index) const {
  size_t begin = index;
  while (begin > 0) {
    const size_t before = type(begin - 1);
    if (closes(before)) {
      const auto open = opening_of(begin - 1);
      if (!open) break;
      begin = *open;
      continue;
    }
    const bool clause = is_clause(before) && begin > 1 && type(begin - 2) == Lexer::ON;
    if (opens(before) || leads_to_value(before) || clause) break;
    if (at(begin).first_on_line && !continues_line(begin)) break;
    --begin;
  }
  return begin;
}

size_t ForeignReader::value_end(size_t index) const {
  size_t end = index;
  while (end < size()) {
    const size_t kind = type(end);
    if (closes(kind) || ends_value(kind)) break;
    if (kind == Lexer::ON && is_clause(type(end + 1))) break;
    if (end > index && at(end).first_on_line && !continues_line(end)) break;
    if (opens(kind)) {
      const auto close = closing_of(end);
      if (!close) break;
      end = *close + 1;
      continue;
    }
    ++end;
  }
  return end;
}

std::vector<WordRange> ForeignReader::parts_between(size_t open, size_t close, size_t separator) const {
  std::vector<WordRange> parts;
  size_t begin = open + 1;
  for (size_t i = open + 1; i <= close; ++i) {
    if (i < close && opens(type(i))) {
      const auto inner = closing_of(i);
      if (!inner || *inner >= close) break;
      i = *inner;
      continue;
    }
    const bool separates = type(i) == Lexer::COMMA || type(i) == separator;
    if (i != close && !separates) continue;
    if (begin < i) parts.push_back({begin, i});
    begin = i + 1;
  }
  return parts;
}

bool ForeignReader::is_condition(size_t index) const {
  const size_t begin = value_begin(index);
  const size_t led_by = type_before(begin);
  if (led_by == Lexer::WHEN || led_by == Lexer::REQUIRE || led_by == Lexer::ADVISE || led_by == Lexer::IF ||
      led_by == Lexer::EXPECT)
    return true;
  const size_t end = value_end(index);
  for (size_t i = begin; i < end; ++i) {
    if (is_of_condition(type(i))) return true;
    if (opens(type(i))) i = closing_of(i).value_or(end);
  }
  return false;
}

bool ForeignReader::inside(size_t declaration, size_t index) const {
  for (size_t i = index + 1; i-- > 0;) {
    if (!at(i).first_on_line) continue;
    if (type(i) == declaration) return true;
    if (at(i).column == 0 && can_be_name(type(i)) && starts_declaration(type(i))) return false;
  }
  return false;
}

std::optional<size_t> ForeignReader::opener_around(size_t index) const {
  size_t closed = 0;
  for (size_t at = index; at-- > 0;) {
    const size_t kind = type(at);
    if (kind == Lexer::LEFT_BRACE || kind == Lexer::RIGHT_BRACE) return std::nullopt;
    if (kind == Lexer::RIGHT_PARENTHESIS || kind == Lexer::RIGHT_BRACKET) ++closed;
    if (kind != Lexer::LEFT_PARENTHESIS && kind != Lexer::LEFT_BRACKET) continue;
    if (closed == 0) return at;
    --closed;
  }
  return std::nullopt;
}

ProblemDraft ForeignReader::draft(Span where, std::string_view message) { return foreign_form(where, message); }

void ForeignReader::report(Span where, std::string message, std::string replacement, Fix fix) {
  tell(foreign_form(where, message).suggest(where, std::move(replacement), fix));
}

void ForeignReader::tell(Problem problem) {
  if (!problem.suggestions.empty()) {
    const Span whole = problem.suggestions.front().span;
    std::erase_if(told_, [&](const Problem& other) {
      return other.where && other.where->span.begin >= whole.begin && other.where->span.end <= whole.end &&
             whole.end > whole.begin;
    });
  }
  told_.push_back(std::move(problem));
}

bool ForeignReader::is_full() const { return told_.size() >= limits::shown_problems; }

void ForeignReader::tell_all() {
  for (Problem& problem : told_) problems_.add_mended(std::move(problem));
  told_.clear();
}

void ForeignReader::erase(WordRange range) {
  const bool begins_line = at(range.begin).first_on_line;
  words_.list.erase(words_.list.begin() + static_cast<std::ptrdiff_t>(range.begin),
                    words_.list.begin() + static_cast<std::ptrdiff_t>(range.end));
  if (begins_line && range.begin < size()) words_.list[range.begin].first_on_line = true;
}

void ForeignReader::insert(size_t index, size_t new_type) {
  Word word = at(index);
  word.type = new_type;
  word.made = 0;
  word.span.end = word.span.begin;
  words_.list.insert(words_.list.begin() + static_cast<std::ptrdiff_t>(index), word);
  if (word.first_on_line) words_.list[index + 1].first_on_line = false;
}

void ForeignReader::become(WordRange range, size_t new_type, std::string made) {
  Word word = at(range.begin);
  word.type = new_type;
  word.span = span(range);
  words_.made.push_back(std::move(made));
  word.made = static_cast<uint32_t>(words_.made.size());
  words_.list.erase(words_.list.begin() + static_cast<std::ptrdiff_t>(range.begin) + 1,
                    words_.list.begin() + static_cast<std::ptrdiff_t>(range.end));
  words_.list[range.begin] = word;
}

void ForeignReader::become_explained(WordRange range, const std::vector<WordRange>& parts, std::string here) {
  const Span whole = span(range);
  words_.made.push_back(std::move(here));
  const auto sign = [&](size_t new_type, uint32_t begin, uint32_t end) {
    Word word = at(range.begin);
    word.type = new_type;
    word.made = 0;
    word.span = {.text = whole.text, .begin = begin, .end = end};
    word.first_on_line = false;
    return word;
  };
  std::vector<Word> made{sign(Lexer::EXPLAINED, whole.begin, whole.begin),
                         sign(Lexer::LEFT_BRACKET, whole.begin, whole.begin)};
  made.front().first_on_line = at(range.begin).first_on_line;
  made.front().made = static_cast<uint32_t>(words_.made.size());
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) made.push_back(sign(Lexer::COMMA, at(parts[i].begin).span.begin, at(parts[i].begin).span.begin));
    for (size_t word = parts[i].begin; word < parts[i].end; ++word) {
      made.push_back(at(word));
      made.back().first_on_line = false;
    }
  }
  made.push_back(sign(Lexer::RIGHT_BRACKET, whole.end, whole.end));
  const auto begin = words_.list.begin() + static_cast<std::ptrdiff_t>(range.begin);
  const auto behind = words_.list.erase(begin, begin + static_cast<std::ptrdiff_t>(range.end - range.begin));
  words_.list.insert(behind, made.begin(), made.end());
}

}  // namespace damson::syntax

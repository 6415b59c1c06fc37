// Choices as other languages write them.
#include <fmt/core.h>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

std::string if_text(const std::string& condition, const std::string& then, const std::string& otherwise) {
  return fmt::format("if {} then {} else {}", condition, then, otherwise);
}

/// Parentheses around the whole of it say nothing.
WordRange without_parentheses(const ForeignReader& reader, WordRange range) {
  if (reader.type(range.begin) != Lexer::LEFT_PARENTHESIS || reader.closing_of(range.begin) != range.end - 1)
    return range;
  return {range.begin + 1, range.end - 1};
}

/// `a ? b : c`: `index` at the question mark.
bool read_ternary(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::QUESTION || index == 0 || !reader.begins_operand(index + 1)) return false;
  const size_t asked = reader.type(index - 1);
  const bool asks = asked == Lexer::MISSING || asked == Lexer::PRESENT || asked == Lexer::EMPTY;
  if (!asks && !reader.ends_operand(index - 1)) return false;
  const size_t begin = reader.value_begin(index);
  const size_t leads = reader.type_before(begin);  // `title: text? artist: int` is no choice
  if (leads == Lexer::COLON || leads == Lexer::ARROW || leads == Lexer::OF || !reader.same_line(index + 1))
    return false;
  size_t colon = index + 1;
  while (colon < reader.size() && reader.type(colon) != Lexer::COLON) {
    const WordRange operand = reader.operand_at(colon);
    colon = operand.empty() ? colon + 1 : operand.end;
    if (colon - index > 60 || reader.type(colon) == Lexer::RIGHT_BRACE || reader.type(colon) == antlr4::Token::EOF)
      return false;
  }
  const size_t end = reader.value_end(colon + 1);
  if (begin >= index || end <= colon + 1) return false;
  const WordRange whole{begin, end};
  const std::string meant = if_text(reader.written(without_parentheses(reader, {begin, index})),
                                    reader.written({index + 1, colon}), reader.written({colon + 1, end}));
  reader.report(reader.span(whole), fmt::format("`a ? b : c` is written `{}`", meant), meant);
  reader.become_explained(whole, {{begin, index}, {index + 1, colon}, {colon + 1, end}}, meant);
  return true;
}

/// `"large" if high > 100 else "small"`: `index` at `if`.
bool read_inline_if(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::IF || index == 0 || !reader.ends_operand(index - 1) || !reader.same_line(index))
    return false;
  const size_t begin = reader.value_begin(index);
  const size_t otherwise = reader.value_end(index + 1);
  if (reader.type(otherwise) != Lexer::ELSE || begin >= index) return false;
  const size_t end = reader.value_end(otherwise + 1);
  if (end <= otherwise + 1) return false;
  const WordRange whole{begin, end};
  const std::string meant = if_text(reader.written({index + 1, otherwise}), reader.written({begin, index}),
                                    reader.written({otherwise + 1, end}));
  reader.report(reader.span(whole), fmt::format("the condition stands in front: `{}`", meant), meant);
  reader.become_explained(whole, {{begin, index}, {index + 1, otherwise}, {otherwise + 1, end}}, meant);
  return true;
}

/// `elseif`, `elif`, `elsif`.
bool read_elseif(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::NAME || !reader.is_name(index, {"elseif", "elif", "elsif"}) ||
      !reader.begins_operand(index + 1))
    return false;
  reader.report(reader.at(index).span, fmt::format("`{}` is two words here: `else if`", reader.text(index)), "else if",
                Fix::safe);
  reader.become({index, index + 1}, Lexer::IF, "if");
  reader.insert(index, Lexer::ELSE);
  return true;
}

struct Branch {
  WordRange condition;  // empty for `else`
  WordRange value;
};

std::string branches_text(const ForeignReader& reader, const std::vector<Branch>& branches) {
  std::string text;
  for (const Branch& branch : branches) {
    text += text.empty() ? "" : " else ";
    if (!branch.condition.empty())
      text += fmt::format("if {} then ", reader.written(without_parentheses(reader, branch.condition)));
    text += reader.written(branch.value);
  }
  if (!branches.back().condition.empty()) text += " else missing";
  return text;
}

bool tell_branches(ForeignReader& reader, WordRange whole, const std::vector<Branch>& branches, std::string_view what) {
  const std::string meant = branches_text(reader, branches);
  std::vector<WordRange> parts;
  for (const Branch& branch : branches) {
    if (!branch.condition.empty()) parts.push_back(branch.condition);
    parts.push_back(branch.value);
  }
  reader.report(reader.span(whole), fmt::format("{} is written `{}`", what, meant), meant);
  reader.become_explained(whole, parts, meant);
  return true;
}

/// The first word of the kind from `index` on, outside of brackets, on these words only.
std::optional<size_t> find_outside(const ForeignReader& reader, size_t index, size_t kind) {
  constexpr size_t far = 80;
  for (size_t i = index; i < reader.size() && i < index + far; ++i) {
    if (reader.type(i) == kind) return i;
    if (reader.type(i) == Lexer::RIGHT_BRACE || reader.type(i) == Lexer::ASSIGN) return std::nullopt;
    if (reader.type(i) == Lexer::LEFT_PARENTHESIS || reader.type(i) == Lexer::LEFT_BRACKET ||
        reader.type(i) == Lexer::TEXT_OPEN) {
      const auto close = reader.closing_of(i);
      if (!close) return std::nullopt;
      i = *close;
    }
  }
  return std::nullopt;
}

WordRange without_return(const ForeignReader& reader, WordRange range) {
  if (reader.is_name(range.begin, {"return"})) ++range.begin;
  return range;
}

/// `if (high > 100) { "large" } else { "small" }`.
bool read_braces(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::IF) return false;
  std::vector<Branch> branches;
  size_t at = index;
  while (true) {
    const bool conditional = reader.type(at) == Lexer::IF;
    const auto open = conditional                            ? find_outside(reader, at + 1, Lexer::LEFT_BRACE)
                      : reader.type(at) == Lexer::LEFT_BRACE ? std::optional(at)
                                                             : std::nullopt;
    const auto close = open ? reader.closing_of(*open) : std::nullopt;
    if (!close || *close <= *open + 1) return false;
    const WordRange condition = conditional ? WordRange{at + 1, *open} : WordRange{};
    if (conditional && find_outside(reader, at + 1, Lexer::THEN).value_or(*open) < *open) return false;
    branches.push_back({condition, without_return(reader, {*open + 1, *close})});
    at = *close + 1;
    const size_t behind = reader.type(at);
    const bool ends = behind == Lexer::ELSE || reader.at(at).first_on_line || behind == antlr4::Token::EOF ||
                      behind == Lexer::ON || behind == Lexer::RIGHT_PARENTHESIS;
    if (!ends) return false;  // the braces are those of a `case`
    if (!conditional || behind != Lexer::ELSE) break;
    ++at;
  }
  return tell_branches(reader, {index, at}, branches, "a choice");
}

/// `CASE WHEN a THEN b ELSE c END`, `CASE x WHEN "a" THEN b ELSE c END`.
bool read_case_when(ForeignReader& reader, size_t index) {
  if (!reader.is_name(index, {"case"})) return false;
  const auto is_when = [&](size_t i) { return reader.is_name(i, {"when"}); };
  size_t at = index + 1;
  while (at < reader.size() && !is_when(at) && at < index + 30 && reader.type(at) != Lexer::LEFT_BRACE) ++at;
  if (!is_when(at) || reader.type(at + 1) == Lexer::LEFT_BRACE) return false;
  const WordRange subject{index + 1, at};
  std::vector<Branch> branches;
  constexpr size_t far = 200;
  const auto next_word = [&](size_t from) {
    size_t i = from;
    while (i < reader.size() && i < from + far && !reader.is_name(i, {"when", "then", "else", "end"})) {
      i = reader.type(i) == Lexer::TEXT_OPEN || reader.type(i) == Lexer::LEFT_PARENTHESIS
              ? reader.closing_of(i).value_or(i) + 1
              : i + 1;
    }
    return i;
  };
  while (is_when(at)) {
    const size_t then = next_word(at + 1);
    if (!reader.is_name(then, {"then"})) return false;
    const size_t end = next_word(then + 1);
    branches.push_back({{at + 1, then}, {then + 1, end}});
    at = end;
  }
  if (reader.is_name(at, {"else"})) {
    const size_t end = next_word(at + 1);
    branches.push_back({{}, {at + 1, end}});
    at = end;
  }
  if (!reader.is_name(at, {"end"})) return false;
  const WordRange whole{index, at + 1};
  if (subject.empty()) return tell_branches(reader, whole, branches, "`case when`");
  std::string meant = fmt::format("case {} {{", reader.written(subject));
  std::vector<WordRange> parts{subject};
  for (const Branch& branch : branches) {
    meant += fmt::format(" {} => {}", branch.condition.empty() ? "else" : reader.written(branch.condition),
                         reader.written(branch.value));
    parts.push_back(branch.value);
  }
  if (!branches.back().condition.empty()) meant += " else => missing";
  meant += " }";
  reader.report(reader.span(whole), fmt::format("`case … when` is written `{}`", meant), meant);
  reader.become_explained(whole, parts, meant);
  return true;
}

/// `if c then a`, and nothing for the other case.
bool read_if_alone(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::IF || reader.type_before(index) == Lexer::ELSE) return false;
  const auto then = find_outside(reader, index + 1, Lexer::THEN);
  if (!then || reader.value_end(index + 1) != *then) return false;
  size_t end = reader.value_end(*then + 1);
  while (reader.type(end) == Lexer::ELSE && reader.type(end + 1) == Lexer::IF) {
    const size_t next = reader.value_end(end + 2);
    if (reader.type(next) != Lexer::THEN) return false;
    end = reader.value_end(next + 1);
  }
  const size_t behind = reader.type(end);
  const bool ends = end > *then + 1 &&
                    (reader.at(end).first_on_line || behind == Lexer::RIGHT_PARENTHESIS ||
                     behind == Lexer::RIGHT_BRACE || behind == Lexer::ON) &&
                    behind != Lexer::ELSE;
  if (!ends || !reader.ends_operand(end - 1)) return false;
  const uint32_t place = reader.at(end - 1).span.end;
  reader.tell(ForeignReader::draft(reader.at(index).span,
                                   "an `if` says what is to be in the other case too: an `else` is missing")
                  .suggest({.text = reader.at(index).span.text, .begin = place, .end = place}, " else missing",
                           Fix::needs_review, "write `else missing` at its end, or another value"));
  reader.insert(end, Lexer::MISSING);
  reader.insert(end, Lexer::ELSE);
  return true;
}

/// `end` or `endif` behind a choice.
bool read_end(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::NAME || !reader.is_name(index, {"end", "endif", "fi"}) || !reader.same_line(index) ||
      index == 0)
    return false;
  const size_t begin = reader.value_begin(index);
  if (!reader.ends_operand(index - 1) || reader.type_before(begin) != Lexer::ELSE || reader.begins_operand(index + 1))
    return false;
  const size_t behind = reader.type(index + 1);
  if (behind == Lexer::ASSIGN || behind == Lexer::COLON || behind == Lexer::LEFT_BRACE || behind == Lexer::DOT)
    return false;
  reader.report(reader.at(index).span,
                fmt::format("`{}` is not needed: the value behind `else` is the last", reader.text(index)), "",
                Fix::safe);
  reader.erase({index, index + 1});
  return true;
}

}  // namespace

bool read_choice(ForeignReader& reader, size_t index) {
  return read_elseif(reader, index) || read_case_when(reader, index) || read_braces(reader, index) ||
         read_inline_if(reader, index) || read_ternary(reader, index) || read_end(reader, index) ||
         read_if_alone(reader, index);
}

}  // namespace damson::syntax::foreign

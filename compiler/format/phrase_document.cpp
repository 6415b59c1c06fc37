// Expressions, types and what else stands within a line.
#include <algorithm>

#include "compiler/format/layout.h"

namespace damson::format {

using syntax::Phrase;
using syntax::PhraseKind;

std::string_view Layout::written(const Phrase& phrase) const {
  const uint32_t begin = words_.list[phrase.first].span.begin;
  return words_.content.substr(begin, words_.list[phrase.last()].span.end - begin);
}

bool Layout::is(const Phrase& phrase, std::string_view word) const {
  return phrase.kind == PhraseKind::word && written(phrase) == word;
}

/// `separator`, or the comments that stand there, each at the end of its line.
Document Layout::between(const Phrase& left, const Phrase& right, Document separator) const {
  const Gap gap = gap_between_words(words_, left.last(), right.first);
  if (gap.comments.empty()) return separator;
  std::vector<Document> parts;
  for (const GapComment& each : gap.comments) {
    const bool behind = parts.empty() && !each.own_line;
    parts.push_back(behind ? text("  ") : hard_line());
    parts.push_back(comment(each.text));
  }
  parts.push_back(hard_line());
  return sequence(std::move(parts));
}

bool Layout::stand_close(const Phrase& left, const Phrase& right) const {
  const auto one_of = [this](const Phrase& phrase, std::initializer_list<std::string_view> signs) {
    return std::ranges::any_of(signs, [&](std::string_view sign) { return is(phrase, sign); });
  };
  if (one_of(right, {",", ":", "?", ")", "]", ".", "..", "%"}) || one_of(left, {"(", "[", ".", ".."})) return true;
  if (right.kind == PhraseKind::arguments || right.kind == PhraseKind::parameters) return true;
  if (right.kind == PhraseKind::type_parameters) return true;
  return one_of(right, {"("}) && !one_of(left, {"of", "key"});
}

Document Layout::separator(const Phrase& left, const Phrase& right) const {
  return between(left, right, text(stand_close(left, right) ? "" : " "));
}

Document Layout::joined(const Phrase& phrase, size_t begin, size_t end) const {
  std::vector<Document> parts;
  for (size_t at = begin; at < end; ++at) {
    if (at > begin) parts.push_back(separator(phrase.parts[at - 1], phrase.parts[at]));
    parts.push_back(document(phrase.parts[at]));
  }
  return sequence(std::move(parts));
}

Document Layout::tight(const Phrase& phrase) const {
  std::vector<Document> parts;
  for (size_t at = 0; at < phrase.parts.size(); ++at) {
    const Phrase& part = phrase.parts[at];
    if (at > 0) {
      const Phrase& before = phrase.parts[at - 1];
      const bool dots_meet = written(before).ends_with('.') && written(part).starts_with('.');  // `1.. .x`
      parts.push_back(between(before, part, text(dots_meet ? " " : "")));
    }
    parts.push_back(document(part));
  }
  return sequence(std::move(parts));
}

Document Layout::document(const Phrase& phrase) const {
  switch (phrase.kind) {
    case PhraseKind::word:
    case PhraseKind::name:
    case PhraseKind::text: return text(written(phrase));
    case PhraseKind::dotted_name:
    case PhraseKind::type_expression:
    case PhraseKind::range:
    case PhraseKind::bound:
    case PhraseKind::negative:
    case PhraseKind::connector: return tight(phrase);
    case PhraseKind::plain_type: return plain_type(phrase);
    case PhraseKind::schema_block:
    case PhraseKind::record_block:
    case PhraseKind::source_block:
    case PhraseKind::target_block:
    case PhraseKind::arm_block:
    case PhraseKind::item_block:
    case PhraseKind::test_block:
    case PhraseKind::record: return braces(phrase);
    case PhraseKind::arguments:
    case PhraseKind::type_parameters:
    case PhraseKind::parameters:
    case PhraseKind::test_value: return bracketed(phrase, 0, phrase.parts.size() - 1);
    case PhraseKind::disjunction:
    case PhraseKind::conjunction:
    case PhraseKind::comparison:
    case PhraseKind::piped:
    case PhraseKind::sum:
    case PhraseKind::product: return operators(phrase);
    case PhraseKind::postfix: return postfix(phrase);
    case PhraseKind::primary: return primary(phrase);
    case PhraseKind::right_hand_side: return handled(phrase);
    case PhraseKind::bare_right_hand_side: return is(phrase.parts.front(), "if") ? if_value(phrase) : for_value(phrase);
    case PhraseKind::action: return action(phrase);
    case PhraseKind::migration:
    case PhraseKind::import:
    case PhraseKind::type_declaration:
    case PhraseKind::param:
    case PhraseKind::function:
    case PhraseKind::parameter:
    case PhraseKind::schema:
    case PhraseKind::schema_item:
    case PhraseKind::record_item:
    case PhraseKind::source:
    case PhraseKind::target:
    case PhraseKind::target_item:
    case PhraseKind::vocabulary:
    case PhraseKind::paths:
    case PhraseKind::arm:
    case PhraseKind::map:
    case PhraseKind::unit_loop:
    case PhraseKind::item:
    case PhraseKind::drop_item:
    case PhraseKind::because:
    case PhraseKind::expect:
    case PhraseKind::share:
    case PhraseKind::test:
    case PhraseKind::test_item:
    case PhraseKind::record_entry:
    case PhraseKind::clause:
    case PhraseKind::negation:
    case PhraseKind::pipe:
    case PhraseKind::argument:
    case PhraseKind::other: return spaced(phrase);
  }
  return spaced(phrase);
}

Document Layout::plain_type(const Phrase& phrase) const {
  const std::vector<Phrase>& parts = phrase.parts;
  const bool lists_texts = is(parts[0], "one") && is(parts[1], "of") && parts.size() > 3;
  if (!lists_texts) return spaced(phrase);
  return sequence(
      {joined(phrase, 0, 2), between(parts[1], parts[2], text(" ")), align(filled(phrase, 2, parts.size()))});
}

/// Operands with operators before each but the first; a pipe is its own operator.
Document Layout::operators(const Phrase& phrase) const {
  std::vector<Document> parts = {document(phrase.parts.front())};
  bool operand_follows = false;
  for (size_t at = 1; at < phrase.parts.size(); ++at) {
    const bool asks = phrase.kind == PhraseKind::comparison && phrase.parts.size() > 1 && is(phrase.parts[1], "is");
    parts.push_back(between(phrase.parts[at - 1], phrase.parts[at], operand_follows || asks ? text(" ") : line()));
    parts.push_back(document(phrase.parts[at]));
    operand_follows = !operand_follows && phrase.kind != PhraseKind::piped;
  }
  return group(nest(sequence(std::move(parts))));
}

/// `works[id == x].name`
Document Layout::postfix(const Phrase& phrase) const {
  std::vector<Document> parts = {document(phrase.parts.front())};
  for (size_t at = 1; at < phrase.parts.size();) {
    const Phrase& before = phrase.parts[at - 1];
    const bool dots_meet = written(before).ends_with('.') && is(phrase.parts[at], ".");
    parts.push_back(between(before, phrase.parts[at], text(dots_meet ? " " : "")));
    if (is(phrase.parts[at], "[")) {
      parts.push_back(bracketed(phrase, at, at + 2));
      at += 3;
      continue;
    }
    parts.push_back(document(phrase.parts[at]));
    ++at;
  }
  return sequence(std::move(parts));
}

Document Layout::primary(const Phrase& phrase) const {
  const Phrase& first = phrase.parts.front();
  if (is(first, "(") || is(first, "[")) return bracketed(phrase, 0, phrase.parts.size() - 1);
  if (is(first, "case")) return spaced(phrase);
  return tight(phrase);  // a call, a range
}

Document Layout::bracketed(const Phrase& phrase, size_t open, size_t close) const {
  const Phrase& opening = phrase.parts[open];
  const Phrase& closing = phrase.parts[close];
  std::vector<Document> parts;
  const Phrase* before = &opening;
  size_t elements = 0;
  for (size_t at = open + 1; at < close; ++at) {
    const Phrase& part = phrase.parts[at];
    if (is(part, ",")) continue;
    if (before != &opening) parts.push_back(text(","));
    parts.push_back(between(*before, part, before == &opening ? soft_line() : line()));
    parts.push_back(document(part));
    before = &part;
    ++elements;
  }
  const bool is_list = phrase.kind != PhraseKind::postfix && !(phrase.kind == PhraseKind::primary && is(opening, "("));
  if (is_list && elements > 0) parts.push_back(only_broken(","));
  // The last line end stands outside, so that the closing bracket is not further in.
  const Gap gap = gap_between_words(words_, before->last(), closing.first);
  for (size_t at = 0; at < gap.comments.size(); ++at) {
    parts.push_back(at == 0 && !gap.comments[at].own_line ? text("  ") : hard_line());
    parts.push_back(comment(gap.comments[at].text));
  }
  Document end = gap.comments.empty() ? soft_line() : hard_line();
  if (elements == 0 && gap.comments.empty()) end = text("");
  return group(sequence({document(opening), nest(sequence(std::move(parts))), end, document(closing)}));
}

Document Layout::filled(const Phrase& phrase, size_t begin, size_t end) const {
  std::vector<Document> parts = {document(phrase.parts[begin])};
  const Phrase* before = &phrase.parts[begin];
  for (size_t at = begin + 1; at < end; ++at) {
    const Phrase& part = phrase.parts[at];
    if (is(part, ",")) continue;
    parts.push_back(text(","));
    const Document gap = between(*before, part, line());
    if (gap->breaks) {
      parts.push_back(gap);
      parts.push_back(document(part));
    } else {
      parts.push_back(group(sequence({gap, document(part)})));
    }
    before = &part;
  }
  return sequence(std::move(parts));
}

/// Behind `=`, `=>`: on the same line, or on the next one if it fits only there.
Document Layout::hanging(const Phrase& left, const Phrase& right) const {
  const Document gap = between(left, right, nullptr);
  if (gap == nullptr) return hang(document(right));
  return nest(sequence({gap, document(right)}));
}

Document Layout::if_value(const Phrase& phrase) const {
  std::vector<Document> parts = {document(phrase.parts.front())};
  for (size_t at = 1; at < phrase.parts.size(); ++at) {
    const Phrase& part = phrase.parts[at];
    const bool branches = is(part, "then") || is(part, "else");
    parts.push_back(between(phrase.parts[at - 1], part, branches ? line() : text(" ")));
    parts.push_back(document(part));
  }
  return group(nest(sequence(std::move(parts))));
}

Document Layout::for_value(const Phrase& phrase) const {
  const size_t last = phrase.parts.size() - 1;
  if (!is(phrase.parts[last - 1], "=>")) return spaced(phrase);
  return sequence({joined(phrase, 0, last), hanging(phrase.parts[last - 1], phrase.parts[last])});
}

Document Layout::handled(const Phrase& phrase) const {
  std::vector<Document> parts = {document(phrase.parts.front())};
  for (size_t at = 1; at < phrase.parts.size(); ++at) {
    parts.push_back(between(phrase.parts[at - 1], phrase.parts[at], line()));
    parts.push_back(document(phrase.parts[at]));
  }
  return group(nest(sequence(std::move(parts))));
}

Document Layout::action(const Phrase& phrase) const {
  std::vector<Document> parts = {document(phrase.parts.front())};
  for (size_t at = 1; at < phrase.parts.size(); ++at) {
    const Phrase& part = phrase.parts[at];
    const bool may_break = is(part, "use") || part.kind == PhraseKind::because;
    parts.push_back(between(phrase.parts[at - 1], part, may_break ? line() : text(" ")));
    parts.push_back(document(part));
  }
  return group(nest(sequence(std::move(parts))));
}

}  // namespace damson::format

// Declarations and the lines within braces: which of their parts stand in columns.
#include "compiler/format/layout.h"

namespace damson::format {

using syntax::Phrase;
using syntax::PhraseKind;

Row Layout::row(const Phrase& phrase) const {
  switch (phrase.kind) {
    case PhraseKind::item:
    case PhraseKind::schema_item:
    case PhraseKind::record_item:
    case PhraseKind::target_item:
    case PhraseKind::drop_item:
    case PhraseKind::record_entry: return item_row(phrase);
    case PhraseKind::arm: return arm_row(phrase);
    default: return declaration_row(phrase);  // or a line of a test: no columns in those
  }
}

/// The number of the last part, leaving out a comma behind it.
static size_t last_part(const Phrase& phrase, bool ends_in_comma) {
  return phrase.parts.size() - (ends_in_comma ? 2 : 1);
}

Row Layout::plain_row(const Phrase& phrase) const {
  Row row{.first = phrase.first, .last = phrase.last(), .body = document(phrase)};
  if (phrase.parts.empty() || !is(phrase.parts.back(), ",")) return row;
  row.last = phrase.parts[phrase.parts.size() - 2].last();
  row.body = joined(phrase, 0, phrase.parts.size() - 1);
  return row;
}

/// Cells that begin at the parts `starts`, and a body from part `body` on.
Row Layout::columns_row(const Phrase& phrase, RowShape shape, const std::vector<size_t>& starts, size_t body) const {
  const size_t last = last_part(phrase, is(phrase.parts.back(), ","));
  if (has_comments(words_, phrase.first, phrase.parts[body].first + 1)) return plain_row(phrase);
  Row row{.first = phrase.first, .last = phrase.parts[last].last(), .shape = shape};
  for (size_t at = 0; at < starts.size(); ++at) {
    row.cells.push_back(joined(phrase, starts[at], at + 1 < starts.size() ? starts[at + 1] : body));
  }
  row.body = joined(phrase, body, last + 1);
  return row;
}

/// `name = value`, with the value's clauses as tails. `sign` is the part before the value.
Row Layout::setting_row(const Phrase& phrase, RowShape shape, const std::vector<size_t>& starts, size_t sign) const {
  const Phrase& value = phrase.parts[sign + 1];
  if (has_comments(words_, phrase.first, value.first + 1)) return plain_row(phrase);
  Row row = columns_row(phrase, shape, starts, sign);
  if (value.kind != PhraseKind::right_hand_side) return row;
  const Phrase& bare = value.parts.front();
  for (size_t at = 1; at < value.parts.size(); ++at) {
    const Gap gap = gap_between_words(words_, value.parts[at - 1].last(), value.parts[at].first);
    if (!gap.comments.empty()) return row;  // the clauses stand where the comments put them
  }
  row.body = sequence({document(phrase.parts[sign]), text(" "), document(bare)});
  row.tail = TailKind::clauses;
  for (size_t at = 1; at < value.parts.size(); ++at) row.tails.push_back(document(value.parts[at]));
  return row;
}

/// A line that ends in `because "…"`.
Row Layout::reasoned_row(const Phrase& phrase) const {
  const size_t last = last_part(phrase, is(phrase.parts.back(), ","));
  const Gap gap = gap_between_words(words_, phrase.parts[last - 1].last(), phrase.parts[last].first);
  Row row{.first = phrase.first, .last = phrase.parts[last].last()};
  if (phrase.kind == PhraseKind::drop_item) {
    row.body = sequence({document(phrase.parts[0]), between(phrase.parts[0], phrase.parts[1], text(" ")),
                         align(filled(phrase, 1, last))});
  } else {
    row.body = joined(phrase, 0, last);
  }
  if (!gap.comments.empty()) {
    row.body = sequence(
        {row.body, nest(between(phrase.parts[last - 1], phrase.parts[last], nullptr)), document(phrase.parts[last])});
    return row;
  }
  row.tail = TailKind::because;
  row.tails.push_back(document(phrase.parts[last]));
  return row;
}

Row Layout::arm_row(const Phrase& phrase) const {
  size_t arrow = 0;
  while (!is(phrase.parts[arrow], "=>")) ++arrow;
  const Phrase& result = phrase.parts[arrow + 1];
  Row row{.first = phrase.first, .last = result.last(), .shape = RowShape::arm};
  const Document patterns = arrow == 1 ? document(phrase.parts[0]) : nest(filled(phrase, 0, arrow));
  row.body = sequence({document(phrase.parts[arrow]), hanging(phrase.parts[arrow], result)});
  const Gap gap = gap_between_words(words_, phrase.parts[arrow - 1].last(), phrase.parts[arrow].first);
  if (gap.comments.empty()) {
    row.cells.push_back(patterns);
    return row;
  }
  row.shape = RowShape::free;
  row.body = sequence({patterns, nest(between(phrase.parts[arrow - 1], phrase.parts[arrow], nullptr)), row.body});
  return row;
}

Row Layout::item_row(const Phrase& phrase) const {
  const std::vector<Phrase>& parts = phrase.parts;
  const auto part_is = [&](size_t at, std::string_view word) { return at < parts.size() && is(parts[at], word); };
  if (phrase.kind == PhraseKind::record_entry) return columns_row(phrase, RowShape::typed, {0}, 2);
  if (phrase.kind == PhraseKind::schema_item || phrase.kind == PhraseKind::record_item) {
    if (part_is(1, ":")) return columns_row(phrase, RowShape::typed, {0}, 2);
    if (part_is(2, ":")) return columns_row(phrase, RowShape::typed, {0}, 3);  // `key`
    if (part_is(0, "key")) {
      const size_t close = last_part(phrase, is(parts.back(), ","));
      return {
          .first = phrase.first,
          .last = parts[close].last(),
          .body = sequence({document(parts[0]), between(parts[0], parts[1], text(" ")), bracketed(phrase, 1, close)})};
    }
    return part_is(0, "...") ? plain_row(phrase) : reasoned_row(phrase);
  }
  if (phrase.kind == PhraseKind::item) {
    if (part_is(1, "=")) return setting_row(phrase, RowShape::setting, {0}, 1);
    if (part_is(0, "let")) return setting_row(phrase, RowShape::setting, {0}, 2);
    if (part_is(0, "keep")) {
      return {.first = phrase.first,
              .last = phrase.last(),
              .body = sequence({document(parts[0]), between(parts[0], parts[1], text(" ")),
                                align(filled(phrase, 1, parts.size()))})};
    }
  }
  return parts.back().kind == PhraseKind::because ? reasoned_row(phrase) : plain_row(phrase);
}

Row Layout::declaration_row(const Phrase& phrase) const {
  const std::vector<Phrase>& parts = phrase.parts;
  switch (phrase.kind) {
    case PhraseKind::source:
    case PhraseKind::target: return columns_row(phrase, RowShape::flow, {0, 3}, 4);
    case PhraseKind::type_declaration: return columns_row(phrase, RowShape::type, {0}, 2);
    case PhraseKind::param:
      if (parts.size() > 4) return setting_row(phrase, RowShape::param, {0, 3}, 4);
      return columns_row(phrase, RowShape::param, {0}, 3);
    case PhraseKind::expect: return reasoned_row(phrase);
    case PhraseKind::map: return {.first = phrase.first, .last = phrase.last(), .body = map_header(phrase)};
    case PhraseKind::function: {
      const size_t sign = parts.size() - 2;
      return {.first = phrase.first,
              .last = phrase.last(),
              .body = sequence({joined(phrase, 0, sign + 1), hanging(parts[sign], parts.back())})};
    }
    default: return plain_row(phrase);
  }
}

/// `map works for image in images by e -> assets { … }`
Document Layout::map_header(const Phrase& phrase) const {
  const std::vector<Phrase>& parts = phrase.parts;
  std::vector<Document> header;
  for (size_t at = 0; at + 1 < parts.size(); ++at) {
    const bool may_break = parts[at].kind == PhraseKind::unit_loop || is(parts[at], "by") || is(parts[at], "->");
    const Document gap = may_break ? line() : text(is(parts[at], ",") ? "" : " ");
    if (at > 0) header.push_back(between(parts[at - 1], parts[at], gap));
    header.push_back(document(parts[at]));
  }
  const Phrase& before = parts[parts.size() - 2];
  return sequence(
      {group(nest(sequence(std::move(header)))), between(before, parts.back(), text(" ")), document(parts.back())});
}

}  // namespace damson::format

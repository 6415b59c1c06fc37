// Types, and what other languages say of a field behind its type.
#include <fmt/core.h>

#include <limits>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

/// Whether a type stands here: behind `:` or `of` where fields and parameters are declared.
bool at_type(const ForeignReader& reader, size_t index) {
  const size_t before = reader.type_before(index);
  if (before == Lexer::OF || before == Lexer::ARROW) return before == Lexer::OF || reader.inside(Lexer::FN, index);
  if (before != Lexer::COLON) return false;
  for (const size_t declaration :
       {Lexer::SCHEMA, Lexer::PARAM, Lexer::FN, Lexer::SOURCE, Lexer::LOOKUP, Lexer::TARGET, Lexer::TYPE}) {
    if (reader.inside(declaration, index)) return true;
  }
  return false;
}

size_t closing_sign(size_t open) {
  return open == Lexer::LESS           ? Lexer::GREATER
         : open == Lexer::LEFT_BRACKET ? Lexer::RIGHT_BRACKET
                                       : Lexer::RIGHT_PARENTHESIS;
}

/// `list<text>`, `array[text]`, `list(text)`, `Optional[text]`: a word, and a name in brackets behind it.
bool read_generic(ForeignReader& reader, size_t index) {
  const size_t open = reader.type(index + 1);
  const bool brackets = open == Lexer::LESS || open == Lexer::LEFT_BRACKET || open == Lexer::LEFT_PARENTHESIS;
  if (!brackets || !can_be_name(reader.type(index + 2)) || reader.type(index + 3) != closing_sign(open)) return false;
  const ForeignWord* word = find_foreign_word(reader.text(index), ForeignPlace::type);
  if (word == nullptr || (word->name != "list" && word->name != "optional")) return false;
  const WordRange whole{index, index + 4};
  const std::string inner(reader.text(index + 2));
  const std::string meant = word->name == "list" ? fmt::format("list of {}", inner) : fmt::format("{}?", inner);
  reader.report(reader.span(whole), fmt::format("`{}` is written `{}`", reader.written(whole), meant), meant,
                Fix::safe);
  if (word->name == "optional") {
    reader.become({index + 3, index + 4}, Lexer::QUESTION, "?");
    reader.erase({index, index + 2});
    return true;
  }
  reader.erase({index + 3, index + 4});
  reader.become({index + 1, index + 2}, Lexer::OF, "of");
  reader.become({index, index + 1}, Lexer::LIST, "list");
  return true;
}

/// `text[]`, `[text]`.
bool read_brackets(ForeignReader& reader, size_t index) {
  const bool behind = can_be_name(reader.type(index)) && reader.type(index + 1) == Lexer::LEFT_BRACKET &&
                      reader.type(index + 2) == Lexer::RIGHT_BRACKET;
  const bool around = reader.type(index) == Lexer::LEFT_BRACKET && can_be_name(reader.type(index + 1)) &&
                      reader.type(index + 2) == Lexer::RIGHT_BRACKET;
  if (!behind && !around) return false;
  const WordRange whole{index, index + 3};
  const size_t name = behind ? index : index + 1;
  const std::string inner(reader.text(name));
  const ForeignWord* word = find_foreign_word(inner, ForeignPlace::type);
  const auto here = word == nullptr ? std::nullopt : written_here(*word, {});
  const std::string meant = fmt::format("list of {}", here.value_or(inner));
  reader.report(reader.span(whole), fmt::format("`{}` is written `{}`", reader.written(whole), meant), meant,
                Fix::safe);
  reader.become(whole, Lexer::NAME, here.value_or(inner));
  reader.insert(index, Lexer::OF);
  reader.insert(index, Lexer::LIST);
  return true;
}

/// `list text`, `array of text`, `lists of text`.
bool read_list_words(ForeignReader& reader, size_t index) {
  const bool list = reader.type(index) == Lexer::LIST;
  const bool other = reader.is_name(index, {"array", "set", "sequence", "lists", "collection"});
  if (!list && !other) return false;
  const bool of = reader.type(index + 1) == Lexer::OF;
  if (list == of || !reader.same_line(index + 1)) return false;
  const bool type_follows = of || (can_be_name(reader.type(index + 1)) && reader.type(index + 2) != Lexer::COLON);
  if (!type_follows) return false;
  const size_t name = of ? index + 2 : index + 1;
  const WordRange whole{index, name + 1};
  const std::string meant = fmt::format("list of {}", reader.text(name));
  reader.report(reader.span(whole), fmt::format("`{}` is written `{}`", reader.written(whole), meant), meant,
                Fix::safe);
  if (!of) reader.insert(index + 1, Lexer::OF);
  reader.become({index, index + 1}, Lexer::LIST, "list");
  return true;
}

/// `varchar(200)`, `decimal(10, 2)`, `text(200)`.
bool read_sized(ForeignReader& reader, size_t index) {
  if (!can_be_name(reader.type(index)) || reader.type(index + 1) != Lexer::LEFT_PARENTHESIS ||
      reader.type(index + 2) != Lexer::INTEGER)
    return false;
  const bool two = reader.type(index + 3) == Lexer::COMMA && reader.type(index + 4) == Lexer::INTEGER;
  const size_t close = two ? index + 5 : index + 3;
  const ForeignWord* word = find_foreign_word(reader.text(index), ForeignPlace::type);
  if (reader.type(close) != Lexer::RIGHT_PARENTHESIS || word == nullptr) return false;
  std::vector<std::string> operands{std::string(reader.text(index + 2))};
  if (two) operands.emplace_back(reader.text(index + 4));
  const auto here = written_here(*word, operands);
  if (!here) return false;
  const WordRange whole{index, close + 1};
  const bool length = here->find('(') != std::string::npos;
  reader.report(reader.span(whole),
                fmt::format("`{}` is written `{}`{}", reader.written(whole), *here,
                            length ? fmt::format(": at most {} characters", operands.front()) : ""),
                *here);
  reader.become(whole, Lexer::NAME, here->substr(0, here->find('(')));
  return true;
}

/// `one of ["a", "b"]`, `enum("a", "b")`, `one of "a" or "b"`, `"a" | "b"`.
bool read_options(ForeignReader& reader, size_t index) {
  const bool one_of = reader.type(index) == Lexer::ONE && reader.type(index + 1) == Lexer::OF;
  const ForeignWord* word = one_of ? nullptr : find_foreign_word(reader.text(index), ForeignPlace::type);
  const bool list = word != nullptr && word->name == "enum" && can_be_name(reader.type(index));
  const bool texts = reader.type(index) == Lexer::TEXT_OPEN && reader.type_before(index) == Lexer::COLON &&
                     reader.inside(Lexer::SCHEMA, index);
  if (!one_of && !list && !texts) return false;
  size_t first = index + (one_of ? 2 : list ? 1 : 0);
  const bool bracketed = reader.type(first) == Lexer::LEFT_BRACKET || reader.type(first) == Lexer::LEFT_PARENTHESIS ||
                         reader.type(first) == Lexer::LEFT_BRACE;
  const size_t close = bracketed ? reader.closing_of(first).value_or(first) : first;  // none: where it opens
  if (bracketed && close == first) return false;
  if (bracketed) ++first;
  std::vector<WordRange> options;
  size_t at = first;
  bool other_sign = false;
  while (reader.type(at) == Lexer::TEXT_OPEN) {
    const size_t end = reader.closing_of(at).value_or(at) + 1;
    options.push_back({at, end});
    at = end;
    const size_t sign = reader.type(at);
    const bool between =
        (sign == Lexer::COMMA || sign == Lexer::PIPE || sign == Lexer::OR) && reader.type(at + 1) == Lexer::TEXT_OPEN;
    if (!between) break;
    other_sign |= sign != Lexer::COMMA;
    ++at;
  }
  if (options.size() < (texts ? 2U : 1U) || (bracketed && at != close) || (one_of && !bracketed && !other_sign))
    return false;
  std::string meant;
  for (const WordRange option : options)
    meant += fmt::format("{} {}", meant.empty() ? "one of" : ",", reader.written(option));
  const WordRange whole{index, bracketed ? close + 1 : at};
  reader.report(reader.span(whole), fmt::format("what a text can be is written `{}`", meant), meant, Fix::safe);
  if (bracketed) reader.erase({close, close + 1});
  for (size_t i = first; i < at; ++i) {
    if (reader.type(i) == Lexer::PIPE || reader.type(i) == Lexer::OR) reader.become({i, i + 1}, Lexer::COMMA, ",");
  }
  if (bracketed) reader.erase({first - 1, first});
  if (list) reader.erase({index, index + 1});
  if (!one_of) {
    reader.insert(index, Lexer::OF);
    reader.insert(index, Lexer::ONE);
  }
  return true;
}

/// `optional text`, `nullable text`.
bool read_optional_word(ForeignReader& reader, size_t index) {
  if (!reader.is_name(index, {"optional", "nullable", "maybe"}) || !can_be_name(reader.type(index + 1)) ||
      !reader.same_line(index + 1))
    return false;
  if (reader.type(index + 2) == Lexer::COLON) return false;
  const std::string meant = fmt::format("{}?", reader.text(index + 1));
  reader.report(reader.span({index, index + 2}),
                fmt::format("a type whose value may be missing ends in `?`: `{}`", meant), meant, Fix::safe);
  reader.insert(index + 2, Lexer::QUESTION);
  reader.erase({index, index + 1});
  return true;
}

/// The end of what is written behind a type, on its line.
size_t end_of_field(const ForeignReader& reader, size_t index) {
  while (reader.same_line(index) && reader.type(index) != Lexer::COMMA && reader.type(index) != Lexer::RIGHT_BRACE &&
         reader.type(index) != antlr4::Token::EOF)
    ++index;
  return index;
}

/// Whether a type has just ended: `text`, `text?`, `text(1..3)`, `/…/`.
bool behind_type(const ForeignReader& reader, size_t index) {
  const size_t before = reader.type_before(index);
  const bool ends = before == Lexer::QUESTION || before == Lexer::RIGHT_PARENTHESIS || before == Lexer::REGEX ||
                    before == Lexer::TEXT_CLOSE || can_be_name(before);
  if (!ends || !reader.same_line(index)) return false;
  for (size_t i = index; i-- > 0;) {
    if (reader.type(i) == Lexer::COLON) return i + 1 < index;
    if (reader.at(i).first_on_line || reader.type(i) == Lexer::COMMA) return false;
  }
  return false;
}

void take_away(ForeignReader& reader, WordRange range, std::string message) {
  reader.tell(ForeignReader::draft(reader.span(range), message)
                  .suggest(reader.span(range), "", Fix::needs_review, "take it away"));
  reader.erase(range);
}

bool read_not_null(ForeignReader& reader, size_t index) {
  const bool not_null =
      (reader.type(index) == Lexer::NOT || reader.is_name(index, {"not"})) &&
      (reader.type(index + 1) == Lexer::MISSING || reader.is_name(index + 1, {"null", "none", "empty"}));
  if (not_null) {
    take_away(reader, {index, index + 2}, "a type without `?` may not be missing, and nothing more is said");
    return true;
  }
  if (reader.is_name(index, {"required", "mandatory"}) && reader.type(index + 1) != Lexer::COLON) {
    take_away(reader, {index, index + 1},
              fmt::format("a type without `?` may not be missing: `{}` is not needed", reader.text(index)));
    return true;
  }
  return false;
}

/// `text null`, `text or missing`, `text | null`.
bool read_nullable(ForeignReader& reader, size_t index) {
  const auto is_nothing = [&](size_t i) {
    return reader.type(i) == Lexer::MISSING || reader.is_name(i, {"null", "none", "undefined", "nil"});
  };
  const bool alternative =
      (reader.type(index) == Lexer::OR || reader.type(index) == Lexer::PIPE) && is_nothing(index + 1);
  const bool word =
      (is_nothing(index) || reader.is_name(index, {"nullable", "optional"})) && reader.type(index + 1) != Lexer::COLON;
  if (!alternative && !word) return false;
  const WordRange whole{index, index + (alternative ? 2 : 1)};
  const bool already = reader.type_before(index) == Lexer::QUESTION;
  if (already) {
    take_away(reader, whole, "the `?` says already that it may be missing");
    return true;
  }
  const Span place{.text = reader.at(index).span.text,
                   .begin = reader.at(index - 1).span.end,
                   .end = reader.at(whole.end - 1).span.end};
  reader.report(place, "a type whose value may be missing ends in `?`", "?", Fix::safe);
  reader.become(whole, Lexer::QUESTION, "?");
  return true;
}

/// `= "A"`, `default "A"`.
bool read_default(ForeignReader& reader, size_t index) {
  const bool sign = reader.type(index) == Lexer::ASSIGN && reader.inside(Lexer::SCHEMA, index);
  const bool word =
      reader.is_name(index, {"default"}) && reader.type(index + 1) != Lexer::COLON && reader.same_line(index + 1);
  if (!sign && !word) return false;
  const size_t end = end_of_field(reader, index);
  if (end <= index + 1) return false;
  const std::string value = reader.written({index + 1, end});
  const WordRange whole{index, end};
  const bool optional = reader.type_before(index) == Lexer::QUESTION;
  const Span place{
      .text = reader.at(index).span.text, .begin = reader.at(index - 1).span.end, .end = reader.at(end - 1).span.end};
  reader.tell(ForeignReader::draft(reader.span(whole),
                                   "a schema has no default values: the map says what stands in for what is missing")
                  .suggest(place, optional ? "" : "?", Fix::needs_review,
                           optional ? "take it away here" : "let the type end in `?` instead")
                  .note(fmt::format("write in the map `… on missing {}`", value)));
  if (!optional) {
    reader.become({index, index + 1}, Lexer::QUESTION, "?");
    reader.erase({index + 1, end});
  } else {
    reader.erase(whole);
  }
  return true;
}

/// `id: int primary key`.
bool read_primary_key(ForeignReader& reader, size_t index) {
  const bool primary = reader.is_name(index, {"primary"}) && reader.type(index + 1) == Lexer::KEY;
  const bool alone = reader.type(index) == Lexer::KEY && reader.type(index + 1) != Lexer::COLON &&
                     reader.type(index + 1) != Lexer::LEFT_PARENTHESIS &&
                     (!reader.same_line(index + 1) || reader.type(index + 1) == Lexer::COMMA ||
                      reader.type(index + 1) == Lexer::RIGHT_BRACE);
  const bool serial = reader.is_name(index, {"auto_increment", "autoincrement"});
  if (serial) {
    take_away(reader, {index, index + 1},
              "keys are not counted up here: a record has the key that its source gives it");
    return true;
  }
  if (!primary && !alone) return false;
  const WordRange whole{index, index + (primary ? 2 : 1)};
  size_t name = index;
  while (name > 0 && reader.type(name) != Lexer::COLON) --name;
  const Span field = reader.at(name - 1).span;
  reader.tell(
      ForeignReader::draft(reader.span(whole), "`key` stands in front of the field")
          .suggest({.text = field.text, .begin = field.begin, .end = reader.at(index + (primary ? 1 : 0)).span.end},
                   fmt::format("key {}", reader.written({name - 1, index}))));
  reader.erase(whole);
  reader.insert(name - 1, Lexer::KEY);
  return true;
}

/// `matching "\d+"`.
bool read_matching_text(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::MATCHING || reader.type(index + 1) != Lexer::TEXT_OPEN) return false;
  const auto close = reader.closing_of(index + 1);
  if (!close) return false;
  const WordRange text{index + 1, *close + 1};
  std::string written = reader.written(text);
  // the slashes are there, and quotes around them
  if (written.size() > 4 && written.starts_with("\"/") && written.ends_with("/\""))
    written = '"' + written.substr(2, written.size() - 4) + '"';
  const auto pattern = as_pattern(written);
  if (!pattern) return false;
  reader.report(reader.span(text), fmt::format("a pattern stands between slashes: `matching {}`", *pattern), *pattern);
  reader.become(text, Lexer::REGEX, *pattern);
  return true;
}

/// `title?: text`.
bool read_optional_name(ForeignReader& reader, size_t index) {
  const bool found = can_be_name(reader.type(index)) && reader.type(index + 1) == Lexer::QUESTION &&
                     reader.type(index + 2) == Lexer::COLON && can_be_name(reader.type(index + 3)) &&
                     reader.at(index).first_on_line;
  if (!found) return false;
  const WordRange whole{index, index + 4};
  const std::string meant = fmt::format("{}: {}?", reader.text(index), reader.text(index + 3));
  reader.report(reader.span(whole), fmt::format("`?` stands behind the type: `{}`", meant), meant);
  reader.insert(index + 4, Lexer::QUESTION);
  reader.erase({index + 1, index + 2});
  return true;
}

}  // namespace

/// `int >= 100`, `int(>= 100)`, `int(min: 1, max: 2000)`, `int between 1 and 2000`, `int(1 to 2000)`: a range.
bool read_bounds(ForeignReader& reader, size_t index) {
  if (!can_be_name(reader.type(index)) || reader.at(index).first_on_line) return false;
  const bool bracketed = reader.type(index + 1) == Lexer::LEFT_PARENTHESIS;
  constexpr size_t nowhere = std::numeric_limits<size_t>::max();
  const size_t close = bracketed ? reader.closing_of(index + 1).value_or(nowhere) : nowhere;
  if (bracketed && close == nowhere) return false;
  size_t at = index + (bracketed ? 2 : 1);
  std::string low;
  std::string high;
  bool other = false;
  const auto is_number = [&](size_t place) {
    return reader.type(place) == Lexer::INTEGER || reader.type(place) == Lexer::DECIMAL;
  };
  while (reader.same_line(at) && at < close) {
    const size_t type = reader.type(at);
    const bool least = type == Lexer::GREATER_OR_EQUAL || reader.is_name(at, {"min", "minimum", "from", "between"});
    const bool most = type == Lexer::LESS_OR_EQUAL || reader.is_name(at, {"max", "maximum", "to", "and"});
    if (!least && !most && !(bracketed && low.empty() && is_number(at))) break;
    if (least || most) other = true;
    if (least || most) ++at;
    if (reader.type(at) == Lexer::COLON || reader.type(at) == Lexer::ASSIGN) ++at;
    if (!is_number(at)) return false;
    (most ? high : low) = std::string(reader.text(at));
    ++at;
    if (reader.type(at) == Lexer::COMMA) ++at;
  }
  if (!other || low.empty() || (bracketed && at != close)) return false;
  const WordRange whole{index, bracketed ? close + 1 : at};
  const std::string meant = fmt::format("{}({}..{})", reader.text(index), low, high);
  reader.report(reader.span(whole), fmt::format("what a number can be is a range behind its type: `{}`", meant), meant);
  const std::string type(reader.text(index));
  reader.become(whole, Lexer::NAME, type);
  return true;
}

/// `one of "a" "b"`: the commas between are missing.
bool read_options_without_commas(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::ONE || reader.type(index + 1) != Lexer::OF) return false;
  std::string meant;
  bool bare = false;
  size_t at = index + 2;
  std::vector<size_t> gaps;
  while (reader.type(at) == Lexer::TEXT_OPEN && (at == index + 2 || reader.same_line(at))) {
    const size_t end = reader.closing_of(at).value_or(at) + 1;
    meant += (meant.empty() ? "one of " : ", ") + reader.written({at, end});
    at = end;
    if (reader.type(at) == Lexer::COMMA)
      ++at;
    else if (reader.type(at) == Lexer::TEXT_OPEN && reader.same_line(at))
      gaps.push_back(at);
  }
  bare = !gaps.empty();
  if (!bare) return false;
  const WordRange whole{index, at};
  reader.report(reader.span(whole), fmt::format("commas stand between the texts: `{}`", meant), meant);
  for (auto gap = gaps.rbegin(); gap != gaps.rend(); ++gap) reader.insert(*gap, Lexer::COMMA);
  return true;
}

bool read_type(ForeignReader& reader, size_t index) {
  if (read_options_without_commas(reader, index)) return true;
  if (read_matching_text(reader, index) || read_optional_name(reader, index)) return true;
  if (!at_type(reader, index)) return false;
  return read_generic(reader, index) || read_brackets(reader, index) || read_list_words(reader, index) ||
         read_sized(reader, index) || read_bounds(reader, index) || read_options(reader, index) ||
         read_optional_word(reader, index);
}

bool read_field_type(ForeignReader& reader, size_t index) {
  if (!behind_type(reader, index) || !reader.inside(Lexer::SCHEMA, index)) return false;
  return read_not_null(reader, index) || read_nullable(reader, index) || read_default(reader, index) ||
         read_primary_key(reader, index);
}

}  // namespace damson::syntax::foreign

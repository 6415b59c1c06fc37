// One function a slip; each looks at one word, and gives true when it has told of something there.
#include "compiler/syntax/recovery/line_slips.h"

#include <fmt/core.h>

#include <array>
#include <string>
#include <vector>

#include "DamsonLexer.h"
#include "compiler/diagnostics/missing_because.h"
#include "compiler/diagnostics/missing_part.h"
#include "compiler/diagnostics/missing_value.h"
#include "compiler/diagnostics/misspelt_keyword.h"
#include "compiler/diagnostics/name_in_quotes.h"
#include "compiler/diagnostics/unexpected_word.h"
#include "compiler/diagnostics/unknown_character.h"
#include "compiler/diagnostics/unterminated_text.h"
#include "compiler/diagnostics/wrong_sign.h"
#include "compiler/syntax/recovery/describe_failure.h"
#include "compiler/syntax/recovery/name_places.h"
#include "compiler/syntax/recovery/word_editor.h"
#include "compiler/syntax/words/word_kind.h"
#include "runtime/base/limits.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

bool is_near(std::string_view word, std::string_view keyword) {
  const std::vector<std::string_view> keywords = {keyword};
  return nearest_name(word, keywords).has_value();
}

bool begins_value(const WordEditor& words, size_t index) {
  const size_t type = words.type(index);
  return type == DamsonLexer::NAME || type == DamsonLexer::QUOTED_NAME || type == DamsonLexer::TEXT_OPEN ||
         type == DamsonLexer::INTEGER || type == DamsonLexer::DECIMAL || type == DamsonLexer::IF ||
         type == DamsonLexer::CASE || type == DamsonLexer::MISSING;
}

bool holds(const WordEditor& words, size_t first, size_t end, size_t type) {
  for (size_t index = first; index < end; ++index) {
    if (words.type(index) == type) return true;
  }
  return false;
}

/// `matchin /…/`: nothing else stands before a pattern in a type.
bool misspelt_matching(WordEditor& words, size_t index, SyntaxProblems& problems) {
  if (words.type(index) != DamsonLexer::NAME || words.type(index + 1) != DamsonLexer::REGEX || !words.same_line(index))
    return false;
  if (!is_near(words.text(index), "matching")) return false;
  problems.add(
      misspelt_keyword(words.at(index).span, words.text(index)).suggest(words.at(index).span, "matching", Fix::safe));
  words.change(index, DamsonLexer::MATCHING);
  return true;
}

/// `skip whne …`.
bool misspelt_when(WordEditor& words, size_t index, SyntaxProblems& problems) {
  if (words.type(index) != DamsonLexer::NAME || !words.same_line(index) ||
      !words.one_of(index - 1, {DamsonLexer::SKIP_, DamsonLexer::OMIT}))
    return false;
  if (!words.at(index - 1).first_on_line || !is_near(words.text(index), "when")) return false;
  problems.add(
      misspelt_keyword(words.at(index).span, words.text(index)).suggest(words.at(index).span, "when", Fix::safe));
  words.change(index, DamsonLexer::WHEN);
  return true;
}

/// `title title | squeeze`: a field and its value without the `=` between.
bool missing_equals(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool field = words.type(index) == DamsonLexer::NAME || words.type(index) == DamsonLexer::QUOTED_NAME;
  if (!field || !words.at(index).first_on_line || !words.same_line(index + 1) || !begins_value(words, index + 1))
    return false;
  if (words.declaration_around(index) != DamsonLexer::MAP ||
      words.one_of(index - 1, {DamsonLexer::COMMA, DamsonLexer::LEFT_BRACKET, DamsonLexer::LEFT_PARENTHESIS}))
    return false;
  const size_t end = words.end_of_line(index);
  if (holds(words, index, end, DamsonLexer::ASSIGN) || holds(words, index, end, DamsonLexer::FAT_ARROW) ||
      holds(words, index, end, DamsonLexer::COLON))
    return false;
  const bool known = words.is_used_elsewhere(index);
  const bool decides =
      holds(words, index, end, DamsonLexer::BECAUSE) || words.one_of(end, {DamsonLexer::BECAUSE, DamsonLexer::COMMA});
  if (!known && decides) return false;
  for (const std::string_view keyword : {"let", "keep", "drop", "require", "advise", "skip", "omit"}) {
    if (!known && is_near(words.text(index), keyword)) return false;
  }
  const Span name = words.at(index).span;
  problems.add(missing_part(name, "`=`", words.text(index))
                   .suggest({.text = name.text, .begin = name.end, .end = name.end}, " =", Fix::needs_review,
                            fmt::format("write `{} = …`", words.text(index))));
  words.insert(index + 1, DamsonLexer::ASSIGN);
  return true;
}

/// `drop status changed because …`.
bool missing_comma(WordEditor& words, size_t index, SyntaxProblems& problems) {
  if (!words.one_of(index, {DamsonLexer::DROP, DamsonLexer::KEEP}) || words.before(index) == DamsonLexer::BY)
    return false;
  bool told = false;
  for (size_t at = index + 1;
       at + 1 < words.size() && !words.one_of(at, {DamsonLexer::BECAUSE, DamsonLexer::RIGHT_BRACE}); ++at) {
    const bool two = can_be_name(words.type(at)) && words.same_line(at + 1) && can_be_name(words.type(at + 1)) &&
                     words.type(at + 1) != DamsonLexer::BECAUSE;
    if (two && words.type(at + 2) == DamsonLexer::TEXT_OPEN && is_near(words.text(at + 1), "because")) continue;
    if (!two || !words.is_used_elsewhere(at) || !words.is_used_elsewhere(at + 1)) continue;
    const Span name = words.at(at).span;
    problems.add(missing_part(name, "a comma", words.text(at))
                     .suggest({.text = name.text, .begin = name.end, .end = name.end}, ",", Fix::needs_review,
                              fmt::format("write `{}, {}`", words.text(at), words.text(at + 1))));
    words.insert(at + 1, DamsonLexer::COMMA);
    told = true;
  }
  return told;
}

/// `because: "…"`, `skip when: …`, `on missing: …`.
bool colon_behind_keyword(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool sign = words.one_of(index, {DamsonLexer::COLON, DamsonLexer::ASSIGN}) && words.same_line(index);
  if (!sign) return false;
  const size_t before = words.before(index);
  const bool clause =
      (before == DamsonLexer::MISSING || before == DamsonLexer::ERROR || before == DamsonLexer::UNMATCHED) &&
      index > 1 && words.type(index - 2) == DamsonLexer::ON;
  const bool when =
      before == DamsonLexer::WHEN && index > 1 && words.one_of(index - 2, {DamsonLexer::SKIP_, DamsonLexer::OMIT});
  const bool reason = before == DamsonLexer::BECAUSE && words.type(index + 1) == DamsonLexer::TEXT_OPEN && index > 1 &&
                      words.same_line(index - 1);
  const bool use = before == DamsonLexer::USE && index > 1 && words.same_line(index - 1) &&
                   words.type(index - 2) == DamsonLexer::TEXT_CLOSE;
  const bool record = index > 2 && words.type(index + 1) == DamsonLexer::LEFT_BRACE &&
                      words.one_of(index - 2, {DamsonLexer::GIVEN, DamsonLexer::EXPECT}) &&
                      words.declaration_around(index) == DamsonLexer::TEST;
  if (!clause && !when && !reason && !use && !record) return false;
  const Span place = words.at(index).span;
  problems.add(unexpected_word(place, fmt::format("`{}`", words.text(index)))
                   .label(fmt::format("nothing stands between `{}` and what follows it", words.text(index - 1)))
                   .suggest(place, "", Fix::safe, "take it away"));
  words.erase(index);
  return true;
}

/// `=> reject "…"`, `on error skip "…"`.
bool missing_reason_word(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool decides =
      words.one_of(index, {DamsonLexer::REJECT, DamsonLexer::SKIP_}) && words.type(index + 1) == DamsonLexer::TEXT_OPEN;
  if (!decides || words.at(index + 1).first_on_line) return false;
  const std::string_view reason = words.text(index + 2);
  const size_t begin = reason.find_first_not_of(' ');
  if (begin != std::string_view::npos && reason.substr(begin).starts_with("because"))
    return false;  // it has slipped into the text
  const size_t before = words.before(index);
  if (before != DamsonLexer::FAT_ARROW && before != DamsonLexer::MISSING && before != DamsonLexer::ERROR &&
      before != DamsonLexer::UNMATCHED)
    return false;
  problems.add(missing_because(words.at(index + 1).span, fmt::format("`{}`", words.text(index)))
                   .suggest(words.gap_before(index + 1), "because ", Fix::safe));
  words.insert(index + 1, DamsonLexer::BECAUSE);
  return true;
}

/// `… use` and the line is over; what stands on the next is another line.
bool value_left_out(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool wants = words.one_of(index, {DamsonLexer::USE, DamsonLexer::THEN, DamsonLexer::WHEN, DamsonLexer::ASSIGN,
                                          DamsonLexer::PIPE, DamsonLexer::PLUS, DamsonLexer::STAR, DamsonLexer::EQUAL,
                                          DamsonLexer::NOT_EQUAL, DamsonLexer::AND, DamsonLexer::OR}) &&
                     words.same_line(index) && words.declaration_around(index) == DamsonLexer::MAP;
  if (!wants) return false;
  const bool over = words.at(index + 1).first_on_line || words.type(index + 1) == DamsonLexer::RIGHT_BRACE ||
                    words.type(index + 1) == antlr4::Token::EOF;
  const bool next_line =
      words.type(index + 1) == DamsonLexer::RIGHT_BRACE ||
      (can_be_name(words.type(index + 1)) && words.one_of(index + 2, {DamsonLexer::ASSIGN, DamsonLexer::LEFT_BRACE})) ||
      words.one_of(index + 1, {DamsonLexer::LET, DamsonLexer::DROP, DamsonLexer::KEEP, DamsonLexer::SKIP_});
  const bool keyword = words.type(index) != DamsonLexer::USE || words.before(index) == DamsonLexer::TEXT_CLOSE;
  if (!over || !next_line || !keyword) return false;
  problems.add(missing_value(words.at(index).span, describe_word(words.words(), index)));
  words.insert(index + 1, DamsonLexer::BROKEN_CHARACTER);
  return true;
}

/// `map assets <- works`, `map works to assets`.
bool map_without_arrow(WordEditor& words, size_t index, SyntaxProblems& problems) {
  if (words.type(index) != DamsonLexer::MAP || !can_be_name(words.type(index + 1)) || !words.at(index).first_on_line)
    return false;
  const bool turned = words.type(index + 2) == DamsonLexer::LESS && words.type(index + 3) == DamsonLexer::MINUS &&
                      can_be_name(words.type(index + 4));
  if (turned) {
    const std::string meant = fmt::format("{} -> {}", words.text(index + 4), words.text(index + 1));
    problems.add(wrong_sign({.text = words.at(index).span.text,
                             .begin = words.at(index + 2).span.begin,
                             .end = words.at(index + 3).span.end},
                            "<-", "->", "what a map fills")
                     .label("the source stands first")
                     .suggest(words.from_to(index + 1, index + 4), meant));
    words.swap(index + 1, index + 4);
    words.change(index + 2, DamsonLexer::ARROW);
    words.erase(index + 3);
    return true;
  }
  const bool word = words.one_of(index + 2, {DamsonLexer::TO, DamsonLexer::NAME, DamsonLexer::AS}) &&
                    can_be_name(words.type(index + 3)) && words.type(index + 4) == DamsonLexer::LEFT_BRACE;
  const bool means_to = words.text(index + 2) == "to" || words.text(index + 2) == "into" ||
                        words.text(index + 2) == "onto" || words.text(index + 2) == "as";
  if (!word || !means_to) return false;
  problems.add(wrong_sign(words.at(index + 2).span, words.text(index + 2), "->", "what a map fills")
                   .suggest(words.at(index + 2).span, "->", Fix::safe));
  words.change(index + 2, DamsonLexer::ARROW);
  return true;
}

/// The word between a type and its connector: `from` for what is read, `to` for what is written.
bool other_direction(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool reads = words.one_of(index, {DamsonLexer::SOURCE, DamsonLexer::LOOKUP});
  if (!words.at(index).first_on_line || (!reads && words.type(index) != DamsonLexer::TARGET)) return false;
  if (!can_be_name(words.type(index + 1)) || words.type(index + 2) != DamsonLexer::COLON ||
      !can_be_name(words.type(index + 3)))
    return false;
  const size_t sign = index + 4;
  const bool connects = can_be_name(words.type(sign + 1)) && words.type(sign + 2) == DamsonLexer::LEFT_PARENTHESIS;
  const bool other =
      words.one_of(sign, {DamsonLexer::ASSIGN, DamsonLexer::ARROW, DamsonLexer::FAT_ARROW, DamsonLexer::COLON}) ||
      (words.type(sign) == (reads ? DamsonLexer::TO : DamsonLexer::FROM)) || words.text(sign) == "in" ||
      words.text(sign) == "into";
  if (!connects || !other) return false;
  const std::string_view meant = reads ? "from" : "to";
  problems.add(wrong_sign(words.at(sign).span, words.text(sign), meant,
                          reads ? "where records come from" : "where records go to")
                   .suggest(words.at(sign).span, std::string(meant), Fix::safe));
  words.change(sign, reads ? DamsonLexer::FROM : DamsonLexer::TO);
  return true;
}

/// `source works = csv(…)`, `param since = …`: the type is left out.
bool type_left_out(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool declares =
      words.one_of(index, {DamsonLexer::SOURCE, DamsonLexer::LOOKUP, DamsonLexer::TARGET, DamsonLexer::PARAM});
  if (!declares || !words.at(index).first_on_line || !can_be_name(words.type(index + 1))) return false;
  const bool param = words.type(index) == DamsonLexer::PARAM;
  const bool out = words.type(index) == DamsonLexer::TARGET;
  const bool sign = words.type(index + 2) == DamsonLexer::ASSIGN ||
                    (!param && words.one_of(index + 2, {DamsonLexer::FROM, DamsonLexer::TO}));
  if (!sign || (!param && words.type(index + 4) != DamsonLexer::LEFT_PARENTHESIS)) return false;
  const std::string_view name = words.text(index + 1);
  const std::string form =
      param ? fmt::format("param {}: date = …", name)
            : fmt::format("{} {}: Work {} {}(…)", words.text(index), name, out ? "to" : "from", words.text(index + 3));
  problems.add(missing_part(words.at(index + 1).span, param ? "a type" : "the schema of its records", name)
                   .note(fmt::format("write it behind a `:`, like `{}`", form)));
  words.insert(index + 2, DamsonLexer::BROKEN_CHARACTER);
  return true;
}

/// `"title": text`, `"id" = number`: quotes round a name, as in JSON.
bool name_within_quotes(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool quoted = words.type(index) == DamsonLexer::TEXT_OPEN &&
                      words.type(index + 1) == DamsonLexer::TEXT_CHARACTERS &&
                      words.type(index + 2) == DamsonLexer::TEXT_CLOSE &&
                      words.one_of(index + 3, {DamsonLexer::COLON, DamsonLexer::ASSIGN});
  const bool begins = words.at(index).first_on_line ||
                      words.one_of(index - 1, {DamsonLexer::LEFT_BRACE, DamsonLexer::COMMA, DamsonLexer::KEY});
  const size_t around = words.declaration_around(index);
  const bool names_fields = around == DamsonLexer::SCHEMA || around == DamsonLexer::MAP || around == DamsonLexer::TEST;
  if (index == 0 || !quoted || !begins || !names_fields) return false;
  if (around == DamsonLexer::MAP && words.type(index + 3) == DamsonLexer::COLON && !words.at(index).first_on_line)
    return false;
  const std::string_view inside = words.text(index + 1);
  const std::string name = is_plain_name(inside) ? std::string(inside) : fmt::format("`{}`", inside);
  problems.add(name_in_quotes(words.from_to(index, index + 2), name).suggest(words.from_to(index, index + 2), name));
  const bool first = words.at(index).first_on_line;
  words.erase(index + 2);
  words.erase(index);
  words.words().list[index].type = DamsonLexer::NAME;
  words.words().list[index].first_on_line = first;
  return true;
}

/// `PD, CC0 => …` in a vocabulary: terms without quotes.
bool term_without_quotes(WordEditor& words, size_t index, SyntaxProblems& problems) {
  if (words.declaration_around(index) != DamsonLexer::VOCABULARY || words.type(index) != DamsonLexer::NAME ||
      !words.at(index).first_on_line)
    return false;
  std::string meant;
  size_t at = index;
  while (true) {
    size_t end = at;
    while (can_be_name(words.type(end)) && (end == at || words.same_line(end))) ++end;
    if (end == at) return false;
    const Span term = words.from_to(at, end - 1);
    meant += fmt::format("{}\"{}\"", meant.empty() ? "" : ", ",
                         words.words().content.substr(term.begin, term.end - term.begin));
    at = end;
    if (words.type(at) == DamsonLexer::FAT_ARROW) break;
    if (words.type(at) != DamsonLexer::COMMA) return false;
    ++at;
  }
  const Span all = words.from_to(index, at - 1);
  problems.add(unexpected_word(all, fmt::format("`{}`", words.words().content.substr(all.begin, all.end - all.begin)))
                   .label("a term stands in quotes")
                   .suggest(all, meant));
  words.join(index, at - 1, DamsonLexer::BROKEN_QUOTES);
  return true;
}

/// `/^https://x/ => …`: the pattern ends at its second slash.
bool slash_in_pattern(WordEditor& words, size_t index, SyntaxProblems& problems) {
  if (words.type(index) != DamsonLexer::REGEX || words.at(index + 1).span.begin != words.at(index).span.end ||
      !words.same_line(index + 1))
    return false;
  const size_t next = words.type(index + 1);
  if (next != DamsonLexer::REGEX && next != DamsonLexer::BROKEN_REGEX && !can_be_name(next) &&
      next != DamsonLexer::INTEGER)
    return false;
  const uint32_t begin = words.at(index).span.begin;
  const std::string_view content = words.words().content;
  const std::string_view line = content.substr(begin, content.find_first_of("\r\n", begin) - begin);
  const size_t arrow = std::min(line.find("=>"), line.size());
  const size_t close = line.substr(0, arrow).rfind('/');
  if (close == 0 || close == std::string_view::npos) return false;
  std::string meant = "/";
  for (size_t at = 1; at < close; ++at) {
    if (line[at] == '/' && line[at - 1] != '\\') meant += '\\';
    meant += line[at];
  }
  meant += '/';
  const Span place{.text = words.at(index).span.text, .begin = begin, .end = begin + static_cast<uint32_t>(close) + 1};
  problems.add(unexpected_word({.text = place.text, .begin = words.at(index).span.end, .end = place.end},
                               "what stands behind the pattern")
                   .label(fmt::format("the pattern ends before this, at `{}`", words.text(index)))
                   .note("a slash inside a pattern is written `\\/`")
                   .suggest(place, meant));
  join_to_name(words.words(), place);
  words.change(index, DamsonLexer::REGEX);
  return true;
}

/// A text that goes on on the next line, with nothing else behind it there.
bool text_over_two_lines(WordEditor& words, size_t index, SyntaxProblems& problems) {
  const bool open = words.type(index) == DamsonLexer::TEXT_OPEN &&
                    words.type(index + 1) == DamsonLexer::TEXT_CHARACTERS &&
                    words.type(index + 2) == DamsonLexer::BROKEN_TEXT;
  if (!open || words.one_of(index + 3, {DamsonLexer::TEXT_OPEN})) return false;
  size_t close = index + 3;
  while (close + 1 < words.size() && words.type(close) != DamsonLexer::TEXT_OPEN &&
         (close == index + 3 || words.same_line(close)))
    ++close;
  const bool ends_there = words.type(close) == DamsonLexer::TEXT_OPEN && words.same_line(close) &&
                          words.type(close + 1) == DamsonLexer::BROKEN_TEXT;
  for (size_t at = index + 3; at < close; ++at) {
    if (!can_be_name(words.type(at)) && !is_reserved(words.type(at)) &&
        !words.one_of(at, {DamsonLexer::COMMA, DamsonLexer::DOT}))
      return false;
  }
  if (!ends_there) return false;
  const std::string_view content = words.words().content;
  const Span second{
      .text = words.words().text, .begin = words.at(index + 3).span.begin, .end = words.at(close).span.end};
  std::string_view first = words.text(index + 1);
  first = first.substr(0, first.find_last_not_of(' ') + 1);
  problems.add(unterminated_text(words.from_to(index, index + 1))
                   .label("it begins here and goes on on the next line")
                   .suggest({.text = second.text, .begin = words.at(index).span.begin, .end = second.end},
                            fmt::format("\"{} {}", first, content.substr(second.begin, second.end - second.begin)),
                            Fix::needs_review, "write the whole text on one line"));
  words.change(index + 2, DamsonLexer::TEXT_CLOSE);
  words.erase(index + 3, close + 2 - (index + 3));
  return true;
}

/// `→` for `->` and the like, which word processors make of signs.
bool typographic_sign(WordEditor& words, size_t index, SyntaxProblems& problems) {
  struct Sign {
    std::string_view written;
    size_t meant;
  };
  constexpr std::array signs = {Sign{"→", DamsonLexer::ARROW},
                                Sign{"⇒", DamsonLexer::FAT_ARROW},
                                Sign{"≥", DamsonLexer::GREATER_OR_EQUAL},
                                Sign{"≤", DamsonLexer::LESS_OR_EQUAL},
                                Sign{"≠", DamsonLexer::NOT_EQUAL},
                                Sign{"×", DamsonLexer::STAR},
                                Sign{"–", DamsonLexer::MINUS},
                                Sign{"−", DamsonLexer::MINUS}};
  if (words.type(index) != DamsonLexer::BROKEN_CHARACTER) return false;
  for (const Sign& sign : signs) {
    if (words.text(index) != sign.written) continue;
    const std::string meant(spelling(sign.meant));
    problems.add(unknown_character(words.at(index).span, sign.written).suggest(words.at(index).span, meant, Fix::safe));
    words.change(index, sign.meant);
    return true;
  }
  return false;
}

using Slip = bool (*)(WordEditor&, size_t, SyntaxProblems&);
constexpr std::array<Slip, 12> slips = {
    misspelt_matching, misspelt_when,     missing_equals,  missing_comma, colon_behind_keyword, missing_reason_word,
    value_left_out,    map_without_arrow, other_direction, type_left_out, name_within_quotes,   term_without_quotes};

}  // namespace

void mend_texts(Words& words, SyntaxProblems& problems) {
  WordEditor editor(words);
  for (size_t index = 0; index + 1 < editor.size(); ++index) {
    if (typographic_sign(editor, index, problems)) continue;
    if (!slash_in_pattern(editor, index, problems)) text_over_two_lines(editor, index, problems);
  }
}

void mend_line_slips(Words& words, SyntaxProblems& problems) {
  if (words.list.size() > limits::mended_words) return;
  WordEditor editor(words);
  for (size_t index = 0; index + 1 < editor.size(); ++index) {
    for (const Slip slip : slips) {
      if (index + 1 < editor.size()) slip(editor, index, problems);
    }
  }
}

}  // namespace damson::syntax

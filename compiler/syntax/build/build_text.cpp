// The part of the builder for texts, patterns between slashes, and the patterns of `paths`.
#include <charconv>

#include "compiler/diagnostics/misplaced_hole.h"
#include "compiler/diagnostics/unknown_escape.h"
#include "compiler/diagnostics/unknown_hole.h"
#include "compiler/diagnostics/unknown_regex_flag.h"
#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

namespace {

void append_utf8(std::string& out, uint32_t code_point) {
  const auto put = [&](uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
  }
  put(0x80U | (code_point & 0x3FU));
}

/// The code point of `\u{…}`, or nothing when there is none with this number.
std::optional<uint32_t> numbered_character(std::string_view escape) {
  const std::string_view digits = escape.substr(3, escape.size() - 4);
  uint32_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool read = failure == std::errc() && end == digits.data() + digits.size();
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return read && value <= 0x10FFFF && !surrogate ? std::optional(value) : std::nullopt;
}

std::optional<char> single_character(char letter) {
  switch (letter) {
    case 'n': return '\n';
    case 't': return '\t';
    case '"':
    case '\\':
    case '{':
    case '}': return letter;
    default: return std::nullopt;
  }
}

}  // namespace

std::string TreeBuilder::escaped(const Word& word) {
  const std::string_view written = words_.text_of(word);
  if (written.starts_with("\\u{")) {
    if (const auto code_point = numbered_character(written)) {
      std::string out;
      append_utf8(out, *code_point);
      return out;
    }
  } else if (const auto character = single_character(written[1])) {
    return std::string(1, *character);
  }
  problems_.add(unknown_escape(word.span, written).suggest(word.span, "\\" + std::string(written), Fix::needs_review));
  return std::string(written);
}

std::string TreeBuilder::characters(Grammar::TextPartContext* context) {
  const Word* escape = word(context->TEXT_ESCAPE());
  if (escape != nullptr) return escaped(*escape);
  const Span place = span(context);
  return std::string(words_.content.substr(place.begin, place.end - place.begin));
}

TextPtr TreeBuilder::text(Grammar::TextContext* context) {
  auto result = std::make_unique<TextExpression>(span(context));
  if (context == nullptr) return result;
  for (Grammar::TextPartContext* part : context->textPart()) {
    Grammar::InterpolationContext* interpolation = part->interpolation();
    if (interpolation == nullptr) {
      const Span place = span(part);
      const bool continues = !result->parts.empty() && result->parts.back().expression == nullptr;
      if (!continues) result->parts.push_back({.span = place, .text = {}, .expression = nullptr});
      result->parts.back().text += characters(part);
      result->parts.back().span.end = place.end;
      continue;
    }
    const bool is_hole = interpolation->COLON() != nullptr && interpolation->exception == nullptr;
    if (is_hole) {
      problems_.add(misplaced_hole(span(interpolation), name(interpolation->name()).text));
    }
    const bool broken = is_hole || interpolation->exception != nullptr;
    result->parts.push_back(
        {.span = span(interpolation),
         .text = {},
         .expression = broken ? error(interpolation) : right_hand_side(interpolation->rightHandSide())});
  }
  return result;
}

ExpressionPtr TreeBuilder::text_expression(Grammar::TextContext* context) {
  if (context == nullptr || context->TEXT_CLOSE() == nullptr) return error(context);
  return text(context);
}

Regex TreeBuilder::regex(antlr4::tree::TerminalNode* node) {
  const Span place = span(node);
  const Word* found = word(node);
  const std::string_view written = found == nullptr ? std::string_view() : words_.text_of(*found);
  const size_t close = written.rfind('/');
  const bool made = found != nullptr && found->made != 0;
  if (made)
    return Regex{.pattern = std::string(written.substr(1, close - 1)),
                 .ignore_case = false,
                 .span = place,
                 .pattern_span = place};
  if (close == std::string_view::npos || close == 0)
    return Regex{.pattern = {}, .ignore_case = false, .span = place, .pattern_span = place};
  const auto close_at = place.begin + static_cast<uint32_t>(close);
  const std::string_view flags = written.substr(close + 1);
  if (!flags.empty() && flags != "i") {
    problems_.add(unknown_regex_flag(at(close_at + 1, place.end), flags)
                      .note("only `i` may stand here: upper and lower case are the same then"));
  }
  return Regex{.pattern = std::string(written.substr(1, close - 1)),
               .ignore_case = flags == "i",
               .span = place,
               .pattern_span = at(place.begin + 1, close_at)};
}

Hole TreeBuilder::hole(Grammar::InterpolationContext* context) {
  Hole result;
  result.name = name(context->name());
  Grammar::HoleConstraintContext* constraint = context->holeConstraint();
  if (constraint == nullptr) return result;
  result.constraint_span = span(constraint);
  if (!constraint->STAR().empty()) {
    result.constraint = HoleConstraint::any_depth;
    return result;
  }
  if (constraint->REGEX() != nullptr) {
    result.constraint = HoleConstraint::regex;
    result.regex = regex(constraint->REGEX());
    return result;
  }
  const std::string kind = name(constraint->name()).text;
  if (kind == "int" && constraint->text() == nullptr) {
    result.constraint = HoleConstraint::integer;
    return result;
  }
  if (kind == "date" && constraint->text() != nullptr) {
    result.constraint = HoleConstraint::date;
    result.date_format = text(constraint->text())->plain();
    return result;
  }
  problems_.add(unknown_hole(result.constraint_span, kind)
                    .note("a hole can be `**`, `int`, `date(\"YYYY-MM\")` or a pattern between slashes"));
  return result;
}

void TreeBuilder::add_path_characters(PathPattern& pattern, Span place, std::string_view written, size_t& stars) {
  for (size_t index = 0; index < written.size(); ++index) {
    const auto begin = place.begin + static_cast<uint32_t>(index);
    if (written[index] == '*') {
      const bool second = stars == 1 && !pattern.parts.empty() && pattern.parts.back().kind == PatternPartKind::star;
      if (second) {
        pattern.parts.back().kind = PatternPartKind::double_star;
        pattern.parts.back().span.end = begin + 1;
      } else {
        pattern.parts.push_back({.kind = PatternPartKind::star, .span = at(begin, begin + 1), .text = {}, .hole = {}});
      }
      stars = second ? 0 : 1;
      continue;
    }
    stars = 0;
    const bool continues = !pattern.parts.empty() && pattern.parts.back().kind == PatternPartKind::literal;
    if (!continues)
      pattern.parts.push_back({.kind = PatternPartKind::literal, .span = at(begin, begin), .text = {}, .hole = {}});
    pattern.parts.back().text += written[index];
    pattern.parts.back().span.end = begin + 1;
  }
}

PathPattern TreeBuilder::path_pattern(Grammar::TextContext* context) {
  PathPattern pattern{.parts = {}, .span = span(context)};
  size_t stars = 0;  // that stand right before
  for (Grammar::TextPartContext* part : context->textPart()) {
    const Span place = span(part);
    Grammar::InterpolationContext* interpolation = part->interpolation();
    if (interpolation == nullptr && part->TEXT_ESCAPE() == nullptr) {
      add_path_characters(pattern, place, characters(part), stars);
      continue;
    }
    stars = 0;
    if (interpolation == nullptr) {
      pattern.parts.push_back({.kind = PatternPartKind::literal, .span = place, .text = characters(part), .hole = {}});
      continue;
    }
    PatternPart found{.kind = PatternPartKind::hole, .span = place, .text = {}, .hole = hole(interpolation)};
    const bool plain = interpolation->rightHandSide() != nullptr && interpolation->exception == nullptr;
    if (plain) {
      const ExpressionPtr value = right_hand_side(interpolation->rightHandSide());
      if (const auto* named = try_as<NameExpression>(*value)) {
        found.hole.name = named->name;
      } else if (value->kind != ExpressionKind::error) {
        problems_.add(
            unknown_hole(value->span, words_.content.substr(value->span.begin, value->span.end - value->span.begin))
                .note("in a pattern, `{name}` takes a part of the path; values are changed on the right of `=>`"));
      }
    }
    pattern.parts.push_back(std::move(found));
  }
  return pattern;
}

}  // namespace damson::syntax

// Constraints in types: ranges, patterns, keys.
#include "compiler/check/constraints.h"

#include <fmt/format.h>

#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringSet.h>

#include <algorithm>
#include <array>

#include "compiler/check/constant_text.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/bad_constraint.h"
#include "compiler/diagnostics/bad_key.h"
#include "compiler/diagnostics/bad_regex.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/escape_doubled.h"
#include "compiler/diagnostics/number_too_long.h"
#include "compiler/diagnostics/range_reversed.h"
#include "compiler/diagnostics/type_too_large.h"
#include "compiler/diagnostics/unknown_field.h"
#include "runtime/base/limits.h"
#include "runtime/values/regex.h"

namespace damson::checking {

namespace {

bool counts_things(const Type& type) { return type.is(TypeKind::text) || type.is(TypeKind::list); }
bool is_number(const Type& type) {
  return type.is(TypeKind::integer) || type.is(TypeKind::decimal) || type.is(TypeKind::floating);
}

bool is_whole(const Decimal& value) { return to_integer(value).has_value(); }

std::string without_point(std::string_view number) {
  std::string digits(number);
  std::erase(digits, '.');
  return digits;
}

/// `text(1..1.000)`: a bound with a point where only whole numbers can be. True when there is one.
bool report_point(Checking& all, const DeclaredType& type, const syntax::Range& range) {
  if (!counts_things(type.type) && !type.type.is(TypeKind::integer)) return false;
  for (const syntax::Bound* bound : {&range.low, range.high ? &*range.high : nullptr}) {
    if (bound == nullptr || bound->kind != syntax::BoundKind::decimal) continue;
    auto draft = bad_constraint(bound->span, to_text(type.type.required()), "range with a decimal point");
    const size_t point = bound->text.find('.');
    if (bound->text.size() - point == 4) draft.suggest(bound->span, without_point(bound->text));
    all.report(draft.note(counts_things(type.type) ? "a length is a whole number, and thousands have no point"
                                                   : "an int is a whole number, and thousands have no point"));
    return true;
  }
  return false;
}

void apply_range(Checking& all, DeclaredType& type, const syntax::Range& range) {
  if (!counts_things(type.type) && !is_number(type.type)) {
    all.report(
        bad_constraint(range.span, to_text(type.type.required()), "range")
            .note("a range stands behind a number, a `text` (how many characters) or a `list` (how many items)"));
    return;
  }
  const bool texts =
      range.low.kind == syntax::BoundKind::text || (range.high && range.high->kind == syntax::BoundKind::text);
  if (texts) {
    all.report(bad_constraint(range.span, to_text(type.type.required()), "range of texts")
                   .note("write the ends of the range as numbers"));
    return;
  }
  if (report_point(all, type, range)) return;
  const auto low = number_of(all, range.low);
  const auto high = range.high ? number_of(all, *range.high) : std::nullopt;
  if (!low || (range.high && !high)) return;
  if (high && *high < *low) {
    all.report(range_reversed(range.span, range.low.text, range.high->text));
    return;
  }
  const bool counting = counts_things(type.type);
  if (counting && (!is_whole(*low) || (high && !is_whole(*high)) || *low < Decimal{})) {
    all.report(bad_constraint(range.span, to_text(type.type.required()), "range")
                   .note("a length is a whole number that is not negative"));
    return;
  }
  type.low = low;
  type.high = high;
  type.limited = true;
}

bool key_type_fits(const Type& type) {
  switch (type.kind()) {
    case TypeKind::text:
    case TypeKind::path:
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::boolean:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime: return !type.optional();
    case TypeKind::nothing: return true;  // reported already
    case TypeKind::floating:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return false;
  }
  return false;
}

void check_key_field(Checking& all, const Schema& schema, uint32_t field, Span span) {
  const auto& declared = schema.record.type.fields()[field];
  if (key_type_fits(declared.type)) return;
  const bool optional = declared.type.optional();
  all.report(
      bad_key(span, optional ? fmt::format("`{}` may be missing, so it cannot be a key", declared.name)
                             : fmt::format("`{}` is {}, which cannot be a key", declared.name, to_text(declared.type)))
          .related(schema.record.field_spans[field], "declared here")
          .note(optional ? "take the `?` away: a record without its key is then rejected"
                         : "a key is a text, a whole number, a decimal, a date or a time"));
}

std::string plural(const Decimal& count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", to_text(count), Decimal::compare(count, Decimal::from_integer(1)) == 0 ? one : many);
}

std::optional<std::string> broken_length(size_t size, const DeclaredType& type, std::string_view one,
                                         std::string_view many) {
  const Decimal count = Decimal::from_integer(static_cast<int64_t>(size));
  if (type.low && count < *type.low) {
    return fmt::format("has {}, and at least {} wanted", plural(count, one, many),
                       to_text(*type.low) == "1" ? "1 is" : to_text(*type.low) + " are");
  }
  if (type.high && count > *type.high)
    return fmt::format("has {}, and at most {} may be", plural(count, one, many), to_text(*type.high));
  return std::nullopt;
}

std::optional<std::string> broken_number(const Decimal& value, const DeclaredType& type) {
  if (type.low && value < *type.low) return fmt::format("is less than {}", to_text(*type.low));
  if (type.high && value > *type.high) return fmt::format("is more than {}", to_text(*type.high));
  return std::nullopt;
}

std::optional<std::string> broken_text(const std::string& text, const DeclaredType& type) {
  if (type.limited) {
    if (auto broken = broken_length(count_code_points(text), type, "character", "characters")) return broken;
  }
  if (!type.pattern) return std::nullopt;
  const auto regex = compile_regex(*type.pattern);
  if (!regex.ok() || matches_whole(*regex, text)) return std::nullopt;
  return fmt::format("does not look like /{}/", type.pattern->pattern);
}

bool options_inside(const Type& from, const Type& wanted) {
  llvm::StringSet<> taken;
  for (const std::string& option : wanted.options()) taken.insert(option);
  return !from.options().empty() && std::all_of(from.options().begin(), from.options().end(),
                                                [&](const auto& option) { return taken.contains(option); });
}

/// Counts the fields of a type and of the records in it, no further than `most`.
void count_fields(const Type& type, size_t most, size_t& count) {
  if (type.is(TypeKind::list)) return count_fields(type.element(), most, count);
  if (!type.is(TypeKind::record)) return;
  for (const Type::Field& field : type.fields()) {
    if (++count > most) return;
    count_fields(field.type, most, count);
  }
}

bool is_too_large(const Type& type) {
  size_t count = 0;
  count_fields(type, limits::type_fields, count);
  return count > limits::type_fields;
}

}  // namespace

std::optional<Decimal> number_of(Checking& all, const syntax::Bound& bound) {
  const auto number = parse_decimal(bound.text);
  if (!number) all.report(number_too_long(bound.span, bound.text));
  return number;
}

namespace {

/// `/\\d{4}/`, as the pattern stands in a text of other languages.
void warn_of_doubled_escape(Checking& all, const syntax::Regex& regex) {
  struct Escape {
    char letter;
    std::string_view meaning;
  };
  static constexpr std::array<Escape, 6> escapes{{{'d', "a digit"},
                                                  {'w', "a letter, digit or `_`"},
                                                  {'s', "white space"},
                                                  {'b', "the border of a word"},
                                                  {'.', "a point"},
                                                  {'D', "no digit"}}};
  const std::string_view written = all.texts.slice(regex.span);
  for (size_t at = written.find("\\\\"); at != std::string_view::npos && at + 2 < written.size();
       at = written.find("\\\\", at + 2)) {
    const auto escape = std::ranges::find(escapes, written[at + 2], &Escape::letter);
    if (escape == escapes.end()) continue;
    std::string meant(written);
    for (size_t pair = meant.find("\\\\"); pair != std::string::npos; pair = meant.find("\\\\", pair + 1))
      meant.erase(pair, 1);
    all.report(
        escape_doubled(regex.span, std::string_view(&escape->letter, 1), escape->meaning).suggest(regex.span, meant));
    return;
  }
}

}  // namespace

bool check_regex(Checking& all, const syntax::Regex& regex) {
  const auto problem = regex_problem({.pattern = regex.pattern, .ignore_case = regex.ignore_case});
  if (!problem) {
    warn_of_doubled_escape(all, regex);
    return true;
  }
  auto draft = bad_regex(regex.span, *problem);
  if (problem->starts_with("there is nothing for")) draft.note("any characters are `.*`, as `*` is elsewhere");
  if (problem->starts_with("a `(`") || problem->starts_with("a `)`")) {
    draft.note("a parenthesis that is meant as it stands is written `\\(` or `\\)`");
  }
  all.report(draft);
  return false;
}

void apply_constraints(Checking& all, DeclaredType& type, const std::optional<syntax::Range>& range,
                       const std::optional<syntax::Regex>& pattern) {
  if (range) apply_range(all, type, *range);
  if (!pattern) return;
  if (!type.type.is(TypeKind::text)) {
    all.report(bad_constraint(pattern->span, to_text(type.type.required()), "pattern")
                   .note("`matching` stands behind `text`"));
    return;
  }
  if (check_regex(all, *pattern)) type.pattern = RegexLiteral{pattern->pattern, pattern->ignore_case};
}

void resolve_fields(Checking& all, const TypeScope& scope, const std::vector<syntax::FieldDeclaration>& fields,
                    Schema& schema) {
  std::vector<Type::Field> record;
  std::vector<std::pair<uint32_t, Span>> keys;
  llvm::StringMap<Span> names;
  for (const auto& field : fields) {
    const auto [same, is_new] = names.try_emplace(field.name.text, field.name.span);
    if (!is_new) {
      all.report(declared_twice(field.name.span, field.name.text).related(same->second, "first here"));
      continue;
    }
    DeclaredType type = field.type ? resolve_type(all, scope, *field.type) : DeclaredType{};
    // in a schema that could not be read in full an option may be what was not read
    if (schema.broken && !type.type.options().empty())
      type.type = Type(TypeKind::text).with_optional(type.type.optional());
    if (field.key) keys.emplace_back(static_cast<uint32_t>(record.size()), field.name.span);
    record.push_back({field.name.text, type.type});
    schema.record.children.push_back(std::move(type));
    schema.record.field_spans.push_back(field.name.span);
  }
  schema.record.type = Type::record_of(std::move(record), schema.name);
  if (is_too_large(schema.record.type)) {
    all.report(type_too_large(schema.span, limits::type_fields));
    schema.record.type = Type::record_of({}, schema.name);
    schema.record.children.clear();
    schema.record.field_spans.clear();
    schema.broken = true;
    keys.clear();
  }
  schema.record.span = schema.span;
  schema.record.open = schema.open;
  if (keys.size() > 1) {
    std::string together;
    for (const auto& [place, span] : keys) {
      together += (together.empty() ? "" : ", ") + as_written(schema.record.type.fields()[place].name);
    }
    all.report(
        bad_key(keys[1].second, "a schema has one key")
            .related(keys[0].second, "this is a key already")
            .note(fmt::format("if they identify a record together, write `key ({})` on a line of its own", together)));
    return;
  }
  for (const auto& [place, span] : keys) {
    check_key_field(all, schema, place, span);
    schema.key.push_back(place);
  }
}

void resolve_composite_key(Checking& all, const syntax::CompositeKey& key, Schema& schema) {
  if (!schema.key.empty()) {
    all.report(bad_key(key.span, "a schema has one key")
                   .related(schema.record.field_spans[schema.key[0]], "this is a key already"));
    return;
  }
  for (const auto& part : key.fields) {
    const int place = schema.record.type.find_field(part.text);
    if (place < 0) {
      if (schema.broken) continue;
      auto draft = unknown_field(part.span, schema.name, part.text);
      suggest_nearest(draft, part.span, part.text, fields_offered(schema.record.type));
      all.report(draft);
      continue;
    }
    const auto field = static_cast<uint32_t>(place);
    if (std::find(schema.key.begin(), schema.key.end(), field) != schema.key.end()) {
      all.report(bad_key(part.span, fmt::format("`{}` is in the key twice", part.text)));
      continue;
    }
    check_key_field(all, schema, field, part.span);
    schema.key.push_back(field);
  }
}

std::string limits_text(const DeclaredType& type) {
  return fmt::format("{}..{}", type.low ? to_text(*type.low) : "", type.high ? to_text(*type.high) : "");
}

std::vector<Constraint> declared_constraints(const DeclaredType& wanted, const Type* actual) {
  std::vector<Constraint> constraints;
  if (wanted.limited) {
    const bool counted = wanted.type.is(TypeKind::list) || wanted.type.is(TypeKind::text);
    Constraint constraint{.kind = counted ? Constraint::Kind::length : Constraint::Kind::range};
    constraint.low = wanted.low;
    constraint.high = wanted.high;
    constraints.push_back(std::move(constraint));
  }
  if (wanted.pattern) {
    Constraint constraint{.kind = Constraint::Kind::pattern};
    constraint.pattern = *wanted.pattern;
    constraints.push_back(std::move(constraint));
  }
  if (!wanted.type.options().empty() && (actual == nullptr || !options_inside(*actual, wanted.type))) {
    Constraint constraint{.kind = Constraint::Kind::one_of};
    constraint.options = wanted.type.options();
    constraints.push_back(std::move(constraint));
  }
  return constraints;
}

std::optional<std::string> broken_constraint(const ConstantValue& value, const DeclaredType& type) {
  if (const auto* text = std::get_if<std::string>(&value.value)) return broken_text(*text, type);
  if (const auto* number = std::get_if<int64_t>(&value.value))
    return broken_number(Decimal::from_integer(*number), type);
  if (const auto* number = std::get_if<Decimal>(&value.value)) return broken_number(*number, type);
  if (const auto* list = std::get_if<ConstantValue::List>(&value.value))
    return broken_length(list->size(), type, "item", "items");
  return std::nullopt;
}

}  // namespace damson::checking

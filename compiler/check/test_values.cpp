// Reading the values of tests: records by name, lists item by item, everything else as an expression.
#include "compiler/check/test_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/callables.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/known_value.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unread.h"
#include "compiler/diagnostics/set_twice.h"
#include "compiler/diagnostics/unknown_field.h"
#include "compiler/diagnostics/wrong_type.h"
#include "runtime/values/json_text.h"

namespace damson::checking {

namespace {

using typed::TestValue;

class TestValues {
 public:
  TestValues(Context& context, const Schema& schema, TestSide side)
      : context_(context), all_(context.all), schema_(schema), side_(side) {}

  std::optional<TestValue> record(const syntax::RecordExpression& record, const DeclaredType& wanted,
                                  const std::string& owner) {
    TestValue::Record fields;
    std::vector<std::optional<Span>> named_at(wanted.type.fields().size());
    bool good = true;
    for (const auto& entry : record.entries) {
      const int place = place_of(entry.name, wanted, owner);
      if (place < 0) {
        good = false;
        continue;
      }
      auto& before = named_at[static_cast<size_t>(place)];
      if (before) {
        all_.report(set_twice(entry.name.span, entry.name.text).related(*before, "set here already"));
        good = false;
        continue;
      }
      before = entry.name.span;
      auto value = this->value(*entry.value, wanted.children[static_cast<size_t>(place)], entry.name.text);
      good &= value.has_value();
      if (value) fields.push_back({static_cast<uint32_t>(place), entry.name.text, std::move(*value)});
    }
    if (!good) return std::nullopt;
    return TestValue{std::move(fields)};
  }

 private:
  std::optional<TestValue> value(const syntax::Expression& written, const DeclaredType& wanted,
                                 const std::string& name) {
    if (!wanted.known()) return std::nullopt;
    if (wanted.type.is(TypeKind::any)) return any(written, name);
    if (written.kind == syntax::ExpressionKind::record)
      return nested(syntax::as<syntax::RecordExpression>(written), wanted, name);
    if (written.kind == syntax::ExpressionKind::list && wanted.type.is(TypeKind::list)) {
      return list(syntax::as<syntax::ListExpression>(written), wanted, name);
    }
    ExpressionPtr checked = check_expression(context_, written);
    if (checked) checked = require_matched(context_, checked);
    if (checked && wanted.type.is(TypeKind::floating) && is_exact(checked->type)) return float_of(*checked, name);
    checked = convert_or_report(context_, checked, wanted.type, quoted(name), wanted.span);
    if (!checked) return std::nullopt;
    if (side_ == TestSide::expected && !check_literals(context_, checked, wanted, quoted(name))) return std::nullopt;
    auto column = known_value(all_, *checked, wanted.type, quoted(name));
    if (!column) return std::nullopt;
    return TestValue{typed::KnownValue{*column}};
  }

  static bool is_exact(const Type& type) { return type.is(TypeKind::integer) || type.is(TypeKind::decimal); }

  std::optional<TestValue> float_of(const typed::Expression& number, const std::string& name) {
    const auto column = known_value(all_, number, number.type, quoted(name));
    return column ? std::optional(TestValue{typed::KnownValue{float_column(all_, *column)}}) : std::nullopt;
  }

  std::optional<TestValue> nested(const syntax::RecordExpression& written, const DeclaredType& wanted,
                                  const std::string& name) {
    if (wanted.type.is(TypeKind::record)) {
      return record(written, wanted, wanted.type.name().empty() ? quoted(name) : quoted(wanted.type.name()));
    }
    all_.report(wrong_type(written.span, quoted(name), to_text(wanted.type.required()), "a record")
                    .related(wanted.span, "declared here"));
    return std::nullopt;
  }

  std::optional<TestValue> list(const syntax::ListExpression& written, const DeclaredType& wanted,
                                const std::string& name) {
    TestValue::List items;
    bool good = true;
    for (const auto& element : written.elements) {
      auto item = value(*element, wanted.children.front(), name);
      good &= item.has_value();
      if (item) items.push_back(std::move(*item));
    }
    if (!good) return std::nullopt;
    return TestValue{std::move(items)};
  }

  /// A record or list in place of any JSON value is JSON too.
  std::optional<TestValue> any(const syntax::Expression& written, const std::string& name) {
    const auto json = json_of(written, name);
    if (!json) return std::nullopt;
    if (*json != "null") return TestValue{typed::KnownValue{any_column(all_, *json)}};
    const ExpressionPtr missing = make_missing(written.span);
    const auto column = known_value(all_, *missing, Type(TypeKind::any), name);
    return column ? std::optional(TestValue{typed::KnownValue{*column}}) : std::nullopt;
  }

  std::optional<std::string> json_of(const syntax::Expression& written, const std::string& name) {
    std::string json;
    bool good = true;
    const auto add = [&](const syntax::Expression& part) {
      const auto text = json_of(part, name);
      good &= text.has_value();
      if (text) json += *text;
    };
    if (written.kind == syntax::ExpressionKind::record) {
      for (const auto& entry : syntax::as<syntax::RecordExpression>(written).entries) {
        json += json.empty() ? "{" : ",";
        write_json_text(entry.name.text, json);
        json += ':';
        add(*entry.value);
      }
      json += json.empty() ? "{}" : "}";
    } else if (written.kind == syntax::ExpressionKind::list) {
      for (const auto& element : syntax::as<syntax::ListExpression>(written).elements) {
        json += json.empty() ? "[" : ",";
        add(*element);
      }
      json += json.empty() ? "[]" : "]";
    } else {
      const ExpressionPtr value = require_matched(context_, check_expression(context_, written));
      return value ? known_json(all_, *value, quoted(name)) : std::nullopt;
    }
    if (!good) return std::nullopt;
    return json;
  }

  int place_of(const syntax::Name& name, const DeclaredType& record, const std::string& owner) {
    const int place = record.type.find_field(name.text);
    if (place >= 0 || may_declare(all_, schema_, name.text)) return place;
    auto draft = unknown_field(name.span, owner, name.text);
    suggest_nearest(draft, name.span, name.text, fields_offered(record.type));
    all_.report(draft);
    return -1;
  }

  Context& context_;
  Checking& all_;
  const Schema& schema_;
  TestSide side_;
};

}  // namespace

std::optional<typed::TestValue> check_test_record(Context& context, const syntax::RecordExpression& record,
                                                  const Schema& schema, TestSide side) {
  return TestValues(context, schema, side).record(record, schema.record, quoted(schema.name));
}

}  // namespace damson::checking

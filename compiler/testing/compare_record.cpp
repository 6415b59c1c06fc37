// Comparing values: numbers by value, JSON by what it says, everything else as it stands.
#include "compiler/testing/compare_record.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "compiler/testing/shown_value.h"

namespace damson::testing {

namespace {

bool same_json(Text a, Text b) {
  if (a == b) return true;
  const auto one = nlohmann::json::parse(a, nullptr, false);
  const auto other = nlohmann::json::parse(b, nullptr, false);
  return !one.is_discarded() && one == other;
}

bool same(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b);

/// A list that must be there is empty when it is missing, in a file of a test too.
bool is_empty_list(const Column& column, uint32_t row) {
  return column.type->is(TypeKind::list) && !column.type->optional() &&
         (!column.present(row) || column.first_item(row) == column.last_item(row));
}

bool same_items(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  const uint32_t count = a.last_item(row_a) - a.first_item(row_a);
  if (b.last_item(row_b) - b.first_item(row_b) != count) return false;
  for (uint32_t i = 0; i < count; ++i) {
    if (!same(a.element(), a.first_item(row_a) + i, b.element(), b.first_item(row_b) + i)) return false;
  }
  return true;
}

bool same_fields(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  for (size_t i = 0; i < a.type->fields().size(); ++i) {
    if (!same(a.field(i), row_a, b.field(i), row_b)) return false;
  }
  return true;
}

bool same(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  if (is_empty_list(a, row_a) && is_empty_list(b, row_b)) return true;
  if (a.type->kind() != b.type->kind() || !a.present(row_a) || !b.present(row_b)) return same_value(a, row_a, b, row_b);
  if (a.type->is(TypeKind::list)) return same_items(a, row_a, b, row_b);
  if (a.type->is(TypeKind::record)) return same_fields(a, row_a, b, row_b);
  if (a.type->is(TypeKind::any)) return same_json(a.value<Any>(row_a).json, b.value<Any>(row_b).json);
  return same_value(a, row_a, b, row_b);
}

class Comparing {
 public:
  void compare(const typed::TestValue& expected, const Column& column, uint32_t row, const std::string& place) {
    if (const auto* known = std::get_if<typed::KnownValue>(&expected.what)) {
      if (!same(known->column, known->row, column, row)) differs(expected, column, row, place);
    } else if (const auto* record = std::get_if<typed::TestValue::Record>(&expected.what)) {
      compare_fields(expected, *record, column, row, place);
    } else {
      compare_items(expected, std::get<typed::TestValue::List>(expected.what), column, row, place);
    }
  }
  std::vector<FieldDifference> take() { return std::move(found_); }

 private:
  void compare_fields(const typed::TestValue& expected, const typed::TestValue::Record& fields, const Column& column,
                      uint32_t row, const std::string& place) {
    if (!column.present(row)) {
      differs(expected, column, row, place);
      return;
    }
    for (const auto& field : fields) {
      const std::string name = shown_name(field.name);
      compare(field.value, column.field(field.place), row, place.empty() ? name : place + "." + name);
    }
  }

  void compare_items(const typed::TestValue& expected, const typed::TestValue::List& items, const Column& column,
                     uint32_t row, const std::string& place) {
    if (!column.present(row) || column.last_item(row) - column.first_item(row) != items.size()) {
      differs(expected, column, row, place);
      return;
    }
    for (size_t i = 0; i < items.size(); ++i) {
      compare(items[i], column.element(), column.first_item(row) + static_cast<uint32_t>(i),
              fmt::format("{}[{}]", place, i + 1));
    }
  }

  void differs(const typed::TestValue& expected, const Column& column, uint32_t row, const std::string& place) {
    found_.push_back({place, shown_value(expected), shown_value(column, row)});
  }

  std::vector<FieldDifference> found_;
};

}  // namespace

std::vector<FieldDifference> differences(const typed::TestValue& expected, const Column& column, uint32_t row) {
  Comparing comparing;
  comparing.compare(expected, column, row, {});
  return comparing.take();
}

typed::TestValue whole_record(const Column& column, uint32_t row) {
  typed::TestValue::Record fields;
  for (uint32_t i = 0; i < column.type->fields().size(); ++i) {
    fields.push_back({i, column.type->fields()[i].name, {typed::KnownValue{column.field(i), row}}});
  }
  return {std::move(fields)};
}

}  // namespace damson::testing

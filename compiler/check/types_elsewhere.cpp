// The words of SQL, JSON Schema and common programming languages.
#include "compiler/check/types_elsewhere.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace damson::checking {

namespace {

constexpr std::array<std::pair<std::string_view, TypeKind>, 38> words{{
    {"string", TypeKind::text},        {"str", TypeKind::text},           {"varchar", TypeKind::text},
    {"nvarchar", TypeKind::text},      {"char", TypeKind::text},          {"character", TypeKind::text},
    {"clob", TypeKind::text},          {"uuid", TypeKind::text},          {"uri", TypeKind::text},
    {"url", TypeKind::text},           {"integer", TypeKind::integer},    {"long", TypeKind::integer},
    {"short", TypeKind::integer},      {"bigint", TypeKind::integer},     {"smallint", TypeKind::integer},
    {"tinyint", TypeKind::integer},    {"int32", TypeKind::integer},      {"int64", TypeKind::integer},
    {"year", TypeKind::integer},       {"number", TypeKind::decimal},     {"numeric", TypeKind::decimal},
    {"money", TypeKind::decimal},      {"currency", TypeKind::decimal},   {"bigdecimal", TypeKind::decimal},
    {"double", TypeKind::floating},    {"real", TypeKind::floating},      {"float32", TypeKind::floating},
    {"float64", TypeKind::floating},   {"boolean", TypeKind::boolean},    {"bit", TypeKind::boolean},
    {"logical", TypeKind::boolean},    {"timestamp", TypeKind::datetime}, {"timestamptz", TypeKind::datetime},
    {"instant", TypeKind::datetime},   {"localdate", TypeKind::date},     {"localtime", TypeKind::time},
    {"json", TypeKind::any},           {"jsonb", TypeKind::any},
}};

}  // namespace

std::optional<TypeKind> type_called_elsewhere(std::string_view word) {
  std::string low(word);
  std::ranges::transform(low, low.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* const found = std::ranges::find(words, low, &std::pair<std::string_view, TypeKind>::first);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace damson::checking

// What a spec may get wrong about `json` and `ndjson`.
#include "runtime/connectors/json/json_checks.h"

#include <fmt/format.h>

#include "runtime/connectors/json/json_pointer.h"

namespace damson {

namespace {

/// The path of the first field that holds a file, which JSON cannot; empty when there is none.
std::string file_field(const Type& type, const std::string& path) {
  if (type.is(TypeKind::file)) return path;
  if (type.is(TypeKind::list)) return file_field(type.element(), path);
  if (!type.is(TypeKind::record)) return {};
  for (const auto& field : type.fields()) {
    std::string found = file_field(field.type, path.empty() ? field.name : path + "." + field.name);
    if (!found.empty()) return found;
  }
  return {};
}

std::optional<std::string> check_fields(const Type& schema) {
  const std::string path = file_field(schema, {});
  if (path.empty()) return std::nullopt;
  return fmt::format("JSON holds no files: declare `{}` as `path` or `text`", path);
}

}  // namespace

std::optional<std::string> check_json_source(const ConnectorArguments& arguments, const Type& schema) {
  if (const auto path = arguments.find("path"); path != arguments.end()) {
    const auto names = parse_json_pointer(std::get<std::string>(path->second.value));
    if (!names.ok()) return names.error().message;
  }
  return check_fields(schema);
}

std::optional<std::string> check_json_target(const ConnectorArguments& arguments, const Type& schema) {
  if (const auto missing = arguments.find("absent"); missing != arguments.end()) {
    const std::string& word = std::get<std::string>(missing->second.value);
    if (word != "null" && word != "omit") return fmt::format(R"(`absent` is "null" or "omit", not "{}")", word);
  }
  return check_fields(schema);
}

}  // namespace damson

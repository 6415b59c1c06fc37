// Targets as JSON and back.
#include "runtime/keys/kept_target.h"

#include <nlohmann/json.hpp>

#include "runtime/base/utf8.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kinds{TypeKind::nothing,  TypeKind::boolean,  TypeKind::integer, TypeKind::decimal,
                           TypeKind::floating, TypeKind::text,     TypeKind::path,    TypeKind::date,
                           TypeKind::time,     TypeKind::datetime, TypeKind::file,    TypeKind::any,
                           TypeKind::list,     TypeKind::record};

Json to_json(const Type& type) {
  Json json = {{"kind", kind_name(type.kind())}};
  if (type.optional()) json["optional"] = true;
  if (type.is(TypeKind::list)) json["items"] = to_json(type.element());
  if (!type.options().empty()) json["options"] = type.options();
  if (!type.is(TypeKind::record)) return json;
  json["fields"] = Json::array();
  for (const Type::Field& field : type.fields())
    json["fields"].push_back({{"name", field.name}, {"type", to_json(field.type)}});
  return json;
}

Type type_of(const Json& json) {
  const std::string name = json.at("kind");
  Type type;
  for (const TypeKind kind : kinds) {
    if (kind_name(kind) == name) type = Type(kind);
  }
  if (type.is(TypeKind::list)) type = Type::list_of(type_of(json.at("items")));
  if (json.contains("options")) type = Type::one_of(json.at("options").get<std::vector<std::string>>());
  if (type.is(TypeKind::record)) {
    std::vector<Type::Field> fields;
    for (const Json& field : json.at("fields")) fields.push_back({field.at("name"), type_of(field.at("type"))});
    type = Type::record_of(std::move(fields));
  }
  return type.with_optional(json.value("optional", false));
}

/// Of the kinds that arguments of connectors have.
Json to_json(const ConstantValue& constant) {
  if (const auto* text = std::get_if<std::string>(&constant.value)) return repaired_utf8(*text);
  if (const auto* number = std::get_if<int64_t>(&constant.value)) return *number;
  if (const auto* truth = std::get_if<bool>(&constant.value)) return *truth;
  const auto* list = std::get_if<ConstantValue::List>(&constant.value);
  if (list == nullptr) return nullptr;
  Json json = Json::array();
  for (const ConstantValue& item : *list) json.push_back(to_json(item));
  return json;
}

ConstantValue constant_of(const Json& json) {
  if (json.is_string()) return {json.get<std::string>()};
  if (json.is_boolean()) return {json.get<bool>()};
  if (json.is_number_integer()) return {json.get<int64_t>()};
  if (!json.is_array()) return {};
  ConstantValue::List list;
  for (const Json& item : json) list.push_back(constant_of(item));
  return {std::move(list)};
}

Json to_json(const ConnectorCall& call) {
  Json json = {{"name", call.connector}, {"arguments", Json::object()}, {"secrets", Json::object()}};
  for (const auto& [name, value] : call.arguments) json["arguments"][name] = to_json(value);
  for (const auto& [name, text] : call.secrets) {
    Json parts = Json::array();
    for (const auto& part : text.parts) parts.push_back({{"text", part.text}, {"secret", part.is_secret}});
    json["secrets"][name] = std::move(parts);
  }
  return json;
}

ConnectorCall call_of(const Json& json) {
  ConnectorCall call{.connector = json.at("name"), .arguments = {}, .secrets = {}};
  for (const auto& [name, value] : json.at("arguments").items())
    call.arguments.insert_or_assign(name, constant_of(value));
  for (const auto& [name, parts] : json.at("secrets").items()) {
    SecretText& text = call.secrets[name];
    for (const Json& part : parts) text.parts.push_back({part.at("text"), part.at("secret")});
  }
  return call;
}

KeptTarget kept_of(const Json& json) {
  KeptTarget kept;
  kept.target.name = json.at("target");
  kept.target.connector = call_of(json.at("connector"));
  kept.target.schema_name = json.at("schema");
  kept.target.schema = type_of(json.at("type"));
  kept.target.key = json.at("key").get<std::vector<std::string>>();
  kept.target.updates = json.value("updates", false);
  for (const Json& map : json.at("maps")) kept.maps.push_back({map.at("name"), map.at("source")});
  for (const Json& source : json.at("sources"))
    kept.sources.push_back({source.at("name"), source.at("parts").get<std::vector<std::string>>()});
  return kept;
}

}  // namespace

std::string to_text(const KeptTarget& kept) {
  const ProgramTarget& target = kept.target;
  Json json = {{"target", target.name},
               {"connector", to_json(target.connector)},
               {"schema", target.schema_name},
               {"type", to_json(target.schema)},
               {"key", target.key},
               {"maps", Json::array()},
               {"sources", Json::array()}};
  if (target.updates) json["updates"] = true;
  for (const KeptTarget::Map& map : kept.maps) json["maps"].push_back({{"name", map.name}, {"source", map.source}});
  for (const KeptTarget::Source& source : kept.sources) {
    Json parts = Json::array();
    for (const std::string& part : source.parts) parts.push_back(repaired_utf8(part));
    json["sources"].push_back({{"name", source.name}, {"parts", std::move(parts)}});
  }
  return json.dump();
}

std::optional<KeptTarget> kept_target_of(const std::string& text) {
  try {
    return kept_of(Json::parse(text));
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace damson

// Asking the server's catalogue for types.
#include "runtime/connectors/postgres/postgres_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace damson {

namespace {

struct CatalogueType {
  std::string name;
  char sort = 'b';  // base, domain, enumeration …
  char category = 'X';
  unsigned element = 0;
  unsigned base = 0;
  int base_modifier = -1;
  bool collated = false;
  std::vector<std::string> labels = {};
};

using CatalogueTypes = std::map<unsigned, CatalogueType>;

unsigned oid_of(const std::string& text) { return static_cast<unsigned>(std::strtoul(text.c_str(), nullptr, 10)); }

constexpr const char* ask_types = R"(with recursive t(oid) as (
  select unnest($1::oid[]) union
  select x.part from t join pg_type p on p.oid = t.oid, lateral (values (p.typelem), (p.typbasetype)) x(part) where x.part <> 0)
select p.oid, p.typname, p.typtype, p.typcategory, case when p.typlen = -1 then p.typelem else 0 end, p.typbasetype, p.typtypmod, p.typcollation <> 0
from t join pg_type p using (oid))";

std::variant<CatalogueTypes, Problem> catalogue_types(const PostgresConnection& connection,
                                                      std::span<const PostgresTypeKey> keys) {
  std::string oids = "{";
  for (const PostgresTypeKey& key : keys) oids += fmt::format("{}{}", oids.size() == 1 ? "" : ",", key.oid);
  auto asked = connection.rows(ask_types, {oids + "}"});
  if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
  CatalogueTypes types;
  std::string enumerations = "{";
  for (const auto& row : std::get<0>(asked)) {
    types[oid_of(row[0])] = {.name = row[1],
                             .sort = row[2].front(),
                             .category = row[3].front(),
                             .element = oid_of(row[4]),
                             .base = oid_of(row[5]),
                             .base_modifier = std::atoi(row[6].c_str()),
                             .collated = row[7] == "t"};
    if (row[2] == "e") enumerations += (enumerations.size() == 1 ? "" : ",") + row[0];
  }
  if (enumerations.size() == 1) return types;
  auto labels = connection.rows(
      "select enumtypid, enumlabel from pg_enum where enumtypid = any($1::oid[]) order by enumtypid, enumsortorder",
      {enumerations + "}"});
  if (auto* problem = std::get_if<Problem>(&labels)) return std::move(*problem);
  for (const auto& row : std::get<0>(labels)) types[oid_of(row[0])].labels.push_back(row[1]);
  return types;
}

PostgresKind kind_of(unsigned oid, const CatalogueType& type) {
  switch (oid) {
    case 16: return PostgresKind::boolean;
    case 20: return PostgresKind::int8;
    case 21: return PostgresKind::int2;
    case 23: return PostgresKind::int4;
    case 19:    // name
    case 25:    // text
    case 1043:  // varchar
      return PostgresKind::text;
    case 114: return PostgresKind::json;
    case 700: return PostgresKind::float4;
    case 701: return PostgresKind::float8;
    case 1042: return PostgresKind::padded_text;
    case 1082: return PostgresKind::date;
    case 1083: return PostgresKind::time;
    case 1114: return PostgresKind::timestamp;
    case 1184: return PostgresKind::timestamptz;
    case 1700: return PostgresKind::numeric;
    case 2950: return PostgresKind::uuid;
    case 3802: return PostgresKind::jsonb;
    default: break;
  }
  if (type.sort == 'e') return PostgresKind::enumeration;
  if (type.category == 'A' && type.element != 0) return PostgresKind::array;
  return type.name == "citext" && type.category == 'S' ? PostgresKind::text : PostgresKind::other;
}

PostgresType resolved(const CatalogueTypes& types, PostgresTypeKey key) {
  bool is_domain = false;
  auto found = types.find(key.oid);
  while (found != types.end() && found->second.sort == 'd') {
    is_domain = true;
    key = {found->second.base, found->second.base_modifier};
    found = types.find(key.oid);
  }
  PostgresType type{.oid = key.oid, .modifier = key.modifier, .is_domain = is_domain};
  if (found == types.end()) return type;
  type.kind = kind_of(key.oid, found->second);
  type.base_name = type.name = found->second.name;
  type.collated = found->second.collated;
  type.labels = found->second.labels;
  if (type.kind == PostgresKind::array)
    type.element = std::make_shared<PostgresType>(resolved(types, {found->second.element, key.modifier}));
  return type;
}

std::optional<Problem> name_types(const PostgresConnection& connection, std::span<const PostgresTypeKey> keys,
                                  std::vector<PostgresType>& types) {
  std::string wanted;
  for (const PostgresTypeKey& key : keys)
    wanted += fmt::format("{}format_type({}, {})", wanted.empty() ? "select " : ", ", key.oid, key.modifier);
  auto asked = connection.rows(wanted);
  if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
  for (size_t i = 0; i < types.size(); ++i) types[i].name = std::get<0>(asked)[0][i];
  return std::nullopt;
}

}  // namespace

std::variant<std::vector<PostgresType>, Problem> postgres_types(const PostgresConnection& connection,
                                                                std::span<const PostgresTypeKey> keys) {
  std::vector<PostgresType> types;
  if (keys.empty()) return types;
  auto found = catalogue_types(connection, keys);
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  for (const PostgresTypeKey& key : keys) types.push_back(resolved(std::get<CatalogueTypes>(found), key));
  constexpr size_t at_once = 500;  // a statement gives no more than 1,664 columns
  for (size_t first = 0; first < keys.size(); first += at_once) {
    std::vector<PostgresType> some(types.begin() + static_cast<ptrdiff_t>(first),
                                   types.begin() + static_cast<ptrdiff_t>(std::min(first + at_once, keys.size())));
    if (auto problem = name_types(connection, keys.subspan(first, some.size()), some)) return std::move(*problem);
    std::ranges::move(some, types.begin() + static_cast<ptrdiff_t>(first));
  }
  return types;
}

bool may_be(const PostgresType& type, const Type& field) {
  const auto one_of = [&](std::initializer_list<PostgresKind> kinds) {
    return std::ranges::find(kinds, type.kind) != kinds.end();
  };
  using enum PostgresKind;
  switch (field.kind()) {
    case TypeKind::boolean: return type.kind == boolean;
    case TypeKind::integer: return one_of({int2, int4, int8, numeric});
    case TypeKind::decimal: return one_of({int2, int4, int8, numeric, float4, float8});
    case TypeKind::floating: return one_of({int2, int4, float4, float8});
    case TypeKind::text:
    case TypeKind::path: return one_of({text, padded_text, enumeration, uuid});
    case TypeKind::date: return type.kind == date;
    case TypeKind::time: return type.kind == time;
    case TypeKind::datetime: return one_of({timestamp, timestamptz});
    case TypeKind::list:
      if (type.kind == array)
        return type.element->kind != other &&
               (may_be(*type.element, field.element()) || field.element().is(TypeKind::list));
      return one_of({json, jsonb});
    case TypeKind::record:
    case TypeKind::any: return one_of({json, jsonb});
    case TypeKind::nothing:
    case TypeKind::file:
    case TypeKind::regex:
    case TypeKind::variable: break;
  }
  return true;
}

std::string way_round(const PostgresType& type) {
  const PostgresType& inner = type.kind == PostgresKind::array ? *type.element : type;
  if (inner.kind != PostgresKind::other) return {};
  if (inner.base_name == "bytea")
    return "bytes are no value of a field: have them written to files, and carry their paths; or read the column with "
           "a query, `encode(…, 'base64')`";
  return "no field is read from a column of this type: convert it in a query, `\"…\"::text` for instance";
}

}  // namespace damson

// The types of columns as the server knows them, and which fields their values can be.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "runtime/connectors/postgres/postgres_connection.h"
#include "runtime/values/type.h"

namespace damson {

enum class PostgresKind : unsigned char {
  boolean,
  int2,
  int4,
  int8,
  numeric,
  float4,
  float8,
  text,
  padded_text,
  enumeration,
  uuid,
  date,
  time,
  timestamp,
  timestamptz,
  json,
  jsonb,
  array,
  other,  // no field is read from it or written to it
};

/// A domain counts as the type that it is made of.
struct PostgresType {
  PostgresKind kind = PostgresKind::other;
  unsigned oid = 0;
  std::string name = {};                                  // as SQL has it: `character varying(60)`
  std::string base_name = {};                             // without what stands in brackets: `citext`
  int modifier = -1;                                      // as the server has it: of a length, or of digits
  bool collated = false;                                  // texts of it are ordered by rules
  bool is_domain = false;                                 // may have rules of its own
  std::vector<std::string> labels = {};                   // of an enumeration
  std::shared_ptr<const PostgresType> element = nullptr;  // of an array
};

/// A type and its modifier, as a column or a result says.
struct PostgresTypeKey {
  unsigned oid;
  int modifier;
};

/// In the order in which they are asked for.
std::variant<std::vector<PostgresType>, Problem> postgres_types(const PostgresConnection& connection,
                                                                std::span<const PostgresTypeKey> keys);

/// Whether some values of the type are values of the field.
bool may_be(const PostgresType& type, const Type& field);

/// What to do where no field can hold a type: `cast it in a query`. Empty where the field is only declared wrongly.
std::string way_round(const PostgresType& type);

}  // namespace damson

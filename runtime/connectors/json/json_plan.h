// What is to be read out of JSON records: the schema and the wanted columns as one tree.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/connectors/connector.h"

namespace damson {

struct JsonMember {
  std::string key;
  size_t node;
  bool plain;  // written in JSON without escapes, so that its bytes can be compared
};

struct JsonNode {
  TypeKind kind = TypeKind::any;
  const Type* read = nullptr;  // the column's type; null: nobody wants it, it is only checked
  std::string path;            // of the field, for messages: `contributors.role`
  // of records
  bool open = false;
  std::vector<JsonMember> members;
  std::vector<size_t> columns;                          // nodes of the fields of `read`, in its order
  std::unordered_map<std::string_view, size_t> places;  // key to place in `members`
  // of lists
  size_t element = 0;
};

class JsonPlan {
 public:
  explicit JsonPlan(const SourceRequest& request);
  JsonPlan(const JsonPlan&) = delete;
  JsonPlan& operator=(const JsonPlan&) = delete;

  /// The first is the record itself.
  const std::vector<JsonNode>& nodes() const { return nodes_; }

 private:
  size_t add(const Type& schema, const Type* read, std::string path);
  void add_members(size_t node, const Type& schema, const Type* read);
  bool is_open(const std::string& path) const;

  const SourceRequest& request_;
  std::vector<JsonNode> nodes_;
};

}  // namespace damson

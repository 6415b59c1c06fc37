// Making the tree of what is to be read.
#include "runtime/connectors/json/json_plan.h"

#include <algorithm>

namespace damson {

namespace {

/// Whether a value that nobody wants must still be walked through, because there are field names in it to be checked.
bool has_field_names(const Type& type) {
  if (type.is(TypeKind::list)) return has_field_names(type.element());
  return type.is(TypeKind::record);
}

}  // namespace

JsonPlan::JsonPlan(const SourceRequest& request) : request_(request) { add(*request.schema, request.read, {}); }

bool JsonPlan::is_open(const std::string& path) const {
  if (path.empty()) return request_.open;
  return std::find(request_.open_parts.begin(), request_.open_parts.end(), path) != request_.open_parts.end();
}

size_t JsonPlan::add(const Type& schema, const Type* read, std::string path) {
  const size_t place = nodes_.size();
  const TypeKind kind = read == nullptr && !has_field_names(schema) ? TypeKind::any : schema.kind();
  JsonNode node;
  node.kind = kind;
  node.read = read;
  node.open = is_open(path);
  node.path = path;
  nodes_.push_back(std::move(node));
  if (kind == TypeKind::record) add_members(place, schema, read);
  if (kind == TypeKind::list) {
    const Type& item = schema.element();
    const size_t element = add(item, read == nullptr ? nullptr : &read->element(), std::move(path));
    nodes_[place].element = element;
  }
  return place;
}

void JsonPlan::add_members(size_t node, const Type& schema, const Type* read) {
  const std::string prefix = nodes_[node].path.empty() ? "" : nodes_[node].path + ".";
  std::vector<JsonMember> members;
  std::vector<size_t> columns(read == nullptr ? 0 : read->fields().size());
  for (const auto& field : schema.fields()) {
    const int column = read == nullptr ? -1 : read->find_field(field.name);
    const Type* wanted = column < 0 ? nullptr : &read->fields()[static_cast<size_t>(column)].type;
    const size_t child = add(field.type, wanted, prefix + field.name);
    if (column >= 0) columns[static_cast<size_t>(column)] = child;
    const bool plain = field.name.find_first_of("\"\\") == std::string::npos;
    members.push_back({field.name, child, plain});
  }
  JsonNode& self = nodes_[node];
  self.members = std::move(members);
  self.columns = std::move(columns);
  for (size_t i = 0; i < self.members.size(); ++i) self.places.emplace(self.members[i].key, i);
}

}  // namespace damson

// Finds the members of an object and puts other values in their places.
#include "runtime/connectors/json/json_object_edit.h"

#include <algorithm>
#include <vector>

#include "runtime/connectors/json/json_text_value.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

struct TextRange {
  size_t begin = 0;
  size_t end = 0;
};

/// A member as it stands: `"name": value`.
struct MemberPlace {
  std::string name;
  TextRange whole;
  TextRange value;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

size_t behind_spaces(std::string_view text, size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// `at`: the quote that opens it.
size_t behind_string(std::string_view text, size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
  return std::min(at + 1, text.size());
}

size_t behind_value(std::string_view text, size_t at) {
  size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = behind_string(text, at);
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      --depth;
      ++at;
    } else if (depth == 0 && (c == ',' || is_space(c))) {
      return at;
    } else {
      ++at;
    }
    if (depth == 0 && (c == '"' || c == '}' || c == ']')) return at;
  }
  return at;
}

std::vector<MemberPlace> members_of(std::string_view object) {
  std::vector<MemberPlace> members;
  Arena arena;
  for (size_t at = behind_spaces(object, object.find('{') + 1); at < object.size() && object[at] == '"';) {
    MemberPlace member;
    member.whole.begin = at;
    const size_t name_end = behind_string(object, at);
    const std::string_view raw = object.substr(at + 1, name_end - at - 2);
    member.name = unescaped_json(raw, arena).value_or(raw);
    member.value.begin = behind_spaces(object, behind_spaces(object, name_end) + 1);
    member.value.end = member.whole.end = behind_value(object, member.value.begin);
    at = behind_spaces(object, member.value.end);
    if (at < object.size() && object[at] == ',') at = behind_spaces(object, at + 1);
    members.push_back(std::move(member));
  }
  return members;
}

bool is_object(std::string_view value) { return value.starts_with('{'); }

/// The new value, in which a record keeps what it has besides its declared fields.
void write_value(std::string_view before, const MemberEdit& member, std::string& out) {
  const bool merges =
      member.type != nullptr && member.type->is(TypeKind::record) && is_object(before) && is_object(*member.text);
  if (!merges) {
    out += *member.text;
    return;
  }
  const std::vector<MemberPlace> made = members_of(*member.text);
  std::vector<MemberEdit> parts;
  for (const auto& field : member.type->fields()) {
    const auto found = std::ranges::find(made, field.name, &MemberPlace::name);
    parts.push_back({field.name, &field.type, std::nullopt});
    if (found != made.end())
      parts.back().text = member.text->substr(found->value.begin, found->value.end - found->value.begin);
  }
  edit_json_object(before, parts, out);
}

}  // namespace

void edit_json_object(std::string_view object, std::span<const MemberEdit> members, std::string& out) {
  const std::vector<MemberPlace> there = members_of(object);
  const auto change_of = [&](const MemberPlace& place) {
    return std::ranges::find(members, place.name, &MemberEdit::name);
  };
  const size_t first = there.empty() ? object.find('{') + 1 : there.front().whole.begin;
  out += object.substr(0, first);
  bool any = false;
  size_t behind = first;  // what stood before this has been dealt with
  for (const MemberPlace& place : there) {
    const auto change = change_of(place);
    const std::string_view between = object.substr(behind, place.whole.begin - behind);  // the comma and white space
    behind = place.whole.end;
    if (change != members.end() && !change->text) continue;
    if (any) out += between.empty() ? std::string_view(",") : between;
    any = true;
    out += object.substr(place.whole.begin, place.value.begin - place.whole.begin);
    const std::string_view value = object.substr(place.value.begin, place.value.end - place.value.begin);
    if (change == members.end())
      out += value;
    else
      write_value(value, *change, out);
  }
  for (const MemberEdit& member : members) {
    if (!member.text || std::ranges::find(there, member.name, &MemberPlace::name) != there.end()) continue;
    if (any) out += ',';
    any = true;
    write_json_text(member.name, out);
    out += ':';
    out += *member.text;
  }
  out += object.substr(behind);
}

}  // namespace damson

// The lines in braces of a dump.
#include "compiler/syntax/dump/dump_parts.h"

namespace damson::syntax {

namespace {

std::string dump_dotted(const std::vector<DottedName>& names) {
  std::string out;
  for (const DottedName& name : names) out += (out.empty() ? "" : " ") + dump_name(name);
  return out;
}

template <class Reasoned>
std::string dump_reasoned(std::string_view head, const Item& item) {
  const auto& line = as<Reasoned>(item);
  return dump_list(head, {dump_expression(line.condition), dump_text(line.reason), dump_doc(item.doc)});
}

std::string dump_item(const Item& item) {
  const std::string doc = dump_doc(item.doc);
  switch (item.kind) {
    case ItemKind::error: return "(error)";
    case ItemKind::field: {
      const auto& field = as<FieldItem>(item);
      return dump_list("=", {dump_name(field.name), dump_expression(field.value), doc});
    }
    case ItemKind::group: {
      const auto& group = as<GroupItem>(item);
      return dump_list("group", {dump_name(group.name), dump_items(group.items), doc});
    }
    case ItemKind::let: {
      const auto& let = as<LetItem>(item);
      return dump_list("let", {dump_name(let.name), dump_expression(let.value), doc});
    }
    case ItemKind::skip_when: return dump_reasoned<SkipWhenItem>("skip-when", item);
    case ItemKind::omit_when: return dump_reasoned<OmitWhenItem>("omit-when", item);
    case ItemKind::keep: return dump_list("keep", {dump_dotted(as<KeepItem>(item).fields), doc});
    case ItemKind::drop: {
      const auto& drop = as<DropItem>(item);
      return dump_list("drop", {dump_dotted(drop.fields), dump_text(drop.reason), doc});
    }
    case ItemKind::require: return dump_reasoned<RequireItem>("require", item);
    case ItemKind::advise: return dump_reasoned<AdviseItem>("advise", item);
  }
  return {};
}

}  // namespace

std::string dump_items(const std::vector<ItemPtr>& items) {
  std::string out;
  for (const ItemPtr& item : items) out += (out.empty() ? "" : " ") + dump_item(*item);
  return out;
}

}  // namespace damson::syntax

// The part of the builder for the lines in the braces of maps, groups, `for` and sources.
#include <string_view>

#include "compiler/diagnostics/dotted_field.h"
#include "compiler/diagnostics/misplaced_line.h"
#include "compiler/diagnostics/unexpected_word.h"
#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

namespace {

std::string_view describe_place(ItemPlace place) {
  switch (place) {
    case ItemPlace::map: return "a map";
    case ItemPlace::group: return "the braces of a field";
    case ItemPlace::for_each: return "a `for`";
    case ItemPlace::for_value: return "a `for` with a value behind `=>`";
    case ItemPlace::source: return "a source";
  }
  return {};
}

std::string_view describe_kind(ItemKind kind) {
  switch (kind) {
    case ItemKind::error: return "this line";
    case ItemKind::field: return "a field";
    case ItemKind::group: return "a field with braces";
    case ItemKind::let: return "`let`";
    case ItemKind::skip_when: return "`skip when`";
    case ItemKind::omit_when: return "`omit when`";
    case ItemKind::keep: return "`keep`";
    case ItemKind::drop: return "`drop`";
    case ItemKind::require: return "`require`";
    case ItemKind::advise: return "`advise`";
  }
  return {};
}

bool may_stand(ItemKind kind, ItemPlace place) {
  switch (kind) {
    case ItemKind::error:
    case ItemKind::let: return true;
    case ItemKind::field:
    case ItemKind::group: return place != ItemPlace::for_value;
    case ItemKind::omit_when: return place == ItemPlace::for_each || place == ItemPlace::for_value;
    case ItemKind::drop: return place == ItemPlace::map || place == ItemPlace::source;
    case ItemKind::skip_when:
    case ItemKind::keep:
    case ItemKind::require:
    case ItemKind::advise: return place == ItemPlace::map;
  }
  return true;
}

}  // namespace

std::vector<ItemPtr> TreeBuilder::items(Grammar::ItemBlockContext* context, ItemPlace place) {
  std::vector<ItemPtr> result;
  if (context == nullptr) return result;
  for (Grammar::ItemContext* line : context->item()) result.push_back(item(line, place));
  return result;
}

ItemPtr TreeBuilder::item(Grammar::ItemContext* context, ItemPlace place) {
  ItemPtr result = readable_item(context, place);
  if (result == nullptr || !stands_right(*result, place)) result = std::make_unique<ErrorItem>(span(context));
  result->doc = doc_before(context);
  return result;
}

bool TreeBuilder::stands_right(const Item& line, ItemPlace place) {
  if (may_stand(line.kind, place)) return true;
  ProblemDraft problem = misplaced_line(line.span, describe_kind(line.kind), describe_place(place));
  if (place == ItemPlace::for_value && (line.kind == ItemKind::field || line.kind == ItemKind::group)) {
    problem.note(
        "its braces have `let` and `omit when` only; without `=>` a `for` builds records of the fields in its braces");
  } else if (place == ItemPlace::for_each || place == ItemPlace::for_value) {
    problem.note("to leave out an item of the list write `omit when … because \"…\"`");
  }
  if (line.kind == ItemKind::omit_when) problem.note("to leave out a whole record write `skip when … because \"…\"`");
  problems_.add(problem);
  return false;
}

template <class Reasoned, class Context>
ItemPtr TreeBuilder::reasoned_item(Context* context) {
  auto result = std::make_unique<Reasoned>(span(context));
  result->condition = expression(context->expression());
  result->reason = reason(context->because());
  return result;
}

ItemPtr TreeBuilder::readable_item(Grammar::ItemContext* context, ItemPlace place) {
  if (auto* field = dynamic_cast<Grammar::FieldItemContext*>(context)) return field_item(field, place);
  if (auto* let = dynamic_cast<Grammar::LetItemContext*>(context)) {
    if (let->name() == nullptr) return nullptr;
    auto result = std::make_unique<LetItem>(span(context));
    result->name = name(let->name());
    result->value = right_hand_side(let->rightHandSide());
    return result;
  }
  if (context->exception != nullptr) return nullptr;
  if (auto* skip = dynamic_cast<Grammar::SkipItemContext*>(context)) return reasoned_item<SkipWhenItem>(skip);
  if (auto* omit = dynamic_cast<Grammar::OmitItemContext*>(context)) return reasoned_item<OmitWhenItem>(omit);
  if (auto* require = dynamic_cast<Grammar::RequireItemContext*>(context)) return reasoned_item<RequireItem>(require);
  if (auto* advise = dynamic_cast<Grammar::AdviseItemContext*>(context)) return reasoned_item<AdviseItem>(advise);
  if (auto* keep = dynamic_cast<Grammar::KeepItemContext*>(context)) {
    auto result = std::make_unique<KeepItem>(span(context));
    result->fields = dotted_names(keep->dottedName());
    return result;
  }
  if (auto* drop = dynamic_cast<Grammar::DropLineContext*>(context)) return drop_item(drop->dropItem(), span(context));
  return nullptr;
}

void TreeBuilder::report_dotted(antlr4::ParserRuleContext* context, const DottedName& target) {
  ProblemDraft problem = dotted_field(target.span, target.first().text, target.parts[1].text);
  for (antlr4::tree::ParseTree* around = context->parent; around != nullptr; around = around->parent) {
    auto* map = dynamic_cast<Grammar::MapDeclarationContext*>(around);
    if (map == nullptr) continue;
    const auto names = map->name();
    if (names.empty() || name(names.back()).text != target.first().text) break;
    const Span prefix{.text = target.span.text, .begin = target.span.begin, .end = target.parts[1].span.begin};
    problems_.add(unexpected_word(prefix, "`" + target.first().text + ".`")
                      .label("this is the target of the map: its fields stand without its name")
                      .suggest(prefix, "", Fix::needs_review, "write `" + target.parts[1].text + " = …`"));
    return;
  }
  problems_.add(problem);
}

ItemPtr TreeBuilder::field_item(Grammar::FieldItemContext* context, ItemPlace place) {
  const bool readable = context->ASSIGN() != nullptr || context->itemBlock() != nullptr;
  if (context->dottedName() == nullptr || !readable) return nullptr;
  const DottedName target = dotted_name(context->dottedName());
  if (!target.is_simple()) {
    report_dotted(context, target);
    return nullptr;
  }
  if (context->itemBlock() != nullptr) {
    auto group = std::make_unique<GroupItem>(span(context));
    group->name = target.first();
    const bool in_source = place == ItemPlace::source;
    group->items = items(context->itemBlock(), in_source ? ItemPlace::source : ItemPlace::group);
    return group;
  }
  auto field = std::make_unique<FieldItem>(span(context));
  field->name = target.first();
  field->value = context->exception != nullptr ? error(context) : right_hand_side(context->rightHandSide());
  return field;
}

ItemPtr TreeBuilder::drop_item(Grammar::DropItemContext* context, Span place) {
  if (context == nullptr || context->exception != nullptr) return nullptr;
  auto result = std::make_unique<DropItem>(place);
  result->fields = dotted_names(context->dottedName());
  result->reason = reason(context->because());
  return result;
}

}  // namespace damson::syntax

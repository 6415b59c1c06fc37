// Checking the lines that build a record.
#include "compiler/check/record_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/callables.h"
#include "compiler/check/convert.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/check/narrowing.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unread.h"
#include "compiler/diagnostics/name_taken.h"
#include "compiler/diagnostics/required_not_set.h"
#include "compiler/diagnostics/set_twice.h"
#include "compiler/diagnostics/text_is_field_name.h"
#include "compiler/diagnostics/unknown_target_field.h"
#include "compiler/diagnostics/unused_let.h"
#include "compiler/diagnostics/wrong_type.h"

namespace damson::checking {

namespace {

/// What stands in a line that could not be checked counts as carried: the line may well carry it once it is put right.
void excuse(Context& context, const syntax::Item& item) {
  if (context.map == nullptr) return;
  each_name(item, [&](const std::string& name) { context.map->excused.insert(name); });
}

bool hides_field(const Scope* scope, const std::string& name) {
  for (; scope != nullptr; scope = scope->outer) {
    if (scope->names.contains(name)) return true;
    if (scope->record && scope->record->type.is(TypeKind::record) && scope->record->type.find_field(name) >= 0)
      return true;
  }
  return false;
}

}  // namespace

RecordLines::RecordLines(const DeclaredType* wanted, std::string owner) : wanted_(wanted), owner_(std::move(owner)) {
  if (wanted_ == nullptr) return;
  fields_ = wanted_->type.fields();
  for (size_t i = 0; i < fields_.size(); ++i) places_.try_emplace(fields_[i].name, i);
  values_.resize(fields_.size());
  set_at_.resize(fields_.size());
}

std::optional<size_t> RecordLines::place_for(Context& context, const syntax::Name& name) {
  const auto [known, is_new] = places_.try_emplace(name.text, fields_.size());
  const size_t place = known->second;
  if (is_new && wanted_ != nullptr) places_.erase(known);
  if (place == fields_.size() && wanted_ == nullptr) {
    fields_.push_back({name.text, Type()});
    values_.emplace_back();
    set_at_.emplace_back();
  } else if (place == fields_.size()) {
    if (unread_schema_ != nullptr && may_declare(context.all, *unread_schema_, name.text)) {
      good_ = false;
      return std::nullopt;
    }
    auto draft = unknown_target_field(name.span, owner_, name.text);
    if (const auto near =
            suggest_nearest(draft, name.span, name.text, fields_offered(wanted_->type, "the fields of " + owner_))) {
      assume_set(*near);
    } else {
      unsure_ = true;  // which field is meant is not known: none is called unset
    }
    context.all.report(draft);
    good_ = false;
    return std::nullopt;
  }
  if (set_at_[place] && values_[place] != nullptr) {
    context.all.report(set_twice(name.span, name.text).related(*set_at_[place], "set here already"));
    good_ = false;
    return std::nullopt;
  }
  set_at_[place] = name.span;
  return place;
}

void RecordLines::assume_set(std::string_view name) {
  good_ = false;
  const auto known = places_.find(name);
  if (known != places_.end() && !set_at_[known->second]) set_at_[known->second] = Span{};
}

void RecordLines::put(size_t place, ExpressionPtr value) {
  good_ &= value != nullptr;
  if (wanted_ == nullptr && value) fields_[place].type = value->type;
  values_[place] = std::move(value);
}

namespace {

const Type* source_record(const Context& context) {
  const bool known = context.map != nullptr && context.map->source != nullptr && context.map->source->schema != nullptr;
  return known ? &context.map->source->schema->record.type : nullptr;
}

/// `number = id`, where `id` is the target's and `number` the source's: the field of the target that is meant.
std::optional<std::string> meant_the_other_way(const Context& context, const syntax::FieldItem& item,
                                               const Type& target) {
  const auto* value = item.value ? syntax::try_as<syntax::NameExpression>(*item.value) : nullptr;
  const Type* source = source_record(context);
  if (value == nullptr || source == nullptr || is_known_name(context, value->name)) return std::nullopt;
  if (target.find_field(value->name.text) < 0 || source->find_field(item.name.text) < 0) return std::nullopt;
  return value->name.text;
}

bool is_named(const Context& context, const std::string& name) {
  bool named = false;
  for (const auto& item : context.map->declaration->items) {
    each_name(*item, [&](const std::string& other) { named |= other == name; });
    if (const auto* drop = syntax::try_as<syntax::DropItem>(*item)) {
      for (const auto& path : drop->fields) named |= path.first().text == name;
    }
  }
  return named;
}

/// `title = "title"`, where the source has a field `title` that the map uses elsewhere; where it does not, that is said
/// of the field.
void warn_of_field_name(Context& context, const syntax::FieldItem& item, const DeclaredType* wanted) {
  const auto* text = item.value ? syntax::try_as<syntax::TextExpression>(*item.value) : nullptr;
  const Type* source = source_record(context);
  if (text == nullptr || !text->is_plain() || source == nullptr || source->find_field(text->plain()) < 0) return;
  if (wanted != nullptr && std::ranges::find(wanted->type.options(), text->plain()) != wanted->type.options().end())
    return;
  if (!is_named(context, text->plain())) return;
  context.all.report(text_is_field_name(text->span, text->plain()).suggest(text->span, as_written(text->plain())));
}

/// Whether other lines of the map use the name: then it is a `let` without its word.
bool is_used_elsewhere(const Context& context, const syntax::FieldItem& item) {
  if (context.map == nullptr) return false;
  bool used = false;
  for (const auto& other : context.map->declaration->items) {
    if (other.get() != &item) each_name(*other, [&](const std::string& name) { used |= name == item.name.text; });
  }
  return used;
}

}  // namespace

bool RecordLines::explain_line(Context& context, const syntax::FieldItem& item) {
  if (wanted_ == nullptr || !wanted_->type.is(TypeKind::record) || wanted_->type.find_field(item.name.text) >= 0)
    return false;
  if (unread_schema_ != nullptr && may_declare(context.all, *unread_schema_, item.name.text)) return false;
  auto draft = unknown_target_field(item.name.span, owner_, item.name.text);
  if (const auto meant = meant_the_other_way(context, item, wanted_->type)) {
    draft.label("the target's field stands in front")
        .suggest(item.span, fmt::format("{} = {}", as_written(*meant), as_written(item.name.text)));
    assume_set(*meant);
  } else if (is_used_elsewhere(context, item) && source_record(context) != nullptr &&
             source_record(context)->find_field(item.name.text) < 0) {
    const Span place{item.name.span.text, item.name.span.begin, item.name.span.begin};
    draft.label("other lines use this name")
        .suggest(place, "let ", Fix::needs_review,
                 fmt::format("write `let {} = …`, if it is a name for a value", as_written(item.name.text)));
    Context inner = context.at(item.name.text);
    check_expression(inner, item.value);
  } else {
    return false;
  }
  good_ = false;
  excuse(context, item);
  if (context.map != nullptr) context.map->excused.insert(item.name.text);
  context.all.report(draft);
  return true;
}

void RecordLines::set_field(Context& context, const syntax::FieldItem& item) {
  if (explain_line(context, item)) return;
  const auto place = place_for(context, item.name);
  Context inner = context.at(item.name.text);
  const DeclaredType* wanted = place && wanted_ != nullptr ? &wanted_->children[*place] : nullptr;
  const bool updates = there_ != nullptr && wanted != nullptr;
  UpdateWords words;
  if (updates) words = find_update_words(inner, item.value);
  ExpressionPtr value = check_expression(inner, item.value, wanted);
  if (value) warn_of_field_name(context, item, wanted);
  if (updates) left_[*place] = words.leaves || words.clears;
  if (value && updates)
    value = fit_update(inner, value, updated_field(*place), words);
  else if (value && wanted != nullptr)
    value = fit_value(inner, value, *wanted, item.name.text);
  else if (value)
    value = require_matched(inner, value);
  if (!value || !place) excuse(context, item);
  if (place)
    put(*place, std::move(value));
  else
    good_ = false;
}

void RecordLines::set_group(Context& context, const syntax::GroupItem& item) {
  const auto place = place_for(context, item.name);
  Context inner = context.at(item.name.text);
  const DeclaredType* wanted = place && wanted_ != nullptr ? &wanted_->children[*place] : nullptr;
  if (wanted != nullptr && wanted->known() && !wanted->type.is(TypeKind::record)) {
    context.all.report(wrong_type(item.name.span, quoted(item.name.text), to_text(wanted->type.required()), "a record")
                           .related(wanted->span, "declared here"));
    excuse(context, item);
    good_ = false;
    return;
  }
  if (wanted != nullptr && !wanted->known()) wanted = nullptr;
  Scope scope{.outer = inner.scope};
  inner.scope = &scope;
  check_lets(inner, scope, item.items);
  RecordLines lines(wanted, quoted(item.name.text));
  if (there_ != nullptr && wanted != nullptr && place) lines.update(updated_field(*place).there, {}, true);
  for (const auto& line : item.items) {
    switch (line->kind) {
      case syntax::ItemKind::field: lines.set_field(inner, syntax::as<syntax::FieldItem>(*line)); break;
      case syntax::ItemKind::group: lines.set_group(inner, syntax::as<syntax::GroupItem>(*line)); break;
      case syntax::ItemKind::let: break;
      case syntax::ItemKind::error:
      case syntax::ItemKind::skip_when:
      case syntax::ItemKind::omit_when:
      case syntax::ItemKind::keep:
      case syntax::ItemKind::drop:
      case syntax::ItemKind::require:
      case syntax::ItemKind::advise: lines.be_unsure(); break;  // reported by the parser
    }
  }
  report_unused_lets(inner, scope);
  lines.report_unset(inner, item.name.span);
  ExpressionPtr value = lines.record(item.span, wanted == nullptr || wanted->type.optional());
  if (!value || !place) excuse(context, item);
  if (place) put(*place, std::move(value));
}

void RecordLines::set_value(Context& context, const syntax::Name& name, const ExpressionPtr& value) {
  const auto place = place_for(context, name);
  if (!place) return;
  Context inner = context.at(name.text);
  ExpressionPtr fitted = value;
  if (value && there_ != nullptr)
    fitted = fit_update(inner, value, updated_field(*place), {});
  else if (value && wanted_ != nullptr)
    fitted = fit_value(inner, value, wanted_->children[*place], name.text);
  put(*place, std::move(fitted));
}

void RecordLines::report_unset(Context& context, Span where) {
  if (wanted_ == nullptr || unsure_) return;
  if (there_ != nullptr) return report_unset_of_update(context, where);
  for (size_t i = 0; i < fields_.size(); ++i) {
    if (!set_at_[i] && wanted_->children[i].empty_when_missing()) {
      values_[i] = make_literal({ConstantValue::List{}}, wanted_->children[i].type, where);
      continue;
    }
    if (set_at_[i] || fields_[i].type.optional() || fields_[i].type.is(TypeKind::nothing)) continue;
    if (unread_lines_ && may_mention(context.all, *unread_lines_, fields_[i].name)) continue;
    context.all.report(required_not_set(where, fields_[i].name, owner_)
                           .related(wanted_->field_spans[i], "declared without a `?` here")
                           .note(fmt::format("add a line `{} = …`", as_written(fields_[i].name))));
  }
}

void RecordLines::update(ExpressionPtr there, std::vector<uint32_t> key, bool part) {
  there_ = std::move(there);
  key_ = std::move(key);
  part_ = part;
  left_.resize(fields_.size());
}

UpdatedField RecordLines::updated_field(size_t place) const {
  const auto field = static_cast<uint32_t>(place);
  return {.wanted = wanted_->children[place],
          .name = fields_[place].name,
          .there = make_field(there_, field, there_->span),
          .is_part = part_,
          .is_key = std::ranges::find(key_, field) != key_.end()};
}

void RecordLines::report_unset_of_update(Context& context, Span where) {
  for (size_t i = 0; i < fields_.size(); ++i) {
    if (set_at_[i] || fields_[i].type.is(TypeKind::nothing)) continue;
    const UpdatedField field = updated_field(i);
    if (part_) {
      values_[i] = left_as_it_is(field);
      continue;
    }
    const bool created =
        context.map->update->creates && !deleted_ && !fields_[i].type.optional() && !field.wanted.empty_when_missing();
    if (!field.is_key && !created) continue;
    auto draft = required_not_set(where, fields_[i].name, owner_);
    draft.related(wanted_->field_spans[i],
                  field.is_key ? "the key, by which the record that is there is found" : "declared without a `?` here");
    if (!field.is_key)
      draft.note("`on unmatched create` makes records that are not there yet, and those would have none");
    context.all.report(draft.note(fmt::format("add a line `{} = …`", as_written(fields_[i].name))));
  }
}

ExpressionPtr RecordLines::record(Span span, bool missing_when_empty) const {
  if (!good_) return nullptr;
  bool optional = missing_when_empty;
  std::vector<Type::Field> fields = fields_;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (!values_[i]) {
      if (!fields[i].type.optional()) return nullptr;  // reported as not set
      continue;
    }
    const Type& actual = values_[i]->type;
    fields[i].type = (fields[i].type.is(TypeKind::nothing) ? actual : fields[i].type).with_optional(actual.optional());
    optional &= actual.optional();
  }
  const std::string name = wanted_ == nullptr ? std::string() : wanted_->type.name();
  return make_record(Type::record_of(std::move(fields), name).with_optional(optional), values_, missing_when_empty,
                     span);
}

void check_lets(Context& context, Scope& scope, const std::vector<syntax::ItemPtr>& items) {
  for (const auto& item : items) {
    const auto* let = syntax::try_as<syntax::LetItem>(*item);
    if (let != nullptr) check_let(context, scope, *let);
  }
}

void check_let(Context& context, Scope& scope, const syntax::LetItem& let) {
  Context inner = context.at(let.name.text);
  ExpressionPtr value = check_expression(inner, let.value);
  if (!value) excuse(context, let);
  if (hides_field(&scope, let.name.text)) {
    context.all.report(name_taken(let.name.span, let.name.text).note("give the `let` a name of its own"));
    return;
  }
  ScopeName name{.span = let.name.span, .is_let = true};
  if (value) name.binding = std::make_shared<const typed::Binding>(typed::Binding{let.name.text, value->type, value});
  scope.names.emplace(let.name.text, std::move(name));
}

namespace {

void excuse_let(Context& context, const std::string& name) {
  if (context.map == nullptr) return;
  for (const auto& item : context.map->declaration->items) {
    const auto* let = syntax::try_as<syntax::LetItem>(*item);
    if (let != nullptr && let->name.text == name) excuse(context, *let);
  }
}

}  // namespace

void report_unused_lets(Context& context, const Scope& scope) {
  for (const auto& [name, entry] : scope.names) {
    if (!entry.is_let || entry.used) continue;
    if (context.map != nullptr && (context.map->unsure || context.map->unread_lines)) continue;
    excuse_let(context, name);  // what only it carries is no mistake of its own
    context.all.report(unused_let(entry.span, name).label("nothing uses it"));
  }
}

ExpressionPtr fit_value(Context& context, const ExpressionPtr& value, const DeclaredType& wanted,
                        std::string_view name) {
  if (!wanted.known()) return nullptr;
  ExpressionPtr fitted = require_matched(context, value);
  fitted = convert_or_report(context, fitted, wanted.type, quoted(name), wanted.span);
  if (!fitted || !check_literals(context, fitted, wanted, quoted(name))) return nullptr;
  warn_of_narrowing(context, *fitted, wanted, name);
  if (!fitted->type.optional() || !wanted.empty_when_missing()) return fitted;
  const ExpressionPtr nothing = make_literal({ConstantValue::List{}}, wanted.type.required(), fitted->span);
  return make_handled(fitted, State::missing, nothing, fitted->span);
}

}  // namespace damson::checking

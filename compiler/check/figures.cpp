// The figures that `expect` speaks of.
#include "compiler/check/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/check/constant_text.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unread.h"
#include "compiler/diagnostics/not_a_figure.h"
#include "compiler/diagnostics/unknown_field.h"

namespace damson::checking {

namespace {

struct FigureWord {
  std::string_view word;
  Figure::Kind kind;
};

constexpr std::array<FigureWord, 7> figure_words{{{"count", Figure::Kind::records},
                                                  {"loaded", Figure::Kind::loaded},
                                                  {"skipped", Figure::Kind::skipped},
                                                  {"rejected", Figure::Kind::rejected},
                                                  {"duplicates", Figure::Kind::duplicates},
                                                  {"unused", Figure::Kind::unused},
                                                  {"sum", Figure::Kind::sum}}};

const FigureWord* figure_word(const syntax::CallExpression& call) {
  if (!call.function.is_simple()) return nullptr;
  const auto found = std::find_if(figure_words.begin(), figure_words.end(),
                                  [&](const FigureWord& one) { return one.word == call.function.first().text; });
  return found == figure_words.end() ? nullptr : &*found;
}

/// `assets.size.bytes` as its names; false for anything that is no row of names.
bool names_of(const syntax::Expression& expression, std::vector<const syntax::Name*>& names) {
  if (const auto* name = syntax::try_as<syntax::NameExpression>(expression)) {
    names.push_back(&name->name);
    return true;
  }
  const auto* field = syntax::try_as<syntax::FieldExpression>(expression);
  if (field == nullptr || !field->object || !names_of(*field->object, names)) return false;
  names.push_back(&field->field);
  return true;
}

/// What a figure is of, and the names behind it.
struct Subject {
  Source* source = nullptr;
  Target* target = nullptr;
  std::string text;  // as written
  Span span;
  std::vector<const syntax::Name*> fields = {};
};

void report_unknown(Context& context, const syntax::Name& name, const NameTable<ValueName>::Entry* entry) {
  if (entry != nullptr) {
    context.all.report(not_a_figure(
        name.span, fmt::format("`{}` is a parameter: figures are of sources, lookups and targets", name.text)));
    return;
  }
  auto draft = not_a_figure(name.span, fmt::format("there is no source, lookup or target `{}`", name.text));
  Offers offers{.title = "the sources, lookups and targets"};
  for (const auto& source : context.all.declarations.sources) offers.add(source.declaration->name.text);
  for (const auto& target : context.all.declarations.targets) offers.add(target.declaration->name.text);
  if (const auto near = suggest_nearest(draft, name.span, name.text, offers)) {
    for (auto& source : context.all.declarations.sources) {
      if (source.declaration->name.text == *near) source.used = true;
    }
    for (auto& target : context.all.declarations.targets) {
      if (target.declaration->name.text == *near) target.used = true;
    }
  } else if (context.module->broken) {
    return;  // it may be one of the import that is not there
  }
  context.all.report(draft);
}

/// Nothing after a problem.
std::optional<Subject> find_subject(Context& context, const std::vector<const syntax::Name*>& names) {
  size_t next = 0;
  const Module* module = context.module;
  if (names.size() > 1) {
    const auto import = module->named_imports.find(names[0]->text);
    if (import != module->named_imports.end()) {
      module = import->second;
      next = 1;
    }
  }
  const syntax::Name& name = *names[next];
  const auto* entry = find_name(*module, &Module::values, name.text);
  if (entry != nullptr && std::holds_alternative<Unreadable>(entry->what)) return std::nullopt;
  Subject subject{.text = next == 0 ? as_written(name.text) : names[0]->text + "." + as_written(name.text),
                  .span = name.span};
  if (entry != nullptr) {
    if (const auto* source = std::get_if<Source*>(&entry->what)) subject.source = *source;
    if (const auto* target = std::get_if<Target*>(&entry->what)) subject.target = *target;
  }
  if (subject.source == nullptr && subject.target == nullptr) {
    report_unknown(context, name, entry);
    return std::nullopt;
  }
  subject.fields.assign(names.begin() + static_cast<std::ptrdiff_t>(next) + 1, names.end());
  return subject;
}

/// The figure as a value: one binding for each, however often it is asked for.
ExpressionPtr ask(Context& context, Figure figure, Span span) {
  auto& asked = context.all.figures->figures;
  const auto known = std::find_if(asked.begin(), asked.end(), [&](const auto& one) { return one.first == figure; });
  if (known != asked.end()) return make_reference(known->second, {}, span);
  const auto binding = std::make_shared<const typed::Binding>(typed::Binding{figure.text, type_of(figure), nullptr});
  asked.emplace_back(std::move(figure), binding);
  return make_reference(binding, {}, span);
}

ExpressionPtr report_figure(Context& context, Span span, const std::string& message, const std::string& note = {}) {
  auto draft = not_a_figure(span, message);
  if (!note.empty()) draft.note(note);
  context.all.report(draft);
  return nullptr;
}

void report_no_field(Context& context, const syntax::Name& name, const Type& record) {
  auto draft =
      unknown_field(name.span, record.name().empty() ? std::string("this record") : quoted(record.name()), name.text);
  suggest_nearest(draft, name.span, name.text, fields_offered(record));
  context.all.report(draft);
}

ExpressionPtr check_sum(Context& context, const Subject& subject, Figure figure, Span span) {
  static constexpr std::string_view form = "write `sum(assets.price)`: a target, and a field of its records";
  if (subject.target == nullptr) {
    return report_figure(context, subject.span,
                         fmt::format("`{}` is no target: only what is written can be added up", subject.text),
                         std::string(form));
  }
  if (subject.fields.empty()) return report_figure(context, subject.span, "`sum` wants a field", std::string(form));
  if (subject.target->schema == nullptr) return nullptr;
  Type type = subject.target->schema->record.type;
  for (const auto* name : subject.fields) {
    while (type.is(TypeKind::list)) type = type.element();
    if (type.is(TypeKind::nothing)) return nullptr;
    if (!type.is(TypeKind::record))
      return report_figure(context, name->span, fmt::format("{} has no fields", to_text(type.required())));
    const int place = type.find_field(name->text);
    if (place < 0) {
      if (!may_declare(context.all, *subject.target->schema, name->text)) report_no_field(context, *name, type);
      return nullptr;
    }
    figure.path.push_back(static_cast<uint32_t>(place));
    figure.text += "." + as_written(name->text);
    type = type.fields()[static_cast<size_t>(place)].type;
  }
  while (type.is(TypeKind::list)) type = type.element();
  if (type.is(TypeKind::nothing)) return nullptr;
  if (!type.is(TypeKind::integer) && !type.is(TypeKind::decimal)) {
    return report_figure(context, subject.fields.back()->span,
                         fmt::format("only int and decimal can be added up, and this is {}", to_text(type.required())));
  }
  figure.text += ")";
  return ask(context, std::move(figure), span);
}

/// Whether the figure can be known of what it is asked of. Reports when not.
bool suits(Context& context, const Subject& subject, Figure::Kind kind) {
  if (kind == Figure::Kind::records) return true;
  if (kind == Figure::Kind::unused) {
    if (subject.source != nullptr && subject.source->table) return true;
    if (subject.source != nullptr && (subject.source->unsure || !subject.source->used)) return false;  // said elsewhere
    report_figure(context, subject.span, fmt::format("nothing looks `{}` up", subject.text),
                  "`unused` counts the records of a lookup that no `[ ]` found");
    return false;
  }
  if (subject.target != nullptr || subject.source->mapped) return true;
  if (!subject.source->used || subject.source->unsure) return false;  // said elsewhere
  report_figure(context, subject.span, fmt::format("no map reads `{}`: it has no outcomes", subject.text),
                "`count` says how many records it has, `unused` how many of them nothing asked for");
  return false;
}

}  // namespace

bool names_a_figure(const Context& context, const syntax::CallExpression& call) {
  return context.all.figures != nullptr && figure_word(call) != nullptr;
}

ExpressionPtr check_figure(Context& context, const syntax::CallExpression& call) {
  const FigureWord& word = *figure_word(call);
  std::vector<const syntax::Name*> names;
  const bool named =
      call.arguments.size() == 1 && call.arguments.front().value && names_of(*call.arguments.front().value, names);
  if (!named) {
    for (const auto& argument : call.arguments) {
      if (!argument.value || argument.value->kind == syntax::ExpressionKind::error) return nullptr;
    }
    return report_figure(
        context, call.span, fmt::format("`{}` wants the name of a source, a lookup or a target", word.word),
        word.kind == Figure::Kind::sum ? "write `sum(assets.price)`" : fmt::format("write `{}(artworks)`", word.word));
  }
  const auto subject = find_subject(context, names);
  if (!subject) return nullptr;
  Figure figure{.kind = word.kind, .of_target = subject->target != nullptr};
  figure.of = figure.of_target ? subject->target->index : subject->source->index;
  figure.text = fmt::format("{}({}", word.word, subject->text);
  if (word.kind == Figure::Kind::sum) return check_sum(context, *subject, std::move(figure), call.span);
  if (!subject->fields.empty()) {
    return report_figure(context, subject->fields.front()->span, fmt::format("`{}` is of whole records", word.word),
                         "`sum(assets.price)` adds up a field");
  }
  if (!suits(context, *subject, word.kind)) return nullptr;
  figure.text += ")";
  return ask(context, std::move(figure), call.span);
}

ExpressionPtr check_whole(Context& context, const syntax::Name& name) {
  const auto subject = find_subject(context, {&name});
  if (!subject) return nullptr;
  Figure figure{.kind = Figure::Kind::records, .of_target = subject->target != nullptr};
  figure.of = figure.of_target ? subject->target->index : subject->source->index;
  if (subject->source != nullptr && subject->source->mapped) figure.kind = Figure::Kind::units;
  figure.text = fmt::format("{}({})", figure.kind == Figure::Kind::units ? "units" : "count", subject->text);
  return ask(context, std::move(figure), name.span);
}

ExpressionPtr report_no_records(Context& context, Span span) {
  return report_figure(context, span, "an expectation sees counts and sums, no records",
                       "what has to hold of each record is a `require` of the schema or the map");
}

}  // namespace damson::checking

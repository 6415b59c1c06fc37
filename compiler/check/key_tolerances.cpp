// Lines like `id on error skip because "…"` in the braces of a lookup.
#include "compiler/check/key_tolerances.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/bad_tolerance.h"
#include "compiler/diagnostics/clause_never_acts.h"
#include "compiler/diagnostics/unknown_field.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

/// The fields by which a table's records are found.
std::vector<LookupTable::Key> keys_of(const Program& program, uint32_t table, const Type& record) {
  std::vector<LookupTable::Key> keys;
  for (const LookupIndex& index : program.indexes) {
    if (index.table != table) continue;
    for (const uint32_t field : index.key_fields) {
      auto known = std::ranges::find(keys, field, &LookupTable::Key::field);
      if (known == keys.end()) known = keys.insert(keys.end(), {.field = field});
      known->missing_matters |= index.unique || !record.fields()[field].type.optional();
    }
  }
  std::ranges::sort(keys, {}, &LookupTable::Key::field);
  return keys;
}

/// Whether a value of this type can come with an error.
bool can_be_unreadable(const DeclaredType& type, bool texts_always_read) {
  const bool any_text = type.type.is(TypeKind::text) && type.type.options().empty() && !type.limited && !type.pattern;
  return !(any_text && texts_always_read);
}

class ToleranceCheck {
 public:
  ToleranceCheck(Checking& all, const Source& source, std::vector<LookupTable::Key>& keys)
      : all_(all), source_(source), keys_(keys), name_(source.declaration->name.text) {}

  void run() {
    for (const auto& tolerance : source_.declaration->tolerances) check(tolerance);
    if (source_.mapped) warn_by_default();
  }

 private:
  const Type& record() const { return source_.schema->record.type; }

  void check(const syntax::Tolerance& tolerance) {
    const int place = record().find_field(tolerance.field.text);
    if (place < 0) return report_unknown(tolerance.field);
    const auto key = std::ranges::find(keys_, static_cast<uint32_t>(place), &LookupTable::Key::field);
    if (key == keys_.end()) {
      if (source_.unsure || source_.module->tree->broken) return;
      all_.report(bad_tolerance(tolerance.field.span, fmt::format("no lookup finds records of `{}` by {}", name_,
                                                                  quoted(tolerance.field.text)))
                      .note("such a line is about the fields that stand in the brackets of lookups"));
      return;
    }
    for (const auto& clause : tolerance.clauses) check_clause(*key, tolerance, clause);
  }

  void check_clause(LookupTable::Key& key, const syntax::Tolerance& tolerance, const syntax::Clause& clause) {
    const std::string& field = record().fields()[key.field].name;
    if (clause.action.kind != syntax::ActionKind::skip) {
      all_.report(bad_tolerance(clause.action.span, "a record of a lookup can only be left out here")
                      .note(fmt::format("write `{} on {} skip because \"…\"`", as_written(field),
                                        all_.texts.slice(clause.kind_span))));
      return;
    }
    if (never_acts(key, clause.kind)) {
      all_.report(clause_never_acts(clause.kind_span, all_.texts.slice(clause.kind_span))
                      .note(clause.kind == syntax::ClauseKind::unmatched
                                ? "the records of a lookup are not looked up themselves"
                            : clause.kind == syntax::ClauseKind::error
                                ? fmt::format("any text is a value of {}", quoted(field))
                                : fmt::format("{} may be missing, and no lookup has it as its key", quoted(field))));
      return;
    }
    std::optional<uint32_t>& rule = clause.kind == syntax::ClauseKind::missing ? key.on_missing : key.on_error;
    if (rule) {
      all_.report(bad_tolerance(clause.span, fmt::format("what happens `on {}` of {} is said twice",
                                                         all_.texts.slice(clause.kind_span), quoted(field)))
                      .related(tolerance.span, "in this line"));
      return;
    }
    rule = add_rule(field, clause.kind == syntax::ClauseKind::missing ? "missing" : "error",
                    clause.action.message ? template_text(all_.texts, *clause.action.message) : std::string());
  }

  bool never_acts(const LookupTable::Key& key, syntax::ClauseKind kind) const {
    switch (kind) {
      case syntax::ClauseKind::unmatched: return true;
      case syntax::ClauseKind::missing: return !key.missing_matters;
      case syntax::ClauseKind::error: {
        const bool texts_always_read = all_.program().sources[source_.index].connector.connector == "csv";
        return !can_be_unreadable(source_.schema->record.children[key.field], texts_always_read);
      }
    }
    return true;
  }

  /// A record that a map reads is judged there; that nothing finds it is told all the same.
  void warn_by_default() {
    for (LookupTable::Key& key : keys_) {
      const std::string& field = record().fields()[key.field].name;
      const std::string reason = fmt::format("cannot be looked up by {}", quoted(field));
      key.stays_in = true;
      if (key.missing_matters && !key.on_missing) key.on_missing = add_rule(field, "missing", reason);
      if (!key.on_error) key.on_error = add_rule(field, "error", reason);
    }
  }

  uint32_t add_rule(const std::string& field, std::string_view kind, std::string because) {
    auto& warnings = all_.program().warnings;
    warnings.push_back({.name = fmt::format("{}.in.{}.{}", name_, field, kind), .because = std::move(because)});
    return static_cast<uint32_t>(warnings.size() - 1);
  }

  void report_unknown(const syntax::Name& field) {
    if (source_.schema->broken) return;
    auto draft = unknown_field(field.span, quoted(source_.schema->name), field.text);
    std::vector<std::string_view> names;
    for (const auto& known : record().fields()) names.emplace_back(known.name);
    if (const auto near = nearest_name(field.text, names)) {
      draft.label(fmt::format("did you mean `{}`?", *near)).suggest(field.span, as_written(*near));
    }
    all_.report(draft);
  }

  Checking& all_;
  const Source& source_;
  std::vector<LookupTable::Key>& keys_;
  const std::string& name_;
};

}  // namespace

void check_key_tolerances(Checking& all) {
  for (const auto& source : all.declarations.sources) {
    if (source.schema == nullptr) continue;
    std::vector<LookupTable::Key> keys;
    if (source.table) keys = keys_of(all.program(), *source.table, source.schema->record.type);
    ToleranceCheck(all, source, keys).run();
    if (source.table) all.program().tables[*source.table].keys = std::move(keys);
  }
}

}  // namespace damson::checking

// A whole program as text, and its fingerprint.
#include "runtime/program/program_text.h"

#include <xxhash.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "runtime/values/json_text.h"

namespace damson {

namespace {

std::string spaces(int indent) { return std::string(static_cast<size_t>(indent) * 2, ' '); }

std::string quoted_text(std::string_view text) {
  std::string out;
  write_json_text(text, out);
  return out;
}

std::string argument_text(const ConstantValue& value) {
  struct Writer {
    std::string operator()(std::monostate) const { return "missing"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(const Decimal& value) const { return to_text(value); }
    std::string operator()(const std::string& value) const { return quoted_text(value); }
    std::string operator()(const RegexLiteral& value) const {
      return fmt::format("/{}/{}", value.pattern, value.ignore_case ? "i" : "");
    }
    std::string operator()(Date value) const { return to_text(value); }
    std::string operator()(const ConstantValue::List& value) const {
      std::string out;
      for (const auto& item : value) out += fmt::format("{}{}", out.empty() ? "" : ", ", argument_text(item));
      return fmt::format("[{}]", out);
    }
  };
  return std::visit(Writer{}, value.value);
}

std::string connector_text(const ConnectorCall& call) {
  std::string arguments;
  for (const auto& [name, value] : call.arguments) {
    arguments += fmt::format("{}{}: {}", arguments.empty() ? "" : ", ", name, argument_text(value));
  }
  return fmt::format("{}({})", call.connector, arguments);
}

std::string because_text(const std::string& because) {
  return because.empty() ? "" : " because " + quoted_text(because);
}

std::string bound_text(const std::optional<Decimal>& bound) { return bound ? to_text(*bound) : ""; }

std::string own_checks(const Validation& validation) {
  std::string out;
  const auto add = [&](std::string_view what, PointId point) {
    out += fmt::format("{}{} → point {}", out.empty() ? "" : ", ", what, point);
  };
  if (validation.missing) add("missing", *validation.missing);
  if (validation.error) add("error", *validation.error);
  if (validation.unmatched) add("unmatched", *validation.unmatched);
  for (const auto& constraint : validation.constraints) add("not " + constraint_text(constraint), constraint.point);
  return out;
}

/// Writes the program part by part.
class ProgramWriter {
 public:
  explicit ProgramWriter(const Program& program) : program_(program) {}

  std::string write() {
    line(0, fmt::format("program {}", quoted_text(program_.name)));
    for (const auto& [name, value] : program_.parameters)
      line(0, fmt::format("parameter {} = {}", name, quoted_text(value)));
    write_sources();
    write_lookups();
    write_targets();
    write_rules();
    for (const MapProgram& map : program_.maps) write_map(map);
    write_expectations();
    return std::move(out_);
  }

 private:
  void line(int indent, std::string_view text) { out_ += fmt::format("{}{}\n", spaces(indent), text); }

  void write_sources() {
    for (size_t i = 0; i < program_.sources.size(); ++i) {
      const ProgramSource& source = program_.sources[i];
      line(0, fmt::format("{} {} {}: {} from {}", source.is_lookup ? "lookup" : "source", i, source.name,
                          source.schema_name, connector_text(source.connector)));
      line(1, fmt::format("schema {}{}", structure_text(source.schema), source.open ? " ..." : ""));
      for (const std::string& part : source.open_parts) line(1, fmt::format("open {}", part));
      line(1, fmt::format("reads {}", structure_text(source.read)));
      if (source.present_of) line(1, fmt::format("what target {} holds", *source.present_of));
      if (source.watched_key) line(1, fmt::format("watches its key, warning {}", source.watched_key->warning));
    }
  }

  static std::string key_text(const LookupTable::Key& key, const Type& read) {
    const auto rule = [](const std::optional<uint32_t>& warning) {
      return warning ? fmt::format("warning {}", *warning) : std::string("the end");
    };
    return fmt::format("found by {}: on missing {}, on error {}{}", read.fields()[key.field].name,
                       key.missing_matters ? rule(key.on_missing) : "nothing", rule(key.on_error),
                       key.stays_in ? ", stays in" : "");
  }

  void write_lookups() {
    for (size_t i = 0; i < program_.tables.size(); ++i) {
      const LookupTable& table = program_.tables[i];
      line(0, fmt::format("table {} of source {}", i, table.source));
      const Type& read = program_.sources[table.source].read;
      if (!table.validation.empty()) out_ += validation_text(table.validation, read, "record", 1);
      for (const LookupTable::Key& key : table.keys) line(1, key_text(key, read));
    }
    for (size_t i = 0; i < program_.indexes.size(); ++i) {
      const LookupIndex& index = program_.indexes[i];
      const Type& read = program_.sources[program_.tables[index.table].source].read;
      std::string keys;
      for (const uint32_t field : index.key_fields)
        keys += fmt::format("{}{}", keys.empty() ? "" : ", ", read.fields()[field].name);
      line(0, fmt::format("index {} of table {} by {}{}", i, index.table, keys, index.unique ? ", unique" : ""));
    }
    for (size_t i = 0; i < program_.references.size(); ++i) {
      const ReferenceTable& table = program_.references[i];
      std::string keys;
      for (const std::string& name : table.key_names) keys += (keys.empty() ? "" : ", ") + name;
      line(0, fmt::format("references {} of {}source {} by {} to {} of target {}", i,
                          table.of_groups ? "groups of " : "", table.source, keys,
                          program_.targets[table.target].schema.fields()[table.key].name, table.target));
    }
  }

  void write_targets() {
    for (size_t i = 0; i < program_.targets.size(); ++i) {
      const ProgramTarget& target = program_.targets[i];
      line(0, fmt::format("target {} {}: {} {} {}", i, target.name, target.schema_name,
                          target.updates ? "updates" : "to", connector_text(target.connector)));
      line(1, fmt::format("schema {}{}", structure_text(target.schema), target.open ? " ..." : ""));
      write_record_rules(target);
    }
  }

  void write_record_rules(const ProgramTarget& target) {
    const RecordRules& rules = target.rules;
    const auto bound = [](const std::optional<Decimal>& value) { return value ? to_text(*value) : std::string(); };
    if (!rules.key.empty()) line(1, fmt::format("key {}", fmt::join(rules.key, ", ")));
    if (rules.unique) line(1, "unique " + *rules.unique);
    for (size_t i = 0; i < rules.bounds.size(); ++i) {
      const FieldBounds& bounds = rules.bounds[i];
      if (bounds.low || bounds.high)
        line(1, fmt::format("{} within {}..{}", target.schema.fields()[i].name, bound(bounds.low), bound(bounds.high)));
    }
    for (const FieldReference& reference : rules.references)
      line(1, fmt::format("{} refers to {}", reference.field, reference.target));
  }

  void write_rules() {
    for (size_t i = 0; i < program_.points.size(); ++i) {
      line(0, fmt::format("point {} {}{}", i, program_.points[i].name, because_text(program_.points[i].because)));
    }
    for (size_t i = 0; i < program_.skip_rules.size(); ++i) {
      line(0, fmt::format("skip rule {} {} of {}", i, quoted_text(program_.skip_rules[i].name),
                          program_.skip_rules[i].map));
    }
    for (size_t i = 0; i < program_.warnings.size(); ++i) {
      line(0, fmt::format("warning {} {}{}", i, program_.warnings[i].name, because_text(program_.warnings[i].because)));
    }
    for (size_t i = 0; i < program_.losses.size(); ++i) {
      const LossRule& loss = program_.losses[i];
      const std::string shared = loss.group < 0 ? ""
                                                : fmt::format(", group {} place {} kept by {}", loss.group, loss.place,
                                                              fmt::join(loss.kept_by, " "));
      line(0, fmt::format("loss {} {}.{} {}{}{}", i, loss.map, loss.field, quoted_text(loss.what),
                          loss.idle ? ", idle" : "", shared));
    }
    for (size_t i = 0; i < program_.vocabularies.size(); ++i) {
      std::string terms;
      for (const auto& term : program_.vocabularies[i].terms)
        terms += fmt::format("{}{}", terms.empty() ? "" : ", ", quoted_text(term));
      line(0, fmt::format("vocabulary {} {} [{}]", i, program_.vocabularies[i].name, terms));
    }
  }

  void write_map(const MapProgram& map) {
    line(0, fmt::format("map {} from source {} to target {}", map.name, map.source, map.target));
    if (map.grouping) write_grouping(*map.grouping);
    write_units(map);
    line(1, fmt::format("writes result {}", map.record));
    for (const Uniqueness& rule : map.uniqueness) write_uniqueness(rule);
    if (map.update) {
      line(1, fmt::format("{} what index {} finds by results ({})", map.update->deletes ? "deletes" : "changes",
                          map.update->index, fmt::join(map.update->key, ", ")));
    }
    if (map.unwritable) line(1, fmt::format("what the target cannot hold: reject at point {}", *map.unwritable));
    for (const TargetPath& path : map.paths) {
      line(1, fmt::format("one record a path: result {}, compared by result {}, or reject at point {}{}", path.paths,
                          path.identities, path.point,
                          path.one_words.empty() ? "" : " because " + quoted_text(path.one_words)));
    }
  }

  void write_grouping(const Grouping& grouping) {
    line(1, "members");
    write_units(grouping.members);
    std::string by;
    for (const size_t place : grouping.by) by += fmt::format("{}{}", by.empty() ? "" : ", ", place);
    line(1, fmt::format("groups by results ({})", by));
    for (const GatheredValue& value : grouping.gathered) {
      const std::string of = value.result ? fmt::format("result {}", *value.result) : "members";
      const std::string kept = value.kept_by.empty() ? "" : fmt::format(", kept by {}", fmt::join(value.kept_by, " "));
      line(2,
           fmt::format("gather {} of {}{}", value.result ? (value.fold ? value.call : "all") : "the number", of, kept));
    }
    line(1, fmt::format("group {}", structure_text(grouping.group)));
  }

  void write_units(const MapProgram& map) {
    for (size_t i = 0; i < map.loops.size(); ++i) write_loop(map, i);
    const std::vector<Type> inputs = unit_inputs(program_, map, map.loops.size());
    write_block("scope", map.scope, inputs);
    write_judgements(map.scope, map.scope_judgements, inputs);
    write_block("body", map.body, inputs);
    write_judgements(map.body, map.body_judgements, inputs);
  }

  void write_loop(const MapProgram& map, size_t place) {
    const UnitLoop& loop = map.loops[place];
    const std::vector<Type> inputs = unit_inputs(program_, map, place);
    write_block("for " + loop.name, loop.block, inputs);
    const Type list = register_types(loop.block, {}, inputs)[loop.block.results[0]];
    out_ += validation_text(loop.validation, list, "result 0", 2);
  }

  void write_block(std::string_view title, const Block& block, const std::vector<Type>& inputs) {
    line(1, std::string(title) + block_text(block, {}, inputs, 2));
  }

  void write_judgements(const Block& block, const std::vector<Judgement>& judgements, const std::vector<Type>& inputs) {
    const std::vector<Type> types = register_types(block, {}, inputs);
    for (const Judgement& judgement : judgements) {
      const Type& type = types[block.results[judgement.result]];
      const std::string reason = judgement.reason ? fmt::format(" because result {}", *judgement.reason) : "";
      line(2, fmt::format("{}{}", judgement_text(judgement), reason));
      if (!judgement.validation.empty()) {
        out_ += validation_text(judgement.validation, type, fmt::format("result {}", judgement.result), 3);
      }
    }
  }

  static std::string judgement_text(const Judgement& judgement) {
    switch (judgement.kind) {
      case Judgement::Kind::read: return fmt::format("read result {}", judgement.result);
      case Judgement::Kind::decided: return fmt::format("look for decisions in result {}", judgement.result);
      case Judgement::Kind::validate: return fmt::format("validate result {}", judgement.result);
      case Judgement::Kind::skip_when:
        return fmt::format("skip by rule {} when result {}", judgement.rule, judgement.result);
      case Judgement::Kind::require:
        return fmt::format("require result {} or reject at point {}", judgement.result, judgement.rule);
      case Judgement::Kind::advise:
        return fmt::format("advise result {} or warn by {}", judgement.result, judgement.rule);
    }
    return "";
  }

  void write_uniqueness(const Uniqueness& rule) {
    std::string by;
    for (const size_t place : rule.by) by += fmt::format("{}{}", by.empty() ? "" : ", ", place);
    line(1, fmt::format("unique by results ({}) {}", by, keep_text(rule)));
    if (!rule.fields.empty())
      line(2, fmt::format("also among what is there ({}), or reject at point {}", fmt::join(rule.fields, ", "),
                          rule.exists));
  }

  static std::string keep_text(const Uniqueness& rule) {
    switch (rule.keep) {
      case Uniqueness::Keep::reject_second: return fmt::format("or reject at point {}", rule.point);
      case Uniqueness::Keep::first: return fmt::format("keep first because {}", quoted_text(rule.name));
      case Uniqueness::Keep::last: return fmt::format("keep last because {}", quoted_text(rule.name));
      case Uniqueness::Keep::max:
        return fmt::format("keep max of result {} because {}", rule.max.value_or(0), quoted_text(rule.name));
    }
    return "";
  }

  void write_expectations() {
    for (size_t i = 0; i < program_.figures.size(); ++i)
      line(0, fmt::format("figure {} {}", i, figure_text(program_.figures[i])));
    for (const Expectation& expectation : program_.expectations) {
      line(0, fmt::format("expect {}{}", quoted_text(expectation.text), because_text(expectation.because)));
      std::vector<Type> inputs;
      std::string figures;
      for (const uint32_t figure : expectation.figures) {
        figures += fmt::format("{}{}", figures.empty() ? "" : ", ", figure);
        inputs.push_back(type_of(program_.figures[figure]));
      }
      write_block(fmt::format("of figures ({})", figures), expectation.block, inputs);
      if (!expectation.compared) continue;
      const auto& [what, demand, with, percent] = *expectation.compared;
      line(1, fmt::format("compares {} {} {}", quoted_text(what), demand,
                          percent.empty() ? quoted_text(with) : percent + " %"));
    }
  }

  static std::string figure_text(const Figure& figure) {
    std::string path;
    for (const uint32_t place : figure.path) path += fmt::format(".{}", place);
    return fmt::format("{}: {} of {} {}{}", figure.text, figure_kind(figure.kind),
                       figure.of_target ? "target" : "source", figure.of, path);
  }

  static std::string_view figure_kind(Figure::Kind kind) {
    switch (kind) {
      case Figure::Kind::records: return "records";
      case Figure::Kind::units: return "units";
      case Figure::Kind::loaded: return "loaded";
      case Figure::Kind::skipped: return "skipped";
      case Figure::Kind::rejected: return "rejected";
      case Figure::Kind::duplicates: return "duplicates";
      case Figure::Kind::unused: return "unused";
      case Figure::Kind::sum: return "sum";
    }
    return "";
  }

  const Program& program_;
  std::string out_;
};

}  // namespace

std::string constraint_text(const Constraint& constraint) {
  const std::string range = fmt::format("{}..{}", bound_text(constraint.low), bound_text(constraint.high));
  switch (constraint.kind) {
    case Constraint::Kind::length: return "length " + range;
    case Constraint::Kind::range: return "range " + range;
    case Constraint::Kind::pattern:
      return fmt::format("matching /{}/{}", constraint.pattern.pattern, constraint.pattern.ignore_case ? "i" : "");
    case Constraint::Kind::one_of: {
      std::string options;
      for (const auto& option : constraint.options)
        options += fmt::format("{}{}", options.empty() ? "" : ", ", quoted_text(option));
      return "one of " + options;
    }
  }
  return "";
}

std::string validation_text(const Validation& validation, const Type& type, const std::string& name, int indent) {
  std::string out;
  const std::string own = own_checks(validation);
  if (!own.empty()) out += fmt::format("{}{}: {}\n", spaces(indent), name, own);
  for (size_t i = 0; i < validation.children.size(); ++i) {
    if (validation.children[i].empty()) continue;
    const bool list = type.is(TypeKind::list);
    const bool known = list || i < type.fields().size();
    const Type child = list ? type.element() : known ? type.fields()[i].type : Type();
    const std::string child_name =
        list ? name + "[]" : fmt::format("{}.{}", name, known ? type.fields()[i].name : fmt::format("{}", i));
    out += validation_text(validation.children[i], child, child_name, indent);
  }
  return out;
}

std::vector<Type> unit_inputs(const Program& program, const MapProgram& map, size_t loops) {
  std::vector<Type> inputs = {map.grouping ? map.grouping->group : program.sources[map.source].read};
  for (size_t i = 0; i < loops; ++i) {
    const Block& block = map.loops[i].block;
    inputs.push_back(register_types(block, {}, inputs)[block.results[0]].element());
  }
  return inputs;
}

std::string to_text(const Program& program) { return ProgramWriter(program).write(); }

std::string fingerprint(const Program& program) {
  const std::string text = to_text(program);
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace damson

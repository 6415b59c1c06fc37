// Follows every value back to the source's record that it comes from.
#include "compiler/lower/part_use.h"

#include <array>
#include <string_view>
#include <unordered_map>

#include "compiler/lower/children.h"

namespace damson::lowering {

namespace {

/// Calls that look at a list, or at whether a lookup found something, without looking into it.
bool looks_at_outside_only(std::string_view call) {
  constexpr std::array<std::string_view, 4> calls = {"is missing", "is present", "is empty", "count(_)"};
  for (const auto known : calls) {
    if (call == known) return true;
  }
  return false;
}

/// A lookup of one record, also where it is simply missing when nothing is found.
bool is_lookup(const Expression& expression) {
  if (const auto* handled = std::get_if<typed::Handled>(&expression.what)) {
    return carriers_of(expression).size() == 1 && is_lookup(*handled->value);
  }
  return std::holds_alternative<typed::Lookup>(expression.what);
}

class UseCollector {
 public:
  explicit UseCollector(const typed::CheckedProgram& checked)
      : checked_(checked), sources_(checked.program.sources.size()) {}

  std::vector<PartUse> collect() {
    for (const typed::Map& map : checked_.maps) collect_map(map);
    for (const LookupIndex& index : checked_.program.indexes) {
      PartUse& source = sources_[checked_.program.tables[index.table].source];
      for (const uint32_t field : index.key_fields) source.add(PartUse::part(field, PartUse::all()));
    }
    for (size_t source = 0; source < sources_.size(); ++source) {
      if (checked_.program.sources[source].present_of)
        sources_[source] = PartUse::all();  // compared with what is made of it
      const auto& watched = checked_.program.sources[source].watched_key;
      if (!watched) continue;
      for (const uint32_t field : watched->fields) sources_[source].add(PartUse::part(field, PartUse::all()));
    }
    for (const ReferenceTable& table : checked_.program.references) {
      if (table.of_groups) continue;
      for (const uint32_t field : table.key_fields) sources_[table.source].add(PartUse::part(field, PartUse::all()));
    }
    return std::move(sources_);
  }

 private:
  void collect_map(const typed::Map& map) {
    sources_[map.source].used = true;
    records_[map.record.get()] = map.source;
    for (const auto& field : map.fields) {
      demand(field.value);
      demand(field.there);
    }
    if (map.update) {
      demand(map.update->found);
      if (map.update->or_reject) demand_rule(*map.update->or_reject);
      if (map.update->or_skip) demand_rule(*map.update->or_skip);
    }
    demand_rules(map);
    if (map.grouping) {
      for (const auto& key : map.grouping->keys) demand(key.value);
      for (const auto& value : map.grouping->gathered) demand(value.value);
      demand_rules(*map.grouping);
    }
    for (const auto& unique : map.uniqueness) {
      for (const auto& by : unique.by) demand(by);
      demand(unique.max);
    }
    for (const auto& path : map.paths) {
      demand(path.paths);
      demand(path.identities);
    }
    for (auto loop = map.loops.rbegin(); loop != map.loops.rend(); ++loop) {
      const PartUse item = bindings_[loop->item.get()];
      demand(*loop->list, PartUse::part(0, item));
    }
  }

  /// Of a map, or of the members of its groups.
  template <class Rules>
  void demand_rules(const Rules& rules) {
    for (const auto& skip : rules.skips) demand_rule(skip);
    for (const auto& require : rules.requires_) demand_rule(require);
    for (const auto& advise : rules.advises) demand_rule(advise);
  }

  template <class Rule>
  void demand_rule(const Rule& rule) {
    demand(rule.condition);
    demand(rule.reason);
  }

  void demand(const ExpressionPtr& expression) {
    if (expression) demand(*expression, PartUse::all());
  }

  void demand(const Expression& expression, const PartUse& use) {
    std::visit([&](const auto& what) { demand_of(what, expression, use); }, expression.what);
  }

  void demand_of(const typed::Literal&, const Expression&, const PartUse&) {}
  void demand_of(const typed::FieldFate&, const Expression&, const PartUse&) {}

  void demand_of(const typed::Reference& what, const Expression&, const PartUse& use) {
    const typed::Binding* binding = what.binding.get();
    if (const auto source = records_.find(binding); source != records_.end()) {
      sources_[source->second].add(use);
      return;
    }
    PartUse& known = bindings_[binding];
    if (known.add(use) && binding->value) demand(*binding->value, PartUse(known));
  }

  void demand_of(const typed::FieldAccess& what, const Expression&, const PartUse& use) {
    demand(*what.record, PartUse::part(what.field, use));
  }
  void demand_of(const typed::ListFieldAccess& what, const Expression&, const PartUse& use) {
    demand(*what.list, PartUse::part(0, PartUse::part(what.field, use.of(0))));
  }

  void demand_of(const typed::Call& what, const Expression&, const PartUse&) {
    for (const auto& argument : what.arguments) {
      const bool outer = argument->type.is(TypeKind::list) || is_lookup(*argument);
      demand(*argument, outer && looks_at_outside_only(what.call) ? PartUse{true, false, {}} : PartUse::all());
    }
  }

  void demand_of(const typed::RecordValue&, const Expression& expression, const PartUse&) {
    demand_children(expression);
  }
  void demand_of(const typed::ListValue&, const Expression& expression, const PartUse&) { demand_children(expression); }
  void demand_children(const Expression& expression) {
    each_child(expression, [&](const Expression& child) { demand(child, PartUse::all()); });
  }

  /// Values that come together have one type only when all of them are whole; a single one passes as it is.
  void demand_branches(const Expression& expression, const PartUse& use) {
    const bool alone = carriers_of(expression).size() <= 1;
    const auto value = [&](const ExpressionPtr& one) {
      if (one) demand(*one, alone ? use : PartUse::all());
    };
    if (const auto* handled = std::get_if<typed::Handled>(&expression.what)) value(handled->value);
    for (const typed::Action* action : actions_of(expression)) {
      demand(words_of(*action));
      value(value_of(*action));
    }
  }

  void demand_of(const typed::If& what, const Expression& expression, const PartUse& use) {
    demand(what.condition);
    demand_branches(expression, use);
  }
  void demand_of(const typed::Choice& what, const Expression& expression, const PartUse& use) {
    demand(what.subject);
    demand_branches(expression, use);
  }
  void demand_of(const typed::PathChoice& what, const Expression& expression, const PartUse& use) {
    demand(what.subject);
    demand_branches(expression, use);
  }
  void demand_of(const typed::Handled&, const Expression& expression, const PartUse& use) {
    demand_branches(expression, use);
  }

  void demand_of(const typed::ForEach& what, const Expression&, const PartUse& use) {
    for (const auto& omit : what.omits) demand(omit.condition);
    demand(*what.value, use.of(0));
    demand(*what.list, PartUse::part(0, bindings_[what.item.get()]));
  }
  void demand_of(const typed::Filter& what, const Expression&, const PartUse& use) {
    demand(what.condition);
    PartUse& item = bindings_[what.item.get()];
    item.add(use.of(0));
    demand(*what.list, PartUse::part(0, item));
  }

  void demand_of(const typed::Lookup& what, const Expression&, const PartUse& use) {
    for (const auto& key : what.keys) demand(key);
    const LookupIndex& index = checked_.program.indexes[what.index];
    PartUse& source = sources_[checked_.program.tables[index.table].source];
    source.add(what.many ? use.of(0) : use);
    if (what.parent) source.add(PartUse::part(*what.parent, PartUse::all()));
  }

  void demand_of(const typed::RecordReference&, const Expression& expression, const PartUse&) {
    demand_children(expression);
  }

  const typed::CheckedProgram& checked_;
  std::vector<PartUse> sources_;
  std::unordered_map<const typed::Binding*, uint32_t> records_;
  std::unordered_map<const typed::Binding*, PartUse> bindings_;
};

}  // namespace

PartUse PartUse::part(size_t place, PartUse use) {
  PartUse whole{true, false, {}};
  whole.parts.emplace(place, std::move(use));
  return whole;
}

PartUse PartUse::of(size_t place) const {
  if (whole) return all();
  const auto part = parts.find(place);
  return part != parts.end() ? part->second : PartUse{used, false, {}};
}

bool PartUse::add(const PartUse& other) {
  bool news = (other.used && !used) || (other.whole && !whole);
  used |= other.used;
  whole |= other.whole;
  for (const auto& [place, use] : other.parts) news |= parts[place].add(use);
  return news;
}

std::vector<PartUse> collect_uses(const typed::CheckedProgram& checked) { return UseCollector(checked).collect(); }

}  // namespace damson::lowering

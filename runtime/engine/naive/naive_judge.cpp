// What becomes of one unit: the judgements in order, each looked at in full.
#include "runtime/engine/naive/naive_judge.h"

namespace damson {

namespace {

class NaiveJudge {
 public:
  NaiveJudge(const PreparedMap& map, Evaluation& evaluation, FurtherViolations* further = nullptr)
      : map_(map), evaluation_(evaluation), further_(further) {}

  enum class Depth : uint8_t { everything, declared, itself };

  Verdict validate(const NaiveValue& value, const Type& type, const CheckedValidation* validation,
                   const std::string& place, Depth depth) const {
    const Validation nothing_declared;
    const Validation& declared = validation == nullptr ? nothing_declared : *validation->declared;
    switch (value.state) {
      case State::present: break;
      case State::missing:
        if (!declared.missing) return {};
        return rejected(*declared.missing, place + words_for_missing(map_.points[*declared.missing], map_.map->name));
      case State::unmatched: return failed(value, declared.unmatched, place, depth);
      case State::error: return failed(value, declared.error, place, depth);
      case State::decided: {
        const Failure& failure = evaluation_.failures[value.failure];
        if (failure.kind == FailureKind::leave || failure.kind == FailureKind::clear) return {};
        if (failure.kind == FailureKind::waiting) return {Verdict::Kind::waiting, failure.rule, failure.reason};
        if (failure.kind == FailureKind::skip) return {Verdict::Kind::skip, failure.rule, failure.reason};
        return {Verdict::Kind::reject, failure.rule, failure.reason};
      }
    }
    if (validation != nullptr) {
      const Column column = naive_column({&value, 1}, type, evaluation_.arena);
      for (const CheckedConstraint& constraint : validation->constraints) {
        if (!constraint.allows(column, 0)) return rejected(constraint.point(), place + constraint.words(column, 0));
      }
    }
    return depth == Depth::itself ? Verdict{} : validate_parts(value, type, validation, place, depth);
  }

  Verdict act(const Judgement& judgement, const NaiveRegisters& results, uint32_t unit) const {
    const bool answer = std::get<bool>(results[judgement.result].value.what);
    const Text reason = reason_of(judgement, results);
    switch (judgement.kind) {
      case Judgement::Kind::skip_when:
        if (answer) return {Verdict::Kind::skip, judgement.rule, reason};
        return {};
      case Judgement::Kind::require:
        if (!answer) return {Verdict::Kind::reject, judgement.rule, reason};
        return {};
      case Judgement::Kind::advise:
        if (!answer) {
          evaluation_.notes.push_back(
              {.kind = Note::Kind::warning, .rule = judgement.rule, .unit = unit, .text = reason, .after = {}});
        }
        return {};
      case Judgement::Kind::read:
      case Judgement::Kind::decided:
      case Judgement::Kind::validate: return {};
    }
    return {};
  }

 private:
  Verdict validate_parts(const NaiveValue& value, const Type& type, const CheckedValidation* validation,
                         const std::string& place, Depth depth) const {
    Verdict first;
    if (type.is(TypeKind::list)) {
      const CheckedValidation* of_item = validation == nullptr ? nullptr : validation->child(0);
      for (size_t i = 0; i < value.parts().size() && wants_more(first); ++i) {
        const std::string inside = place + "item " + std::to_string(i + 1) + ": ";
        add(first, validate(value.parts()[i], type.element(), of_item, inside, depth));
      }
    }
    if (type.is(TypeKind::record)) {
      for (size_t i = 0; i < value.parts().size() && wants_more(first); ++i) {
        const CheckedValidation* of_field = validation == nullptr ? nullptr : validation->child(i);
        add(first, validate(value.parts()[i], type.fields()[i].type, of_field, place, depth));
      }
    }
    return first;
  }

  bool wants_more(const Verdict& first) const {
    if (first.kind == Verdict::Kind::none) return true;
    return further_ != nullptr && first.kind == Verdict::Kind::reject && further_->size() < most_further_violations;
  }
  void add(Verdict& first, const Verdict& found) const {
    if (first.kind == Verdict::Kind::none) {
      first = found;
    } else if (found.kind == Verdict::Kind::reject) {
      further_->push_back(found);
    }
  }

  Verdict failed(const NaiveValue& value, std::optional<PointId> point, const std::string& place, Depth depth) const {
    if (!point && depth == Depth::declared) return {};
    const Text reason = value.failure == 0 ? Text("no reason was given") : evaluation_.failures[value.failure].reason;
    if (!point) return {Verdict::Kind::unforeseen, 0, reason};
    return rejected(*point, place + std::string(reason));
  }

  Verdict rejected(PointId point, const std::string& reason) const {
    return {Verdict::Kind::reject, point, evaluation_.arena.copy(reason)};
  }

  Text reason_of(const Judgement& judgement, const NaiveRegisters& results) const {
    if (judgement.reason && results[*judgement.reason].value.present()) {
      return evaluation_.arena.copy(results[*judgement.reason].value.text());
    }
    return standing_reason(*map_.program, judgement);
  }

  const PreparedMap& map_;
  Evaluation& evaluation_;
  FurtherViolations* further_;
};

}  // namespace

Verdict judge_naively(const std::vector<PreparedJudgement>& judgements, const PreparedMap& map,
                      const NaiveRegisters& results, uint32_t unit, Evaluation& evaluation) {
  Verdict first;
  for (const PreparedJudgement& judgement : judgements) {
    FurtherViolations faults;
    const NaiveJudge judge(map, evaluation, &faults);
    const NaiveRegister& looked_at = results[judgement.declared->result];
    const auto kind = judgement.declared->kind;
    const bool read = kind == Judgement::Kind::read || kind == Judgement::Kind::decided;
    const bool condition = !read && kind != Judgement::Kind::validate;
    const auto depth = read ? NaiveJudge::Depth::declared : NaiveJudge::Depth::everything;
    const bool rejected = first.kind == Verdict::Kind::reject;
    if (first.kind != Verdict::Kind::none && !rejected) break;
    // of a unit that is rejected: what else is wrong, but for conditions that cannot be answered because of it
    if (rejected && condition && (!looked_at.value.present() || kind != Judgement::Kind::require)) continue;
    const Verdict verdict = condition && looked_at.value.present()
                                ? judge.act(*judgement.declared, results, unit)
                                : judge.validate(looked_at.value, *looked_at.type, &judgement.validation, "", depth);
    if (verdict.kind == Verdict::Kind::none) continue;
    if (rejected) faults.insert(faults.begin(), verdict);
    if (!rejected) first = verdict;
    for (const Verdict& fault : faults) {
      if (fault.kind == Verdict::Kind::reject) evaluation.notes.push_back(fault_note(unit, fault));
    }
  }
  return first;
}

Verdict judge_list_naively(const PreparedLoop& loop, const PreparedMap& map, const NaiveRegister& list,
                           const NaiveRegisters& inputs, Evaluation& evaluation) {
  const NaiveJudge judge(map, evaluation);
  const Verdict verdict = judge.validate(list.value, *list.type, &loop.validation, "", NaiveJudge::Depth::itself);
  if (verdict.kind == Verdict::Kind::none) return verdict;
  for (const PreparedJudgement& judgement : map.scope) {
    const size_t input = map.map->scope.results[judgement.declared->result];
    if (judgement.declared->kind != Judgement::Kind::read || input >= inputs.size()) continue;
    const Verdict before = judge.validate(inputs[input].value, *inputs[input].type, &judgement.validation, "",
                                          NaiveJudge::Depth::declared);
    if (before.kind != Verdict::Kind::none) return before;
  }
  return verdict;
}

}  // namespace damson

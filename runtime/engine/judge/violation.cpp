// The first thing that is wrong with one value, parts included, in the order in which a reader meets them.
#include "runtime/engine/judge/violation.h"

#include <fmt/format.h>

namespace damson {

namespace {

/// How much of a value is looked at.
enum class Depth : uint8_t {
  everything,
  declared,  // a part that failed counts only where a point is declared for that
  itself,    // no parts
};

class ViolationSearch {
 public:
  ViolationSearch(Depth depth, const ViolationWords& words, const Failures& failures, Arena& arena,
                  FurtherViolations* further = nullptr)
      : depth_(depth), words_(words), failures_(failures), arena_(arena), further_(further) {}

  std::optional<Verdict> find(const Column& column, uint32_t row, const CheckedValidation* validation) {
    switch (column.state(row)) {
      case State::present: return find_in_present(column, row, validation);
      case State::missing: return missing(validation);
      case State::unmatched: return failed(column, row, validation ? validation->declared->unmatched : std::nullopt);
      case State::error: return failed(column, row, validation ? validation->declared->error : std::nullopt);
      case State::decided: return decided(failures_[column.failure(row)]);
    }
    return std::nullopt;
  }

 private:
  std::optional<Verdict> find_in_present(const Column& column, uint32_t row, const CheckedValidation* validation) {
    if (validation != nullptr) {
      for (const CheckedConstraint& constraint : validation->constraints) {
        if (!constraint.allows(column, row)) return reject(constraint.point(), constraint.words(column, row));
      }
    }
    if (depth_ == Depth::itself) return std::nullopt;
    if (column.type->is(TypeKind::list)) return find_in_items(column, row, validation);
    if (column.type->is(TypeKind::record)) return find_in_fields(column, row, validation);
    return std::nullopt;
  }

  std::optional<Verdict> find_in_items(const Column& column, uint32_t row, const CheckedValidation* validation) {
    const CheckedValidation* of_item = validation ? validation->child(0) : nullptr;
    const std::string outside = place_;
    std::optional<Verdict> first;
    for (uint32_t item = column.first_item(row); item < column.last_item(row) && wants_more(first); ++item) {
      place_ = fmt::format("{}item {}: ", outside, item - column.first_item(row) + 1);
      add(first, find(column.element(), item, of_item));
    }
    place_ = outside;
    return first;
  }

  std::optional<Verdict> find_in_fields(const Column& column, uint32_t row, const CheckedValidation* validation) {
    std::optional<Verdict> first;
    for (size_t i = 0; i < column.type->fields().size() && wants_more(first); ++i) {
      const CheckedValidation* of_field = validation ? validation->child(i) : nullptr;
      add(first, find(column.field(i), column.at(row), of_field));
    }
    return first;
  }

  /// A unit that is not rejected has no further faults.
  bool wants_more(const std::optional<Verdict>& first) const {
    return !first ||
           (further_ != nullptr && first->kind == Verdict::Kind::reject && further_->size() < most_further_violations);
  }
  void add(std::optional<Verdict>& first, const std::optional<Verdict>& found) {
    if (!first) {
      first = found;
    } else if (found && found->kind == Verdict::Kind::reject) {
      further_->push_back(*found);
    }
  }

  std::optional<Verdict> missing(const CheckedValidation* validation) const {
    if (validation == nullptr || !validation->declared->missing) return std::nullopt;
    const PointId point = *validation->declared->missing;
    return reject(point, words_for_missing((*words_.points)[point], words_.map));
  }

  std::optional<Verdict> failed(const Column& column, uint32_t row, std::optional<PointId> point) const {
    const FailureId failure = column.failure(row);
    const Text reason = failure == 0 ? Text("no reason was given") : failures_[failure].reason;
    if (!point && depth_ == Depth::declared) return std::nullopt;
    if (!point) return Verdict{Verdict::Kind::unforeseen, 0, reason};
    return reject(*point, std::string(reason));
  }

  static std::optional<Verdict> decided(const Failure& failure) {
    if (failure.kind == FailureKind::leave || failure.kind == FailureKind::clear) return std::nullopt;
    const auto kind = failure.kind == FailureKind::skip      ? Verdict::Kind::skip
                      : failure.kind == FailureKind::waiting ? Verdict::Kind::waiting
                                                             : Verdict::Kind::reject;
    return Verdict{kind, failure.rule, failure.reason};
  }

  Verdict reject(PointId point, const std::string& reason) const {
    return {Verdict::Kind::reject, point, arena_.copy(place_ + reason)};
  }

  const Depth depth_;
  const ViolationWords& words_;
  const Failures& failures_;
  Arena& arena_;
  FurtherViolations* further_;
  std::string place_;  // "item 3: "
};

}  // namespace

std::string field_of_point(std::string_view point, std::string_view map) {
  if (point.starts_with(map) && point.size() > map.size() && point[map.size()] == '.') {
    point.remove_prefix(map.size() + 1);
  }
  return std::string(point.substr(0, point.rfind('.')));
}

std::string words_for_missing(std::string_view point, std::string_view map) {
  static constexpr std::string_view of_source = "in.";  // no target has such a field: the word is reserved
  const std::string field = field_of_point(point, map);
  if (!field.starts_with(of_source)) return fmt::format("`{}` is missing", field);
  return fmt::format("`{}` is missing in the source", field.substr(of_source.size()));
}

std::optional<Verdict> first_violation(const Column& column, uint32_t row, const CheckedValidation* validation,
                                       const ViolationWords& words, const Failures& failures, Arena& arena,
                                       FurtherViolations* further) {
  return ViolationSearch(Depth::everything, words, failures, arena, further).find(column, row, validation);
}

std::optional<Verdict> violation_in_reading(const Column& column, uint32_t row, const CheckedValidation* validation,
                                            const ViolationWords& words, const Failures& failures, Arena& arena,
                                            FurtherViolations* further) {
  return ViolationSearch(Depth::declared, words, failures, arena, further).find(column, row, validation);
}

std::optional<Verdict> violation_of_itself(const Column& column, uint32_t row, const CheckedValidation* validation,
                                           const ViolationWords& words, const Failures& failures, Arena& arena) {
  return ViolationSearch(Depth::itself, words, failures, arena).find(column, row, validation);
}

}  // namespace damson

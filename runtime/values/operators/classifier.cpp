// Which arm of a `case` or vocabulary a value takes, and the constants that arms stand for.
#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/constants.h"
#include "runtime/values/operators/groups.h"
#include "runtime/values/regex.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

using operators::Bounds;
using operators::KeptConstant;

constexpr uint32_t no_arm = ~uint32_t{0};

/// A pattern that has to be tried, unlike texts and ints, which are found by hashing.
struct TriedPattern {
  uint32_t arm;
  std::variant<AnythingPattern, Regex, KeptConstant, std::shared_ptr<const Bounds>> test;
};

/// Thousands of texts of a vocabulary cost one hash; other patterns are tried in order, up to the arm that hashing
/// found.
struct Classifier {
  std::vector<std::string> kept_texts;
  std::unordered_map<Text, uint32_t> texts;
  std::unordered_map<int64_t, uint32_t> integers;
  std::vector<TriedPattern> tried;
  uint32_t missing_arm = no_arm;

  uint32_t arm_of(const Column& subject, uint32_t row) const {
    uint32_t arm = no_arm;
    const TypeKind kind = subject.type->kind();
    if (kind == TypeKind::integer) {
      const auto found = integers.find(subject.value<int64_t>(row));
      if (found != integers.end()) arm = found->second;
    } else if (kind == TypeKind::text || kind == TypeKind::path) {
      const auto found = texts.find(subject.value<Text>(row));
      if (found != texts.end()) arm = found->second;
    }
    for (const TriedPattern& pattern : tried) {
      if (pattern.arm >= arm) break;
      if (holds(pattern, subject, row)) return pattern.arm;
    }
    return arm;
  }

  static bool holds(const TriedPattern& pattern, const Column& subject, uint32_t row) {
    struct Test {
      const Column& subject;
      uint32_t row;
      bool operator()(const AnythingPattern&) const { return true; }
      bool operator()(const Regex& regex) const { return found_in(regex, subject.value<Text>(row)); }
      bool operator()(const KeptConstant& constant) const {
        return compare_values(subject, row, constant->column, 0) == 0;
      }
      bool operator()(const std::shared_ptr<const Bounds>& bounds) const { return bounds->hold(subject, row); }
    };
    return std::visit(Test{subject, row}, pattern.test);
  }
};

/// Adds one pattern; a problem in the reader's words when it does not suit the subject.
struct PatternAdder {
  Classifier& classifier;
  const Type& subject;
  uint32_t arm;

  std::optional<Error> operator()(const AnythingPattern&) const {
    classifier.tried.push_back({arm, AnythingPattern()});
    return std::nullopt;
  }
  std::optional<Error> operator()(const MissingPattern&) const {
    classifier.missing_arm = std::min(classifier.missing_arm, arm);
    return std::nullopt;
  }
  std::optional<Error> operator()(const RegexLiteral& literal) const {
    if (!subject.is(TypeKind::text) && !subject.is(TypeKind::path)) {
      return fail(fmt::format("a regular expression looks at text; this is {}", with_article(subject)));
    }
    auto regex = compile_regex(literal);
    if (!regex.ok()) return regex.error();
    classifier.tried.push_back({arm, *regex});
    return std::nullopt;
  }
  std::optional<Error> operator()(const RangeLiteral& range) const {
    auto bounds = operators::make_bounds(subject, range);
    if (!bounds.ok()) return bounds.error();
    classifier.tried.push_back({arm, *bounds});
    return std::nullopt;
  }
  std::optional<Error> operator()(const ConstantValue& constant) const {
    const auto* integer = std::get_if<int64_t>(&constant.value);
    if (subject.is(TypeKind::integer) && integer != nullptr) {
      classifier.integers.try_emplace(*integer, arm);
      return std::nullopt;
    }
    const bool textual = subject.is(TypeKind::text) || subject.is(TypeKind::path);
    const auto* text = std::get_if<std::string>(&constant.value);
    if (textual && text != nullptr) {
      classifier.kept_texts.push_back(*text);
      return std::nullopt;
    }
    auto kept = operators::keep_constant(subject, constant);
    if (!kept.ok()) return kept.error();
    classifier.tried.push_back({arm, *kept});
    return std::nullopt;
  }
};

Result<std::shared_ptr<const Classifier>> make_classifier(const Type& subject,
                                                          std::span<const std::vector<ArmPattern>> arms) {
  auto classifier = std::make_shared<Classifier>();
  std::vector<uint32_t> text_arms;
  for (uint32_t arm = 0; arm < arms.size(); ++arm) {
    for (const ArmPattern& pattern : arms[arm]) {
      if (auto error = std::visit(PatternAdder{*classifier, subject, arm}, pattern)) return std::move(*error);
      text_arms.resize(classifier->kept_texts.size(), arm);
    }
  }
  classifier->texts.reserve(text_arms.size());
  for (size_t i = 0; i < text_arms.size(); ++i) classifier->texts.try_emplace(classifier->kept_texts[i], text_arms[i]);
  return std::shared_ptr<const Classifier>(std::move(classifier));
}

void run_classifier(const Classifier& classifier, const Column& subject, uint32_t rows, Column& out,
                    KernelContext& context) {
  const Column* argument = &subject;
  operators::shape_result(std::span(&argument, 1), rows, out);
  auto* selectors = context.arena.zeroed<int64_t>(out.rows);
  out.data = selectors;
  for (uint32_t row = 0; row < out.rows; ++row) {
    const State state = subject.state(row);
    uint32_t arm = no_arm;
    if (state == State::present) {
      arm = classifier.arm_of(subject, row);
    } else if (state == State::missing) {
      arm = classifier.missing_arm;
    }
    if (arm != no_arm) {
      selectors[row] = arm;
    } else if (state != State::present) {
      set_state(out, row, state, subject.failure(row), context.arena);
    } else {
      const Text reason =
          context.arena.copy(fmt::format("no arm says what becomes of '{}'", display_text(subject, row)));
      set_state(out, row, State::error, context.failures.add({.kind = FailureKind::error, .reason = reason}),
                context.arena);
    }
  }
}

void run_pick(const operators::ConstantHolder& constants, const Column& selector, uint32_t rows, Column& out,
              KernelContext& context) {
  auto* which = context.arena.zeroed<uint32_t>(rows);
  auto* places = context.arena.zeroed<uint32_t>(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    which[row] = selector.present(row) ? 0 : 1;
    places[row] = selector.present(row) ? static_cast<uint32_t>(selector.value<int64_t>(row)) : row;
  }
  const std::array<const Column*, 2> sources{&constants.column, &selector};
  if (selector.states == nullptr) {
    out = gather(constants.column, places, rows, context.arena);
    return;
  }
  // only the selector's states are taken, its numbers are no values of this type
  Column states{.type = out.type,
                .rows = selector.rows,
                .mask = selector.mask,
                .states = selector.states,
                .failures = selector.failures};
  const std::array<const Column*, 2> parts{sources[0], &states};
  out = interleave(*out.type, parts.data(), which, places, rows, context.arena);
}

}  // namespace

Result<BoundCall> bind_classifier(const Type& subject, std::span<const std::vector<ArmPattern>> arms) {
  if (subject.is(TypeKind::any) || subject.is(TypeKind::list) || subject.is(TypeKind::record) ||
      subject.is(TypeKind::variable)) {
    return fail(fmt::format("arms look at single values; this is {}", with_article(subject)));
  }
  auto classifier = make_classifier(subject, arms);
  if (!classifier.ok()) return classifier.error();
  const bool catches_missing = (*classifier)->missing_arm != no_arm;
  const bool optional = !catches_missing && operators::any_optional(std::span(&subject, 1));
  return BoundCall{
      .result = Type(TypeKind::integer).with_optional(optional),
      .kernel = [classifier = *classifier](
                    std::span<const Column* const> arguments, uint32_t rows, Column& out,
                    KernelContext& context) { run_classifier(*classifier, *arguments[0], rows, out, context); },
      .sees_missing = catches_missing};
}

Result<BoundCall> bind_pick_constant(const Type& result, std::vector<ConstantValue> constants) {
  auto holder = std::make_shared<operators::ConstantHolder>();
  holder->type = Type::list_of(result.or_missing());
  bool any_missing = false;
  for (const ConstantValue& constant : constants) {
    any_missing = any_missing || std::holds_alternative<std::monostate>(constant.value);
  }
  auto list = constant_column(ConstantValue{std::move(constants)}, holder->type, holder->arena);
  if (!list.ok()) return list.error();
  holder->column = list->element();
  return BoundCall{
      .result = result.with_optional(result.optional() || any_missing),
      .kernel = [holder = KeptConstant(std::move(holder))](std::span<const Column* const> arguments, uint32_t rows,
                                                           Column& out, KernelContext& context) {
        const Type* type = out.type;
        run_pick(*holder, *arguments[0], rows, out, context);
        out.type = type;
      }};
}

}  // namespace damson

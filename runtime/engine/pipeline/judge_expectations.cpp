// Whether what a spec expects of the whole run holds.
#include "runtime/engine/pipeline/judge_expectations.h"

#include <fmt/format.h>

#include <deque>

#include "runtime/diagnostics/catalogue/expectation_not_met.h"
#include "runtime/engine/evaluate/frame.h"
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/naive/naive_interpreter.h"
#include "runtime/engine/pipeline/figure_value.h"
#include "runtime/report/number_text.h"

namespace damson {

namespace {

class ExpectationJudge {
 public:
  ExpectationJudge(const Program& program, const Accounts& accounts, const LookupTables& lookups, bool naive)
      : program_(program), accounts_(accounts), lookups_(lookups), naive_(naive) {}

  ExpectationReport judge(const Expectation& expectation) {
    ExpectationReport report{
        .text = expectation.text, .because = expectation.because, .found = {}, .wanted = {}, .figures = {}};
    std::vector<Column> inputs;
    for (const uint32_t figure : expectation.figures) {
      const auto value = figure_value(program_, figure, accounts_, lookups_);
      if (value) report.figures.emplace_back(program_.figures[figure].text, to_text(*value));
      inputs.push_back(input(type_of(program_.figures[figure]), value));
    }
    const std::vector<Column> results =
        naive_ ? run_naively(expectation.block, inputs) : run(expectation.block, inputs);
    const Column& holds = results.front();
    // only false complains; what cannot be computed must not pass for right
    const State state = holds.state(0);
    const bool fails = state == State::present ? holds.value<uint8_t>(0) == 0 : state != State::missing;
    report.verdict = fails ? ExpectationReport::Verdict::fails : ExpectationReport::Verdict::holds;
    add_words(expectation, results, report);
    if (fails && state != State::present) {
      report.wanted =
          fmt::format("and `{}` cannot be computed: {}", expectation.text, failures_[holds.failure(0)].reason);
    }
    return report;
  }

 private:
  Column input(const Type& type, const std::optional<Decimal>& value) {
    Column column = make_column(types_.emplace_back(type), 1, arena_);
    if (!value) {
      const Text reason = arena_.copy("the sum has more than 38 digits");
      set_state(column, 0, State::error, failures_.add({FailureKind::error, 0, reason}), arena_);
    } else if (type.is(TypeKind::integer)) {
      column.values<int64_t>()[0] = to_integer(*value).value_or(0);
    } else {
      column.values<Decimal>()[0] = *value;
    }
    return column;
  }

  std::vector<Column> run(const Block& block, const std::vector<Column>& inputs) {
    Evaluation evaluation{lookups_, arena_, failures_, notes_};
    const Frame outside{.rows = 1};
    const Frame frame = run_block(block, outside, every_row(outside), inputs, evaluation);
    std::vector<Column> results;
    for (const Register result : block.results) results.push_back(frame.columns[result]);
    return results;
  }

  std::vector<Column> run_naively(const Block& block, const std::vector<Column>& inputs) {
    Evaluation evaluation{lookups_, arena_, failures_, notes_};
    NaiveInterpreter interpreter(evaluation, 0);
    NaiveRegisters given;
    for (const Column& column : inputs) given.push_back({naive_value(column, 0), column.type});
    const NaiveRegisters registers = interpreter.run(block, {}, std::move(given));
    std::vector<Column> results;
    for (const Register result : block.results) {
      results.push_back(naive_column({&registers[result].value, 1}, *registers[result].type, arena_));
    }
    return results;
  }

  static std::optional<Decimal> number(const Column& column) {
    if (!column.present(0)) return std::nullopt;
    return column.type->is(TypeKind::integer) ? Decimal::from_integer(column.value<int64_t>(0))
                                              : column.value<Decimal>(0);
  }

  static std::string words(const std::optional<Decimal>& number) {
    return number ? grouped_number(to_text(*number)) : "not known";
  }

  void add_words(const Expectation& expectation, const std::vector<Column>& results, ExpectationReport& report) {
    if (!expectation.compared || !number(results[1]) || !number(results[2])) {
      for (const auto& [name, digits] : report.figures) {
        report.found += fmt::format("{}{} is {}", report.found.empty() ? "" : ", ", name, grouped_number(digits));
      }
      report.wanted = fmt::format("`{}` was expected", expectation.text);
      return;
    }
    const auto& [what, demand, with, percent] = *expectation.compared;
    const auto left = number(results[1]);
    const auto right = number(results[2]);
    report.found = fmt::format("{} is {}", what, words(left));
    if (!percent.empty()) {
      const auto part = to_integer(*left);
      const auto whole = to_integer(*right);
      report.found += " of " + words(right);
      if (part && whole && *part >= 0 && *whole > 0) {
        report.found += fmt::format(" ({})", share_text(static_cast<uint64_t>(*part), static_cast<uint64_t>(*whole)));
      }
      report.wanted = fmt::format("{} {} % were expected", demand, percent);
    } else if (with.empty()) {
      report.wanted = fmt::format("{} {} was expected", demand, words(right));
    } else {
      report.found += fmt::format(" and {} is {}", with, words(right));
      report.wanted = fmt::format("`{}` was expected", expectation.text);
    }
  }

  const Program& program_;
  const Accounts& accounts_;
  const LookupTables& lookups_;
  bool naive_;
  Arena arena_;
  Failures failures_;
  std::vector<Note> notes_;
  std::deque<Type> types_;
};

}  // namespace

std::vector<ExpectationReport> judge_expectations(const Program& program, const Accounts& accounts,
                                                  const LookupTables& lookups, const ExpectationOptions& options) {
  std::vector<ExpectationReport> reports;
  ExpectationJudge judge(program, accounts, lookups, options.naive);
  for (const Expectation& expectation : program.expectations) {
    if (options.limited) {
      reports.push_back(
          {.text = expectation.text, .because = expectation.because, .found = {}, .wanted = {}, .figures = {}});
    } else {
      reports.push_back(judge.judge(expectation));
    }
  }
  return reports;
}

std::vector<Problem> problems_of(const std::vector<ExpectationReport>& expectations) {
  std::vector<Problem> problems;
  for (const ExpectationReport& expectation : expectations) {
    if (expectation.verdict != ExpectationReport::Verdict::fails) continue;
    problems.push_back(
        expectation_not_met(expectation.found, expectation.wanted)
            .note(fmt::format("The spec expects it because {}. Nothing is published.", expectation.because)));
  }
  return problems;
}

}  // namespace damson

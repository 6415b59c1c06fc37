// Checking the `test` blocks of all texts.
#include "compiler/check/tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/check/connectors.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/test_outcomes.h"
#include "compiler/check/test_values.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/given_twice.h"
#include "compiler/diagnostics/not_supported.h"
#include "compiler/diagnostics/test_expects_nothing.h"
#include "compiler/diagnostics/test_gives_nothing.h"
#include "compiler/diagnostics/unknown_given.h"
#include "compiler/diagnostics/unknown_target.h"

namespace damson::checking {

namespace {

class TestChecking {
 public:
  TestChecking(Checking& all, const Module& module, bool rules_known)
      : all_(all), module_(module), context_{.all = all, .module = &module}, rules_known_(rules_known) {}

  std::optional<typed::Test> check(const syntax::TestDeclaration& written) {
    test_.title = written.title ? template_text(all_.texts, *written.title) : std::string();
    test_.span = written.title ? written.title->span : written.span;
    for (const auto& given : written.given) check_given(given);
    for (const auto& expectation : written.expectations) check_expectation(expectation);
    if (written.broken) return std::nullopt;
    if (written.expectations.empty()) {
      all_.report(test_expects_nothing(test_.span, test_.title).label("no `expect` follows: this test could not fail"));
      return std::nullopt;
    }
    if (good_ && !module_.tree->broken && !feeds_a_map()) {
      all_.report(test_gives_nothing(test_.span, test_.title)
                      .note("write `given`, the name of a source, and a record: `given works { … }`"));
    }
    return good_ ? std::optional(std::move(test_)) : std::nullopt;
  }

 private:
  void check_given(const syntax::Given& written) {
    const Source* source = find_source(written.source);
    if (source == nullptr || source->schema == nullptr) {
      good_ = false;
      return;
    }
    good_ &= !source->schema->broken;
    typed::TestGiven* given = given_to(source->index);
    const bool in_a_file = given != nullptr && given->file.has_value();
    if (given != nullptr && (in_a_file || written.from)) {
      good_ = false;
      all_.report(given_twice(written.span, written.source.text)
                      .note("give all its records in one file, or all of them in the test"));
      return;
    }
    if (given == nullptr) given = &test_.given.emplace_back(typed::TestGiven{.source = source->index});
    if (written.from && source->declaration == nullptr) {
      good_ = false;
      all_.report(not_supported(written.source.span, "what a target holds, given as a file,"));
      return;
    }
    if (written.from) {
      given->file = check_file(*written.from, *source->schema);
      return;
    }
    auto record = check_test_record(context_, *written.record, *source->schema, TestSide::given);
    good_ &= record.has_value();
    if (record) given->records.push_back(std::move(*record));
  }

  void check_expectation(const syntax::TestExpectation& written) {
    if (written.outcome != syntax::TestOutcome::record) {
      if (!rules_known_) return;
      auto outcome = check_test_outcome(all_, written);
      good_ &= outcome.has_value();
      if (outcome) test_.expectations.push_back({written.span, std::move(*outcome)});
      return;
    }
    const Target* target = find_target(written.target);
    if (target == nullptr || target->schema == nullptr) {
      good_ = false;
      return;
    }
    good_ &= !target->schema->broken;
    typed::RecordExpected expected{.target = target->index};
    if (written.from) {
      expected.file = check_file(*written.from, *target->schema);
    } else {
      auto record = check_test_record(context_, *written.record, *target->schema, TestSide::expected);
      good_ &= record.has_value();
      if (record) expected.record = std::move(*record);
    }
    test_.expectations.push_back({written.span, std::move(expected)});
  }

  std::optional<ConnectorCall> check_file(const syntax::Connector& written, const Schema& schema) {
    auto call = check_connector(all_, module_, written, &Connector::source_parameters);
    good_ &= call.has_value();
    if (call) ask_connector(all_, written, *call, schema, false);
    return call;
  }

  const Source* find_source(const syntax::Name& name) {
    const auto* entry = find_name(module_, &Module::values, name.text);
    if (entry != nullptr) {
      if (const auto* source = std::get_if<Source*>(&entry->what)) return *source;
      // what a target holds that updates
      if (const auto* target = std::get_if<Target*>(&entry->what); target != nullptr && (*target)->present)
        return &*(*target)->present;
      if (std::holds_alternative<Unreadable>(entry->what)) return nullptr;
    }
    Offers offers{.title = "the sources and lookups"};
    for (const auto& source : all_.declarations.sources) offers.add(source.declaration->name.text);
    report_unknown(unknown_given(name.span, name.text), name, offers);
    return nullptr;
  }

  const Target* find_target(const syntax::Name& name) {
    const auto* entry = find_name(module_, &Module::values, name.text);
    if (entry != nullptr) {
      if (const auto* target = std::get_if<Target*>(&entry->what)) return *target;
      if (std::holds_alternative<Unreadable>(entry->what)) return nullptr;
    }
    Offers offers{.title = "the targets"};
    for (const auto& target : all_.declarations.targets) offers.add(target.declaration->name.text);
    report_unknown(unknown_target(name.span, name.text), name, offers);
    return nullptr;
  }

  void report_unknown(ProblemDraft draft, const syntax::Name& name, const Offers& offers) {
    const bool is_near = suggest_nearest(draft, name.span, name.text, offers).has_value();
    if (module_.broken && !is_near) return;  // it may be one of the import that is not there
    all_.report(draft);
  }

  typed::TestGiven* given_to(uint32_t source) {
    const auto found =
        std::find_if(test_.given.begin(), test_.given.end(), [&](const auto& given) { return given.source == source; });
    return found == test_.given.end() ? nullptr : &*found;
  }

  bool feeds_a_map() const {
    return std::any_of(test_.given.begin(), test_.given.end(), [&](const typed::TestGiven& given) {
      return std::any_of(all_.checked.maps.begin(), all_.checked.maps.end(),
                         [&](const auto& map) { return map.source == given.source; });
    });
  }

  Checking& all_;
  const Module& module_;
  Context context_;
  bool rules_known_;
  bool good_ = true;
  typed::Test test_;
};

}  // namespace

void check_tests(Checking& all) {
  // after a problem the maps may lack rules that a test names
  const bool rules_known = !all.problems.has_errors();
  std::map<std::string, Span> titles;
  for (const auto& module : all.declarations.modules) {
    for (const auto& declaration : module.tree->declarations) {
      const auto* written = syntax::try_as<syntax::TestDeclaration>(*declaration);
      if (written == nullptr) continue;
      auto test = TestChecking(all, module, rules_known).check(*written);
      if (written->title) {
        const auto [first, added] = titles.emplace(template_text(all.texts, *written->title), written->title->span);
        if (!added) all.report(declared_twice(written->title->span, first->first).related(first->second, "first here"));
      }
      if (test) all.checked.tests.push_back(std::move(*test));
    }
  }
}

}  // namespace damson::checking

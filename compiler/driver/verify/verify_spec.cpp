// Evaluates the spec as a plan does, and compares what comes of it with what the targets hold.
#include "compiler/driver/verify/verify_spec.h"

#include <algorithm>
#include <deque>

#include "compiler/driver/verify/verify_target.h"
#include "runtime/base/limits.h"
#include "runtime/diagnostics/catalogue/updates_not_verifiable.h"
#include "runtime/engine/compare/catch_records.h"
#include "runtime/keys/keep_keys.h"

namespace damson {

namespace {

class SpecVerification {
 public:
  SpecVerification(const Program& program, const EngineOptions& options, Verification& told)
      : program_(program),
        options_(options),
        told_(told),
        disk_(disk_storage(program.base_folder)),
        expected_(program, hash_secret(), aside_.place("expected")) {}

  void verify() {
    if (!evaluate(expected_)) return;
    for (uint32_t target = 0; target < program_.targets.size(); ++target) {
      if (auto problem = read(target)) return fail(std::move(*problem));
    }
    for (uint32_t target = 0; target < program_.targets.size(); ++target) {
      if (auto problem = compare(target)) return fail(std::move(*problem));
    }
    CatchRecords caught(program_, hash_secret());
    for (uint32_t target = 0; target < program_.targets.size(); ++target) want(target, caught);
    if (caught.wants_any() && !evaluate(caught)) return;
    for (uint32_t target = 0; target < program_.targets.size(); ++target) tell(target, caught);
  }

 private:
  void fail(Problem problem) { told_.problems.push_back(std::move(problem)); }

  bool evaluate(RecordObserver& observer) {
    EngineOptions options = options_;
    options.plan = true;
    options.compares = true;
    options.previews = 0;
    options.observer = &observer;
    RunResult result = run(program_, options, *disk_);
    sources_ = expected_.parts();
    for (Problem& problem : result.report.problems) fail(std::move(problem));
    return result.exit == ExitCode::done;
  }

  TargetToRead what(uint32_t target) const { return {program_.targets[target], options_, *disk_}; }

  std::optional<Problem> read(uint32_t target) {
    const ProgramTarget& declared = program_.targets[target];
    std::vector<std::string> fields;
    for (const FieldReference& reference : declared.references) fields.push_back(reference.field);
    contents_.emplace_back(declared, hash_secret(), aside_.place(declared.name), fields);
    VerifiedTarget& made = verified_.emplace_back();
    made.name = declared.name;
    made.place = place_of(declared);
    made.keeps_others = keeps_others(declared);
    read_for_verification(what(target), contents_.back(), made);
    return std::nullopt;
  }

  std::optional<Problem> compare(uint32_t target) {
    auto expected = expected_.sorter(target).sorted();
    if (auto* problem = std::get_if<Problem>(&expected)) return std::move(*problem);
    auto found = contents_[target].entries().sorted();
    if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
    comparisons_.push_back(compare_entries(*std::get<0>(expected), *std::get<0>(found), limits::kept_examples));
    if (auto problem = std::get<0>(expected)->problem()) return problem;
    if (auto problem = std::get<0>(found)->problem()) return problem;
    return find_broken(target);
  }

  std::optional<Problem> find_broken(uint32_t target) {
    const auto& references = program_.targets[target].references;
    for (size_t i = 0; i < references.size(); ++i) {
      const auto other = std::ranges::find(program_.targets, references[i].target, &ProgramTarget::name);
      auto asked = contents_[target].references(i).sorted();
      if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
      auto keys = contents_[static_cast<size_t>(other - program_.targets.begin())].entries().sorted();
      if (auto* problem = std::get_if<Problem>(&keys)) return std::move(*problem);
      const EntryDifferences broken =
          find_broken_references(*std::get<0>(asked), *std::get<0>(keys), limits::kept_examples);
      tell_broken(target, references[i], broken);
    }
    return std::nullopt;
  }

  void tell_broken(uint32_t target, const FieldReference& reference, const EntryDifferences& broken) {
    ToldDifferences& told = verified_[target].broken;
    told.count += broken.count();
    std::set<TargetRecord> wanted;
    for (const EntryDifference& one : broken.first()) wanted.insert({one.found.place.file, one.found.place.record});
    const auto texts = find_records(what(target), wanted);
    for (const EntryDifference& one : broken.first()) {
      if (told.first.size() == limits::kept_examples) break;
      ToldDifference& made = told.first.emplace_back();
      made.place = place_words(one.found.place, contents_[target].parts());
      const auto text = texts.find({one.found.place.file, one.found.place.record});
      if (text == texts.end()) continue;
      made.key = text->second.key;
      for (const auto& [name, value] : text->second.fields) {
        if (name == reference.field) made.fields.push_back({name, "a record of " + reference.target, value});
      }
    }
  }

  void want(uint32_t target, CatchRecords& caught) const {
    for (const EntryDifferences* differences : {&comparisons_[target].missing, &comparisons_[target].different}) {
      for (const EntryDifference& one : differences->first()) caught.want(target, one.expected);
    }
  }

  void tell(uint32_t target, const CatchRecords& caught) {
    const auto tell = [&](const KeyEntry& expected) {
      ToldDifference told{.from = place_words(expected.place, sources_[program_.maps[expected.place.map].source])};
      if (const RecordText* text = caught.text_of(target, expected)) told.key = text->key;
      return told;
    };
    const auto fields = [&](const KeyEntry& expected) { return caught.text_of(target, expected); };
    tell_differences(what(target), contents_[target].parts(), comparisons_[target], tell, fields, verified_[target]);
    told_.targets.push_back(std::move(verified_[target]));
  }

  const Program& program_;
  const EngineOptions& options_;
  Verification& told_;
  std::unique_ptr<Storage> disk_;
  PassingFolder aside_;
  SortKeys expected_;
  std::vector<std::vector<std::string>> sources_;  // parts of each
  std::deque<TargetContent> contents_;             // by target
  std::vector<EntryComparison> comparisons_;
  std::vector<VerifiedTarget> verified_;
};

}  // namespace

void verify_spec(const Program& program, const EngineOptions& options, Verification& verification) {
  verification.spec = program.name;
  const auto updated = std::ranges::find_if(program.targets, &ProgramTarget::updates);
  if (updated != program.targets.end()) {
    verification.problems.push_back(updates_not_verifiable(updated->name)
                                        .note("`damson verify last` compares it with what the last run wrote; `damson "
                                              "plan` says what would still change"));
    return;
  }
  SpecVerification(program, options, verification).verify();
}

}  // namespace damson

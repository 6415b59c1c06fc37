// Reads the key files of a run and its targets; needs neither spec nor sources.
#include "compiler/driver/verify/verify_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "compiler/driver/state/kept_keys.h"
#include "compiler/driver/state/open_state.h"
#include "compiler/driver/state/way_back.h"
#include "compiler/driver/verify/verify_target.h"
#include "runtime/base/limits.h"
#include "runtime/connectors/disk/file_steps.h"
#include "runtime/diagnostics/catalogue/key_file_damaged.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/diagnostics/catalogue/run_not_known.h"
#include "runtime/diagnostics/catalogue/run_not_verifiable.h"
#include "runtime/keys/kept_target.h"
#include "runtime/keys/key_file.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

std::string run_words(int64_t run) { return fmt::format("run {}", run); }

class RunVerification {
 public:
  RunVerification(const NamedRuns& named, const EngineOptions& options, Ledger& ledger, Verification& told)
      : named_(named), options_(options), ledger_(ledger), told_(told) {}

  std::optional<Problem> verify() {
    auto found = ledger_.past_runs();
    if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
    runs_ = std::get<0>(std::move(found));
    if (auto problem = choose()) return problem;
    if (auto problem = refuse()) return problem;
    auto secret = record_secret(ledger_);
    if (auto* problem = std::get_if<Problem>(&secret)) return std::move(*problem);
    secret_ = std::get<HashSecret>(secret);
    for (const PastRun::Target& target : run_->targets) {
      if (auto problem = verify_target(target)) return problem;
    }
    return std::nullopt;
  }

 private:
  std::optional<Problem> choose() {
    if (named_.runs.empty()) {
      const auto last = std::find_if(runs_.rbegin(), runs_.rend(), [](const PastRun& run) {
        return run.published() && run.reverts == 0 && run.reverted_by == 0;
      });
      if (last == runs_.rend())
        return run_not_verifiable(std::string_view("the last run"),
                                  std::string_view("none has published anything here that was not taken back"));
      run_ = &*last;
    } else {
      const auto run = std::ranges::find(runs_, named_.runs.front(), &PastRun::run);
      if (run == runs_.end())
        return run_not_known(named_.runs.front(), named_.folder.lexically_normal().string())
            .note("`damson history` lists the runs");
      run_ = &*run;
    }
    told_.run = run_->run;
    told_.spec = run_->spec;
    told_.started = run_->started;
    return std::nullopt;
  }

  std::optional<Problem> refuse() {
    const auto refused = [this](const std::string& why) {
      return std::optional<Problem>(run_not_verifiable(run_words(run_->run), why));
    };
    if (run_->reverts != 0)
      return refused(fmt::format("it took back run {}, and wrote nothing of its own", run_->reverts));
    if (run_->reverted_by != 0) return refused(fmt::format("run {} has taken it back", run_->reverted_by));
    if (!run_->published()) return refused("it published nothing");
    if (!run_->forgotten.empty()) return refused("what it kept of its records was removed " + run_->forgotten);
    auto steps = ledger_.steps_of(run_->run);
    if (auto* problem = std::get_if<Problem>(&steps)) return std::move(*problem);
    steps_ = std::get<0>(std::move(steps));
    const auto writers = last_writers(runs_, ledger_, named_.folder);
    if (const auto* problem = std::get_if<Problem>(&writers)) return *problem;
    for (const PublishStep& step : steps_) {
      const auto writer =
          std::get<LastWriters>(writers).find((named_.folder / run_->base / step.place).lexically_normal().string());
      if (step.target.empty() || step.kind != PublishStep::Kind::put_file ||
          writer == std::get<LastWriters>(writers).end() || writer->second <= run_->run)
        continue;
      return refused(fmt::format("run {} has written `{}` after it", writer->second, shown_place(step)));
    }
    return std::nullopt;
  }

  std::optional<Problem> verify_target(const PastRun::Target& written) {
    const std::string path = (fs::path(keys_of_run(named_.folder, run_->run)) / written.name).string();
    std::error_code unknown;
    if (!fs::exists(path, unknown) && !unknown)
      return run_not_verifiable(run_words(run_->run), std::string_view("it kept nothing of its records"));
    auto opened = KeyFileReader::open(path);
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    KeyFileReader& keys = *std::get<0>(opened);
    const auto kept = kept_target_of(keys.about());
    if (!kept) return key_file_damaged(path);
    VerifiedTarget told{.name = written.name,
                        .place = place_of(kept->target),
                        .bytes_as_written = bytes_of(written.name),
                        .keeps_others = keeps_others(kept->target)};
    if (auto problem = compare(*kept, keys, told)) return problem;
    if (!told.there) told.bytes_as_written.reset();
    told_.targets.push_back(std::move(told));
    return std::nullopt;
  }

  std::optional<Problem> compare(const KeptTarget& kept, KeyFileReader& keys, VerifiedTarget& told) {
    const auto disk = disk_storage((named_.folder / run_->base).lexically_normal().string());
    const PassingFolder aside;
    const TargetToRead what{kept.target, options_, *disk};
    TargetContent content(kept.target, secret_, aside.place(kept.target.name));
    read_for_verification(what, content, told);
    auto sorted = content.entries().sorted();
    if (auto* problem = std::get_if<Problem>(&sorted)) return std::move(*problem);
    const EntryComparison comparison = compare_entries(keys, *std::get<0>(sorted), limits::kept_examples);
    if (keys.problem()) return keys.problem();
    if (auto problem = std::get<0>(sorted)->problem()) return problem;
    const auto tell = [&](const KeyEntry& expected) {
      return ToldDifference{.from = origin_words(expected.place, kept)};
    };
    tell_differences(what, content.parts(), comparison, tell, [](const KeyEntry&) { return nullptr; }, told);
    return std::nullopt;
  }

  static std::string origin_words(const Position& place, const KeptTarget& kept) {
    if (place.map >= kept.maps.size() || kept.maps[place.map].source >= kept.sources.size()) return {};
    return place_words(place, kept.sources[kept.maps[place.map].source].parts);
  }

  /// What a run put in place of a file, byte for byte.
  std::optional<bool> bytes_of(const std::string& target) {
    FileSteps files((named_.folder / run_->base).lexically_normal().string());
    for (const PublishStep& step : steps_) {
      if (step.target != target || step.kind != PublishStep::Kind::put_file ||
          step.place.find("{env(") != std::string::npos)
        continue;
      const auto found = files.aftermath_of(step);
      const auto* aftermath = std::get_if<FileSteps::Aftermath>(&found);
      if (aftermath != nullptr) return *aftermath == FileSteps::Aftermath::as_done;
    }
    return std::nullopt;
  }

  const NamedRuns& named_;
  const EngineOptions& options_;
  Ledger& ledger_;
  Verification& told_;
  std::vector<PastRun> runs_;
  const PastRun* run_ = nullptr;
  std::vector<PublishStep> steps_;
  HashSecret secret_{};
};

}  // namespace

void verify_run(const NamedRuns& named, const Invocation& invocation, const EngineOptions& options,
                Verification& verification) {
  const auto fail = [&](Problem problem) { verification.problems.push_back(std::move(problem)); };
  if (!named.runs.empty()) verification.run = named.runs.front();
  if (auto problem = foresee_interruption(named.folder, invocation)) return fail(std::move(*problem));
  auto opened = Ledger::open_to_read(named.folder.lexically_normal().string());
  if (auto* problem = std::get_if<Problem>(&opened)) return fail(std::move(*problem));
  auto& ledger = std::get<std::optional<Ledger>>(opened);
  if (!ledger) {
    std::error_code unknown;
    const fs::path path = named.folder / "ledger.sqlite";
    if (fs::exists(path, unknown))
      return fail(ledger_not_writable(path.lexically_normal().string(),
                                      std::string_view("even to read it, SQLite has to write beside it")));
    if (named.runs.empty())
      return fail(run_not_verifiable(
          std::string_view("the last run"),
          fmt::format("there has been none in the state folder {}", named.folder.lexically_normal().string())));
    return fail(run_not_known(verification.run, named.folder.lexically_normal().string()));
  }
  if (auto problem = RunVerification(named, options, *ledger, verification).verify()) fail(std::move(*problem));
}

}  // namespace damson

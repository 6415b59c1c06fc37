// The journal of runs: a small SQLite file in the state folder that says what was run, when, and how it ended.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/ledger/past_run.h"
#include "runtime/publication/journal.h"
#include "runtime/report/run_report.h"

namespace damson {

/// How a run ended. `unfinished`: some targets are in place and some are not.
enum class RunEnding : uint8_t { published, failed, stopped, unfinished };

/// What is known of a run when it begins.
struct RunIdentity {
  std::string spec;         // the migration's name
  std::string fingerprint;  // of the compiled program
  std::string base;         // the spec's folder, as seen from the state folder: there the paths of the run start
  int64_t reverts = 0;      // the run that it takes back; 0: it is a run of the spec
};

/// A plan that was saved, as the ledger remembers it.
struct RecordedPlan {
  std::string id;
  std::string made;  // UTC
  std::string spec;  // the migration's name
  std::string seal;  // digest of everything that it says
  int64_t run = 0;   // that used it up; 0: none has
  std::string run_started = {};
};

class Ledger {
 public:
  /// Opens `<folder>/ledger.sqlite`, made with its folder when it is not there; that of an earlier version is brought
  /// up to date. Fails when it cannot be written, is damaged, or was made by a later damson.
  static std::variant<Ledger, Problem> open(const std::string& folder);
  /// To look into it only: nothing when there is none, or when this user may not. It is not brought up to date.
  static std::variant<std::optional<Ledger>, Problem> open_to_read(const std::string& folder);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  const std::string& path() const;

  /// A run begins: gives its number. A run whose end is never recorded was killed.
  std::variant<int64_t, Problem> record_start(const RunIdentity& run);

  /// What it did and how it ended, in one transaction.
  std::variant<std::monostate, Problem> record_finish(int64_t run, const RunReport& report, RunEnding ending);

  /// The journal of one run; lives no longer than the ledger. With a plan, that is used up in the moment in which the
  /// steps are intended.
  std::unique_ptr<Journal> journal_of(int64_t run, const std::string& plan = {});

  /// Every run, the first first. The ledger may be of an earlier version.
  std::variant<std::vector<PastRun>, Problem> past_runs();
  std::variant<std::vector<PublishStep>, Problem> steps_of(int64_t run);
  /// What the run kept has gone; that it was stays.
  std::optional<Problem> forget(int64_t run);

  /// What tells this ledger from every other, drawn when it was made.
  std::variant<std::string, Problem> project();
  /// Of a text that must not be guessed from its digest: only who has this ledger can compute it.
  std::variant<std::string, Problem> keyed_digest(const std::string& text);
  std::optional<Problem> record_plan(const RecordedPlan& plan);
  std::variant<std::optional<RecordedPlan>, Problem> find_plan(const std::string& id);
  /// The runs whose publishing began and did not end, the first first, with the folder where their paths start.
  struct Interrupted {
    UnfinishedRun run;
    std::string base;  // as seen from the state folder
  };
  std::variant<std::vector<Interrupted>, Problem> interrupted();

 private:
  struct Connection;
  static std::variant<Ledger, Problem> connect(const std::string& path);
  explicit Ledger(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace damson

// The journal of runs: a small SQLite file in the state folder that says what was run, when, and how it ended.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "runtime/diagnostics/problem.h"
#include "runtime/report/run_report.h"

namespace damson {

/// How a run ended.
enum class RunEnding : uint8_t { published, failed, stopped };

class Ledger {
 public:
  /// Opens `<folder>/ledger.sqlite`, made with its folder when it is not there. Fails when it cannot be written, is damaged, or
  /// was made by a later damson.
  static std::variant<Ledger, Problem> open(const std::string& folder);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// A run begins: gives its number. A run whose end is never recorded was killed.
  std::variant<int64_t, Problem> record_start(const std::string& spec, const std::string& fingerprint);

  /// What it did and how it ended, in one transaction.
  std::variant<std::monostate, Problem> record_finish(int64_t run, const RunReport& report, RunEnding ending);

 private:
  struct Connection;
  explicit Ledger(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace damson

// The project that a ledger stands for, and the plans that were saved for it.
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "runtime/diagnostics/catalogue/ledger_damaged.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/ledger/ledger_connection.h"

namespace damson {

std::variant<std::string, Problem> Ledger::project() {
  const auto id = connection_->database.ask("select id from project");
  if (!id) return Problem(ledger_damaged(connection_->path, id.error().message));
  if (id->empty())
    return Problem(ledger_damaged(connection_->path, std::string_view("it does not say which project it is of")));
  return *id;
}

std::variant<std::string, Problem> Ledger::keyed_digest(const std::string& text) {
  const auto key = connection_->database.ask("select key from project");
  if (!key) return Problem(ledger_damaged(connection_->path, key.error().message));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  std::vector<unsigned char> bytes(text.begin(), text.end());
  HMAC(EVP_sha256(), key->data(), static_cast<int>(key->size()), bytes.data(), bytes.size(), digest.data(), &size);
  std::string shown;
  for (unsigned i = 0; i < size; ++i) shown += fmt::format("{:02x}", digest[i]);
  return shown;
}

std::optional<Problem> Ledger::record_plan(const RecordedPlan& plan) {
  const auto written = connection_->database.run("insert into plans (id, made, spec, seal) values (?, ?, ?, ?)",
                                                 {plan.id, plan.made, plan.spec, plan.seal});
  if (written) return std::nullopt;
  return ledger_not_writable(connection_->path, written.error().message);
}

std::variant<std::optional<RecordedPlan>, Problem> Ledger::find_plan(const std::string& id) {
  const auto rows = connection_->database.rows(
      "select plans.id, made, plans.spec, seal, coalesce(run, 0), coalesce(started, '') from plans left join runs on "
      "runs.id = run "
      "where plans.id = ?",
      {id});
  if (!rows) return Problem(ledger_damaged(connection_->path, rows.error().message));
  if (rows->empty()) return std::optional<RecordedPlan>();
  const std::vector<std::string>& row = rows->front();
  return std::optional<RecordedPlan>({.id = row[0],
                                      .made = row[1],
                                      .spec = row[2],
                                      .seal = row[3],
                                      .run = std::strtoll(row[4].c_str(), nullptr, 10),
                                      .run_started = row[5]});
}

}  // namespace damson

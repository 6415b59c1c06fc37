// COPY … FROM STDIN in binary form.
#include "runtime/connectors/postgres/postgres_copy_in.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace damson {

namespace {

constexpr std::string_view head("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
constexpr std::string_view no_more_rows("\377\377", 2);

}  // namespace

PostgresResult PostgresCopyIn::begin(const std::string& table, const std::vector<std::string>& columns) {
  std::string names;
  for (const std::string& column : columns) names += (names.empty() ? "" : ", ") + PostgresConnection::name(column);
  PostgresResult result = connection_.run(fmt::format("copy {} ({}) from stdin (format binary)", table, names));
  if (PQresultStatus(result.get()) == PGRES_COPY_IN) (void)put(head);
  return result;
}

bool PostgresCopyIn::put(std::string_view rows) const {
  constexpr size_t at_once = size_t{1} << 20;
  for (; !rows.empty(); rows.remove_prefix(std::min(at_once, rows.size()))) {
    if (PQputCopyData(connection_.handle(), rows.data(), static_cast<int>(std::min(at_once, rows.size()))) != 1)
      return false;
  }
  return true;
}

PostgresResult PostgresCopyIn::end() const {
  (void)put(no_more_rows);
  (void)PQputCopyEnd(connection_.handle(), nullptr);
  PostgresResult first(PQgetResult(connection_.handle()));
  for (PostgresResult more(PQgetResult(connection_.handle())); more != nullptr;
       more.reset(PQgetResult(connection_.handle()))) {
    if (succeeded(first.get()) && !succeeded(more.get())) first = std::move(more);
  }
  return first;
}

uint64_t PostgresCopyIn::row_of(const PGresult* result) {
  const std::string context =
      told(result, PG_DIAG_CONTEXT);  // `COPY works, line 3, column title`, in the server's language
  const size_t begin = context.find(", ");
  const size_t digits = context.find_first_of("0123456789", begin == std::string::npos ? context.size() : begin);
  return digits == std::string::npos ? 0 : std::strtoull(context.c_str() + digits, nullptr, 10);
}

}  // namespace damson

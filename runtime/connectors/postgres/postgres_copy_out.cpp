// COPY … TO STDOUT in binary form.
#include "runtime/connectors/postgres/postgres_copy_out.h"

#include "runtime/connectors/postgres/postgres_bytes.h"
#include "runtime/diagnostics/catalogue/query_refused.h"

namespace damson {

namespace {

struct FreeCopied {
  void operator()(char* bytes) const { PQfreemem(bytes); }
};

/// The size of the head, which the first row stands behind; nothing where it is none.
std::optional<size_t> size_of_head(std::string_view bytes) {
  constexpr std::string_view signature("PGCOPY\n\377\r\n\0", 11);
  if (bytes.size() < 19 || !bytes.starts_with(signature)) return std::nullopt;
  const size_t size = 19 + static_cast<size_t>(from_network<uint32_t>(bytes.data() + 15));
  return size <= bytes.size() ? std::optional(size) : std::nullopt;
}

/// Whether the sizes of the values are those of the row: it is taken apart later, where nobody looks again.
bool is_whole_row(std::string_view row) {
  auto count = from_network<int16_t>(row.data());
  size_t at = 2;
  for (; count > 0; --count) {
    if (row.size() - at < 4) return false;
    const auto size = from_network<int32_t>(row.data() + at);
    at += 4;
    if (size > 0 && row.size() - at < static_cast<size_t>(size)) return false;
    at += size > 0 ? static_cast<size_t>(size) : 0;
  }
  return at == row.size();
}

}  // namespace

std::optional<Problem> PostgresCopyOut::begin(const std::string& query) {
  const PostgresResult result = connection_.run("copy (" + query + "\n) to stdout (format binary)");
  if (PQresultStatus(result.get()) == PGRES_COPY_OUT) return std::nullopt;
  const std::string state = sql_state(result.get());
  if (state == "25006") return query_refused(connection_.shown(), std::string_view("it would change the database"));
  if (state.starts_with("42") && state != "42501")
    return query_refused(connection_.shown(), server_words(result.get()));
  return connection_.problem(result.get());
}

std::variant<bool, Problem> PostgresCopyOut::next(std::string& values) {
  char* copied = nullptr;
  const int size = PQgetCopyData(connection_.handle(), &copied, 0);
  const std::unique_ptr<char, FreeCopied> held(copied);
  if (size < 0) return end();
  std::string_view row(copied, static_cast<size_t>(size));
  if (!begun_) {
    const auto head = size_of_head(row);
    if (!head) return connection_.problem("it copies its rows out in a form that is not known");
    row.remove_prefix(*head);
    begun_ = true;
    if (row.empty()) return next(values);
  }
  if (row.size() < 2) return connection_.problem("it copies its rows out in a form that is not known");
  if (from_network<int16_t>(row.data()) < 0)
    return next(values);  // no more rows: what follows is whether all went well
  if (!is_whole_row(row)) return connection_.problem("it copies its rows out in a form that is not known");
  values += row;
  return true;
}

std::variant<bool, Problem> PostgresCopyOut::end() {
  std::optional<Problem> problem;
  while (true) {
    const PostgresResult result(PQgetResult(connection_.handle()));
    if (result == nullptr) break;
    if (succeeded(result.get()) || problem) continue;
    problem = sql_state(result.get()) == "25006"
                  ? query_refused(connection_.shown(), std::string_view("it would change the database"))
                  : connection_.problem(result.get());
  }
  if (problem) return std::move(*problem);
  ended_ = true;
  return false;
}

}  // namespace damson

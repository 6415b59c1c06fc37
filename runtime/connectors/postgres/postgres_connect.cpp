// Connecting: step by step, so that the server's error is known by its number and nothing of the address is repeated.
#include <fmt/format.h>
#include <poll.h>

#include <chrono>
#include <cstring>
#include <thread>

#include "runtime/connectors/postgres/postgres_connection.h"
#include "runtime/diagnostics/catalogue/database_unreadable.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"

namespace damson {

namespace {

using Moment = std::chrono::steady_clock::time_point;
using Connected = std::unique_ptr<PGconn, EndPostgres>;

constexpr auto connect_patience = std::chrono::seconds(15);
constexpr std::chrono::milliseconds pauses[] = {std::chrono::milliseconds(200), std::chrono::milliseconds(400),
                                                std::chrono::milliseconds(800), std::chrono::milliseconds(1600)};

void say_nothing(void*, const char*) {}

/// False when the time is over.
bool wait_for(PGconn* connection, PostgresPollingStatusType wanted, Moment until) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
  if (left <= 0) return false;
  pollfd waiting{.fd = PQsocket(connection),
                 .events = static_cast<short>(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT),
                 .revents = 0};
  return ::poll(&waiting, 1, static_cast<int>(left)) != 0;
}

/// Why there is no connection; whether it is worth while to try again.
struct NoConnection {
  std::string words;
  std::string note = {};
  bool passes = false;
};

/// The number of the server's error, which stands last in libpq's message: `… FATAL:  28P01`.
std::string state_in(std::string_view message) {
  while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.remove_suffix(1);
  const size_t begin = message.rfind(":  ");
  if (begin == std::string_view::npos || message.size() - begin != 8) return {};
  return std::string(message.substr(begin + 3));
}

NoConnection reason_by_state(const std::string& state) {
  if (state == "28P01") return {"the server refuses the user or the password"};
  if (state == "28000")
    return {"the server lets nobody in this way", "its `pg_hba.conf` says who may come from where, and how"};
  if (state == "3D000") return {"there is no database of this name on the server"};
  if (state == "42501") return {"this user may not connect to it"};
  if (state == "53300") return {.words = "the server has no connections left", .passes = true};
  if (state == "57P03") return {.words = "the server is starting, or stopping", .passes = true};
  return {fmt::format("the server refuses the connection (SQLSTATE {})", state)};
}

/// Those of libpq itself. Its words name hosts and users, which may be secrets: they are read, and not repeated.
NoConnection reason_by_words(std::string_view message) {
  const auto says = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
  if (says("no password supplied")) {
    return {"the server wants a password, and there is none",
            "a password comes with the address out of `env`, or from PGPASSWORD or `~/.pgpass`"};
  }
  if (says("could not translate host name"))
    return {"its host has no address: the name is wrong, or the network is gone"};
  if (says("certificate") || says("SSL") || says("GSS")) {
    return {"no encrypted connection can be made, or the server's certificate is not the one that is wanted",
            "`sslmode`, `sslrootcert` and what else an address may say of that are libpq's"};
  }
  if (says("Connection refused") || says("No such file or directory")) {
    return {.words = "no server listens there", .note = "is it running, and are host and port right?", .passes = true};
  }
  if (says("Network is unreachable") || says("No route to host"))
    return {"there is no way through the network to its host"};
  if (says("target_session_attrs") || says("read-only") || says("hot standby"))
    return {"none of its servers is of the kind that the address wants"};
  return {"there is no connection to its server"};
}

NoConnection reason_of(PGconn* connection) {
  const std::string_view message = PQerrorMessage(connection);
  const std::string state = state_in(message);
  return state.empty() ? reason_by_words(message) : reason_by_state(state);
}

std::variant<Connected, NoConnection> connect_once(const PostgresAddress& address) {
  const char* names[] = {"dbname", "client_encoding", "fallback_application_name", nullptr};
  const char* values[] = {address.url.c_str(), "UTF8", "damson", nullptr};
  Connected connection(PQconnectStartParams(names, values, 1));
  if (connection == nullptr) return NoConnection{"there is no memory for a connection"};
  PQsetErrorVerbosity(connection.get(), PQERRORS_SQLSTATE);
  PQsetNoticeProcessor(connection.get(), say_nothing, nullptr);
  if (PQstatus(connection.get()) == CONNECTION_BAD) return reason_of(connection.get());
  const Moment until = std::chrono::steady_clock::now() + connect_patience;
  PostgresPollingStatusType wanted = PGRES_POLLING_WRITING;
  while (true) {
    if (!wait_for(connection.get(), wanted, until))
      return NoConnection{.words = "its server does not answer", .note = "are host and port right?"};
    wanted = PQconnectPoll(connection.get());
    if (wanted == PGRES_POLLING_FAILED) return reason_of(connection.get());
    if (wanted == PGRES_POLLING_OK) break;
  }
  PQsetErrorVerbosity(connection.get(), PQERRORS_DEFAULT);
  return connection;
}

Problem no_connection(const PostgresAddress& address, PostgresUse use, const NoConnection& reason) {
  auto problem = use == PostgresUse::writing ? database_unwritable(address.shown, reason.words)
                                             : database_unreadable(address.shown, reason.words);
  if (!reason.note.empty()) problem.note(reason.note);
  return problem;
}

}  // namespace

std::variant<std::unique_ptr<PostgresConnection>, Problem> PostgresConnection::open(const PostgresAddress& address,
                                                                                    PostgresUse use) {
  if (!postgres_identity(address.url)) {
    return no_connection(
        address, use,
        {.words = "its address is none", .note = "an address looks like `postgresql://user@host/database`"});
  }
  for (size_t tries = 0;; ++tries) {
    auto made = connect_once(address);
    if (auto* connected = std::get_if<Connected>(&made)) {
      std::unique_ptr<PostgresConnection> connection(new PostgresConnection(std::move(*connected), address, use));
      if (auto problem = connection->begin_session()) return std::move(*problem);
      return connection;
    }
    const auto& reason = std::get<NoConnection>(made);
    if (!reason.passes || tries == std::size(pauses)) return no_connection(address, use, reason);
    std::this_thread::sleep_for(pauses[tries]);
  }
}

/// Waits for locks no longer than people do, and for itself as long as it takes.
std::optional<Problem> PostgresConnection::begin_session() const {
  return execute("set lock_timeout = '5s'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
}

}  // namespace damson

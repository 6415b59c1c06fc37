// Reading addresses with libpq's own reader.
#include "runtime/connectors/postgres/postgres_address.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <map>
#include <memory>
#include <string_view>

namespace damson {

namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// What the address says itself; nothing where it is none.
std::optional<std::map<std::string, std::string>> address_parts(const std::string& url) {
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(url.c_str(), nullptr));
  if (options == nullptr) return std::nullopt;
  std::map<std::string, std::string> parts;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) parts[option->keyword] = option->val;
  }
  return parts;
}

constexpr std::string_view stand_in = "damsonsecret";

/// `{env("NAME")}` as a word that means nothing in an address.
std::string with_stand_ins(std::string text) {
  for (size_t at = text.find("{env(\""); at != std::string::npos; at = text.find("{env(\"", at)) {
    const size_t end = text.find("\")}", at);
    if (end == std::string::npos) break;
    text.replace(at, end + 3 - at, stand_in);
    at += stand_in.size();
  }
  return text;
}

bool is_secret_alone(std::string_view text) {
  while (text.starts_with(stand_in)) text.remove_prefix(stand_in.size());
  return text.empty();
}

}  // namespace

PostgresAddress postgres_address(std::string url, std::string as_written) {
  if (!as_written.empty()) return {std::move(url), std::move(as_written)};
  std::string shown = "a PostgreSQL database";
  if (const auto parts = address_parts(url)) {
    const auto part = [&](const char* name) { return parts->contains(name) ? parts->at(name) : std::string(); };
    shown = fmt::format("postgresql://{}/{}", part("host"), part("dbname"));
  }
  return {std::move(url), std::move(shown)};
}

std::optional<std::string> check_postgres_address(const std::string& as_written) {
  const std::string text = with_stand_ins(as_written);
  if (is_secret_alone(text) && !text.empty()) return std::nullopt;  // only the run knows
  const bool is_url = text.starts_with("postgresql://") || text.starts_with("postgres://");
  const auto parts = is_url || text.find('=') != std::string::npos ? address_parts(text) : std::nullopt;
  if (!parts) {
    if (text.starts_with(stand_in)) return std::nullopt;
    return "an address looks like \"postgresql://user@host/database\"";
  }
  for (const char* secret : {"password", "sslpassword"}) {
    const auto found = parts->find(secret);
    if (found == parts->end() || is_secret_alone(found->second)) continue;
    return "a password must not stand in a spec, where everybody reads it: take the whole address from the "
           "environment, `env(\"DATABASE\")`, or leave the "
           "password out, and it comes from PGPASSWORD or `~/.pgpass`";
  }
  return std::nullopt;
}

std::optional<std::string> postgres_identity(const std::string& url) {
  const auto parts = address_parts(url);
  if (!parts) return std::nullopt;
  std::string identity;
  for (const auto& [name, value] : *parts) {
    if (name != "password") identity += fmt::format("{}={}\n", name, value);
  }
  return identity;
}

}  // namespace damson

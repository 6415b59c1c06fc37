// Where a PostgreSQL database is: an address as libpq takes it, and what people may see of it.
#pragma once

#include <optional>
#include <string>

namespace damson {

struct PostgresAddress {
  std::string url;    // with its secrets
  std::string shown;  // without: as the spec has it
};

/// `as_written`: what the spec says, with `{env("NAME")}` for each secret; empty where nobody knows, and then only the
/// host and the database are shown.
PostgresAddress postgres_address(std::string url, std::string as_written);

/// What is wrong with an address as a spec has it, in the reader's words: above all a password that everybody could
/// read.
std::optional<std::string> check_postgres_address(const std::string& as_written);

/// The same for every way to write an address; nothing where it is none.
std::optional<std::string> postgres_identity(const std::string& url);

}  // namespace damson

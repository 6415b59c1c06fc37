// SQLite databases for tests, made by statements.
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace damson::test {

/// The file that holds the database.
inline std::string database_of(const std::string& sql) {
  sqlite3* database = nullptr;
  sqlite3_open(":memory:", &database);
  char* error = nullptr;
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error) != SQLITE_OK) throw std::runtime_error(error);
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database, "main", &size, 0);
  const std::string file(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
  sqlite3_free(bytes);
  sqlite3_close(database);
  return file;
}

}  // namespace damson::test

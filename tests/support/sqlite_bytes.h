// SQLite databases for tests, made by statements.
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <vector>

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

/// The statements that make the tables of a database and their rows, but not the table in which runs are remembered.
inline std::string dump_of(const std::string& place) {
  sqlite3* database = nullptr;
  sqlite3_open_v2(place.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
  const auto rows = [&](const std::string& sql) {
    std::vector<std::string> found;
    const auto add = [](void* into, int, char** texts, char**) {
      static_cast<std::vector<std::string>*>(into)->emplace_back(texts[0] == nullptr ? "" : texts[0]);
      return 0;
    };
    char* error = nullptr;
    if (sqlite3_exec(database, sql.c_str(), add, &found, &error) != SQLITE_OK) throw std::runtime_error(error);
    return found;
  };
  std::string out;
  for (const std::string& table :
       rows("select name from sqlite_schema where type = 'table' and name <> 'damson_runs' order by rowid")) {
    out += rows("select sql from sqlite_schema where name = '" + table + "'").front() + ";\n";
    std::string values;
    for (const std::string& column : rows("select name from pragma_table_info('" + table + "')")) {
      values += (values.empty() ? "quote(\"" : " || ',' || quote(\"") + column + "\")";
    }
    for (const std::string& row : rows("select " + values + " from \"" + table + "\" order by rowid"))
      out += "INSERT INTO \"" + table + "\" VALUES(" + row + ");\n";
  }
  sqlite3_close(database);
  return out;
}

}  // namespace damson::test

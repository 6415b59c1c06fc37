// Changes of rows that are there: each is staged with the whole row as it was, so that it is done to no other row, and
// can be taken back.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/connectors/database/staged_rows.h"
#include "runtime/connectors/sqlite/sqlite_database.h"
#include "runtime/connectors/sqlite/sqlite_values.h"

namespace damson {

/// Values of all columns of a table; views into what was staged.
struct RowChange {
  bool deletes = false;
  std::vector<std::string_view> before;
  std::vector<std::string_view> after;  // of one that is not deleted
};

/// `after`: empty for one that is deleted.
void put_row_change(std::string_view before, std::string_view after, std::string& out);
RowChange take_row_change(SqliteValueReader& values, size_t columns);

/// Does changes to the rows of one table.
class SqliteRowChanger {
 public:
  SqliteRowChanger(const SqliteDatabase& database, const StagedTable& table) : database_(database), table_(table) {}

  /// SQLite's code; `found` is false where the row is another by now.
  struct Outcome {
    int code;
    bool found;
  };
  Outcome apply(const RowChange& change);
  Outcome take_back(const RowChange& change);
  /// Whether it is as the change has made it.
  Outcome is_done(const RowChange& change);

 private:
  using Values = std::vector<std::string_view>;

  Outcome update(const Values& from, const Values& to);
  Outcome run(const std::string& sql, const std::vector<const Values*>& values, bool counts_changes);
  /// `"a" is ?3 and "b" is ?4`
  std::string the_row(size_t first_parameter) const;

  const SqliteDatabase& database_;
  const StagedTable& table_;
  std::map<std::string, SqliteStatement> statements_;
};

}  // namespace damson

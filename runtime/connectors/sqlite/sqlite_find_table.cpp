// Comparing a table that is there with the schema of its target, column by column.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "runtime/connectors/sqlite/sqlite_affinity.h"
#include "runtime/connectors/sqlite/sqlite_table.h"
#include "runtime/diagnostics/catalogue/target_table_differs.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

std::string in_lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

using Rows = std::vector<std::vector<std::string>>;

struct TargetColumn {
  std::string name;  // in lower case: SQLite takes both alike
  std::string shown;
  std::string declared;
  bool not_null = false;
  bool has_default = false;
  bool in_key = false;
  bool computed = false;
};

/// Whether the values of a field are in the column what they were before.
bool can_hold(const std::string& declared, bool strict, TypeKind field) {
  const SqliteAffinity affinity = sqlite_affinity(declared);
  if (strict && in_lower_case(declared) == "any") return true;
  if (strict && affinity == SqliteAffinity::none) return false;
  switch (field) {
    case TypeKind::boolean:
    case TypeKind::integer: return affinity != SqliteAffinity::text && affinity != SqliteAffinity::real;
    case TypeKind::floating:
      return affinity != SqliteAffinity::text && !(strict && affinity == SqliteAffinity::integer);
    default: return affinity == SqliteAffinity::text || affinity == SqliteAffinity::none;
  }
}

class TableComparison {
 public:
  TableComparison(const SqliteDatabase& database, const SqliteTableRequest& request)
      : database_(database), request_(request), named_(sqlite_text(request.table)) {}

  std::variant<SqliteTableFound, Problem> compare() {
    auto found =
        database_.rows("select type, wr, strict from pragma_table_list where schema = 'main' and name = " + named_ +
                       " collate nocase");
    if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
    const Rows& kinds = std::get<Rows>(found);
    if (kinds.empty()) return SqliteTableFound{};
    if (kinds[0][0] != "table") {
      notes_.push_back(fmt::format("it is a {}, not a table", kinds[0][0]));
    } else {
      strict_ = kinds[0][2] == "1";
      for (const auto look :
           {&TableComparison::look_at_columns, &TableComparison::look_at_indexes, &TableComparison::look_at_triggers,
            &TableComparison::look_at_references, &TableComparison::look_at_statement}) {
        if (auto problem = (this->*look)()) return std::move(*problem);
      }
    }
    if (notes_.empty()) return found_;
    auto problem =
        target_table_differs(fmt::format("{} of `{}`", request_.table, database_.path()), request_.sink.schema_name);
    for (std::string& note : notes_) problem.note(std::move(note));
    return Problem(problem);
  }

 private:
  using Look = std::optional<Problem>;

  const std::vector<Type::Field>& fields() const { return request_.sink.schema->fields(); }
  const TargetColumn* column(const std::string& name) const {
    const auto found = std::ranges::find(columns_, in_lower_case(name), &TargetColumn::name);
    return found == columns_.end() ? nullptr : &*found;
  }
  bool is_field(const std::string& lower) const {
    return std::ranges::any_of(fields(), [&](const Type::Field& field) { return in_lower_case(field.name) == lower; });
  }

  Look look_at_columns() {
    auto asked = database_.rows(
        "select name, type, \"notnull\", dflt_value is not null, pk, hidden from pragma_table_xinfo(" + named_ + ")");
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    for (const auto& row : std::get<Rows>(asked)) {
      columns_.push_back({.name = in_lower_case(row[0]),
                          .shown = row[0],
                          .declared = row[1],
                          .not_null = row[2] != "0",
                          .has_default = row[3] != "0",
                          .in_key = row[4] != "0",
                          .computed = row[5] == "2" || row[5] == "3"});
    }
    for (const TargetColumn& one : columns_) {
      if (!one.computed) found_.columns.push_back(one.shown);
    }
    for (const Type::Field& field : fields()) compare_field(field);
    if (!request_.sink.creates) return std::nullopt;  // a row that is there has values in all its columns
    for (const TargetColumn& one : columns_) {
      if (!is_field(one.name) && one.not_null && !one.has_default && !one.computed && !is_row_number(one)) {
        notes_.push_back(fmt::format("the column `{}` ({}) must have a value, and no field of the schema is called so",
                                     one.shown, type_words(one)));
      }
    }
    return std::nullopt;
  }

  void compare_field(const Type::Field& field) {
    const TargetColumn* found = column(field.name);
    if (found != nullptr && found->shown != field.name) {
      notes_.push_back(
          fmt::format("the column for the field `{}` is called `{}`: write both alike", field.name, found->shown));
    } else if (found == nullptr) {
      std::vector<std::string> names;
      for (const TargetColumn& one : columns_) {
        if (!is_field(one.name)) names.push_back(one.shown);
      }
      const auto near = nearest_name(field.name, names);
      notes_.push_back(fmt::format("there is no column for the field `{}` (`{}`){}", field.name, to_text(field.type),
                                   near ? fmt::format("; is it `{}`?", *near) : ""));
    } else if (found->computed) {
      notes_.push_back(fmt::format("the column `{}` is computed by the table itself: drop the field", found->shown));
    } else if (!can_hold(found->declared, strict_, field.type.kind())) {
      notes_.push_back(fmt::format("the column `{}` is `{}`, which would change the values of the field: it is `{}`",
                                   found->shown, type_words(*found), to_text(field.type)));
    } else if (found->not_null && field.type.optional()) {
      notes_.push_back(fmt::format("the column `{}` must have a value, and the field may be missing: it is `{}`",
                                   found->shown, to_text(field.type)));
    }
  }

  static std::string type_words(const TargetColumn& column) {
    return column.declared.empty() ? "without a type" : column.declared;
  }
  bool is_row_number(const TargetColumn& one) const {
    return one.in_key && in_lower_case(one.declared) == "integer" &&
           std::ranges::count(columns_, true, &TargetColumn::in_key) == 1;
  }

  /// What the table wants to be unique is known before the run, or it breaks off when it is at its end.
  Look look_at_indexes() {
    std::set<std::string> key;
    for (const TargetColumn& one : columns_) {
      if (one.in_key) key.insert(one.name);
    }
    if (!key.empty()) judge_unique(key, true);
    auto asked = database_.rows("select name, partial, origin from pragma_index_list(" + named_ +
                                ") where \"unique\" = 1 order by name");
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    for (const auto& index : std::get<Rows>(asked)) {
      auto parts = database_.rows("select coalesce(name, ''), coll from pragma_index_xinfo(" + sqlite_text(index[0]) +
                                  ") where key = 1 order by seqno");
      if (auto* problem = std::get_if<Problem>(&parts)) return std::move(*problem);
      std::set<std::string> columns;
      bool plain = index[1] == "0";
      for (const auto& part : std::get<Rows>(parts)) {
        columns.insert(in_lower_case(part[0]));
        plain = plain && !part[0].empty() && part[1] == "BINARY";
      }
      if (index[2] != "pk" || !plain) judge_unique(columns, plain);
    }
    return std::nullopt;
  }

  void judge_unique(const std::set<std::string>& columns, bool plain) {
    const RecordRules& rules = request_.sink.rules;
    std::set<std::string> key;
    for (const std::string& field : rules.key) key.insert(in_lower_case(field));
    const bool is_key = plain && columns == key;
    const bool is_unique = plain && rules.unique && columns == std::set{in_lower_case(*rules.unique)};
    found_.key_is_unique = found_.key_is_unique || is_key;
    const bool filled =
        std::ranges::all_of(columns, [&](const std::string& name) { return name.empty() || is_field(name); });
    if (is_key || is_unique || !filled) return;  // what nobody fills the table numbers itself, or leaves empty
    std::string names;
    for (const std::string& name : columns) {
      names += names.empty() ? "" : ", ";
      names += name.empty() ? "an expression" : fmt::format("`{}`", name);
    }
    notes_.push_back(fmt::format(
        "the table wants {} to be unique{}, and the schema's {}", names, plain ? "" : " in a way of its own",
        rules.key.empty() ? "target has no key" : "key is another: say `unique by` in the target"));
  }

  Look look_at_triggers() {
    auto asked = database_.rows("select name from sqlite_schema where type = 'trigger' and tbl_name = " + named_ +
                                " collate nocase order by name");
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    std::string names;
    for (const auto& row : std::get<Rows>(asked)) names += fmt::format("{}`{}`", names.empty() ? "" : ", ", row[0]);
    if (!names.empty())
      notes_.push_back(fmt::format(
          "it has triggers, which would change what the run does not know of: {}. Drop them for the load", names));
    return std::nullopt;
  }

  Look look_at_references() {
    auto asked = database_.rows(
        "select distinct s.name from sqlite_schema s, pragma_foreign_key_list(s.name) f where s.type = 'table' and "
        "f.\"table\" = " +
        named_ + " collate nocase and f.on_delete in ('CASCADE', 'SET NULL', 'SET DEFAULT') order by s.name");
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    for (const auto& row : std::get<Rows>(asked))
      found_.dragged_along += fmt::format("{}`{}`", found_.dragged_along.empty() ? "" : ", ", row[0]);
    return std::nullopt;
  }

  Look look_at_statement() {
    auto asked =
        database_.rows("select sql from sqlite_schema where type = 'table' and name = " + named_ + " collate nocase");
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    const Rows& rows = std::get<Rows>(asked);
    found_.there = true;
    if (!rows.empty()) found_.sql = rows[0][0];
    return std::nullopt;
  }

  const SqliteDatabase& database_;
  const SqliteTableRequest& request_;
  std::string named_;
  bool strict_ = false;
  std::vector<TargetColumn> columns_;
  std::vector<std::string> notes_;
  SqliteTableFound found_;
};

}  // namespace

std::variant<SqliteTableFound, Problem> find_target_table(const SqliteDatabase& database,
                                                          const SqliteTableRequest& request) {
  return TableComparison(database, request).compare();
}

std::string refusal_words(const SqliteDatabase& database, int code) {
  const std::string said = sqlite3_errmsg(database.handle());
  const size_t colon = said.find(": ");
  const std::string what = colon == std::string::npos ? "" : said.substr(colon + 2);
  switch (code) {
    case SQLITE_CONSTRAINT_CHECK: return fmt::format("it breaks the table's own rule `{}`", what);
    case SQLITE_CONSTRAINT_NOTNULL: return fmt::format("`{}` must have a value", what);
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE:
      return fmt::format("another row has the same `{}`, and was put there after the run had looked", what);
    case SQLITE_CONSTRAINT_FOREIGNKEY: return "rows refer to rows of another table that are not there";
    default: return said;
  }
}

}  // namespace damson

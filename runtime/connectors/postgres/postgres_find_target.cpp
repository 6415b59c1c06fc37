// Comparing a table that is there with the schema of its target, column by column.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "runtime/connectors/postgres/postgres_table.h"
#include "runtime/diagnostics/catalogue/target_table_differs.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

using Rows = PostgresConnection::Rows;

struct PostgresTargetColumn {
  std::string name;
  PostgresType type = {};
  bool not_null = false;
  bool has_default = false;
  bool generated = false;  // computed, or numbered by the table alone
};

/// Whether values of the field can be put into a column of the type, as far as the types say. What a single value lacks
/// is found when it is prepared.
bool can_be_put(const PostgresType& type, const Type& field) {
  const auto one_of = [&](std::initializer_list<PostgresKind> kinds) {
    return std::ranges::find(kinds, type.kind) != kinds.end();
  };
  using enum PostgresKind;
  switch (field.kind()) {
    case TypeKind::boolean: return type.kind == boolean;
    case TypeKind::integer: return one_of({int2, int4, int8, numeric});
    case TypeKind::decimal: return type.kind == numeric;
    case TypeKind::floating: return type.kind == float8;
    case TypeKind::text:
      return one_of({text, padded_text, enumeration, uuid}) && type.base_name != "name";  // which cuts off
    case TypeKind::path: return type.kind == text && type.base_name != "name";
    case TypeKind::date: return type.kind == date;
    case TypeKind::time: return type.kind == time;
    case TypeKind::datetime: return type.kind == timestamptz;
    case TypeKind::list:
      if (type.kind == array) return !field.element().is(TypeKind::list) && can_be_put(*type.element, field.element());
      return one_of({json, jsonb});
    case TypeKind::record:
    case TypeKind::any: return one_of({json, jsonb});
    default: return false;
  }
}

class PostgresTableComparison {
 public:
  PostgresTableComparison(const PostgresConnection& connection, const PostgresTableRequest& request)
      : connection_(connection), request_(request) {}

  std::variant<PostgresTableFound, Problem> compare() {
    const PostgresTableName name = postgres_table_name(request_.written);
    auto found = find_postgres_table(connection_, name);
    if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
    if (!std::get<0>(found)) return new_table(name);
    found_.table = *std::get<0>(found);
    found_.there = true;
    oid_ = std::to_string(found_.table.oid);
    if (found_.table.kind != 'r' && found_.table.kind != 'p') {
      notes_.push_back("it is no table: a view, a table of another server, or the like");
    } else {
      for (const auto look : {&PostgresTableComparison::look_at_columns, &PostgresTableComparison::look_at_indexes,
                              &PostgresTableComparison::look_at_triggers, &PostgresTableComparison::look_at_rights}) {
        if (auto problem = (this->*look)()) return std::move(*problem);
      }
    }
    if (notes_.empty()) return found_;
    auto problem = target_table_differs(fmt::format("{} of `{}`", request_.written, connection_.shown()),
                                        request_.sink.schema_name);
    for (std::string& note : notes_) problem.note(std::move(note));
    return Problem(problem);
  }

 private:
  using Look = std::optional<Problem>;

  const std::vector<Type::Field>& fields() const { return request_.sink.schema->fields(); }
  bool is_field(const std::string& name) const { return request_.sink.schema->find_field(name) >= 0; }

  std::variant<PostgresTableFound, Problem> new_table(const PostgresTableName& name) {
    auto asked = connection_.rows(
        "select coalesce(nullif($1, ''), current_schema(), ''), "
        "coalesce(has_schema_privilege(to_regnamespace(quote_ident("
        "coalesce(nullif($1, ''), current_schema(), '')))::oid, 'CREATE'), false)",
        {name.schema});
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    const auto& row = std::get<Rows>(asked)[0];
    if (row[1] != "t") {
      return connection_.problem(
          fmt::format("the table {} is not there, and this user may not make one in the schema `{}`", request_.written,
                      row[0]),
          "make the table, or the schema, or ask for the right: `grant create on schema …`");
    }
    found_.table = {.oid = 0, .kind = 'r', .schema = row[0], .name = name.table};
    found_.key_is_unique = true;
    for (const Type::Field& field : fields()) found_.types.push_back(postgres_column_type(field.type, request_.arrays));
    return found_;
  }

  Look look_at_columns() {
    auto asked = connection_.rows(
        R"(select a.attname, a.atttypid, a.atttypmod, a.attnotnull or t.typnotnull, a.atthasdef or t.typdefault is not null or a.attidentity <> '',
a.attgenerated <> '' or a.attidentity = 'a' from pg_attribute a join pg_type t on t.oid = a.atttypid
where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped order by a.attnum)",
        {oid_});
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    std::vector<PostgresTypeKey> keys;
    for (const auto& row : std::get<Rows>(asked)) {
      columns_.push_back(
          {.name = row[0], .not_null = row[3] == "t", .has_default = row[4] == "t", .generated = row[5] == "t"});
      keys.push_back({static_cast<unsigned>(std::strtoul(row[1].c_str(), nullptr, 10)), std::atoi(row[2].c_str())});
    }
    auto types = postgres_types(connection_, keys);
    if (auto* problem = std::get_if<Problem>(&types)) return std::move(*problem);
    for (size_t i = 0; i < columns_.size(); ++i) columns_[i].type = std::get<0>(types)[i];
    for (size_t place = 0; place < fields().size(); ++place) compare_field(place);
    for (const PostgresTargetColumn& one : columns_) {
      if (is_field(one.name) || !one.not_null || one.has_default || one.generated) continue;
      notes_.push_back(fmt::format("the column `{}` ({}) must have a value, and no field of the schema is called so",
                                   one.name, one.type.name));
    }
    return std::nullopt;
  }

  void compare_field(size_t place) {
    const Type::Field& field = fields()[place];
    const auto found = std::ranges::find(columns_, field.name, &PostgresTargetColumn::name);
    if (found == columns_.end()) {
      std::vector<std::string> names;
      for (const PostgresTargetColumn& one : columns_) {
        if (!is_field(one.name)) names.push_back(one.name);
      }
      const auto near = nearest_name(field.name, names);
      notes_.push_back(fmt::format("there is no column for the field `{}` (`{}`){}", field.name, to_text(field.type),
                                   near ? fmt::format("; is it `{}`?", *near) : ""));
      return;
    }
    found_.types.push_back(found->type);
    found_.has_rules = found_.has_rules || found->type.is_domain;
    if (found->generated) {
      notes_.push_back(
          fmt::format("the column `{}` is computed or numbered by the table itself: drop the field", found->name));
    } else if (!can_be_put(found->type, field.type)) {
      notes_.push_back(fmt::format("the column `{}` is `{}`, which cannot hold the field: it is `{}`", found->name,
                                   found->type.name, to_text(field.type)));
    } else if (found->not_null && field.type.optional()) {
      notes_.push_back(fmt::format("the column `{}` must have a value, and the field may be missing: it is `{}`",
                                   found->name, to_text(field.type)));
    } else {
      const auto& bounds = request_.sink.rules.bounds;
      compare_extent(*found, field, place < bounds.size() ? bounds[place] : FieldBounds());
    }
  }

  /// What the schema says in so many words and the table contradicts. What the schema leaves open is found in the
  /// records.
  void compare_extent(const PostgresTargetColumn& column, const Type::Field& field, const FieldBounds& bounds) {
    const auto beyond = [&](const std::string& what) {
      notes_.push_back(
          fmt::format("the column `{}` is `{}`, and the field may be {}", column.name, column.type.name, what));
    };
    const bool has_length = (column.type.kind == PostgresKind::text || column.type.kind == PostgresKind::padded_text) &&
                            column.type.modifier > 4;
    if (has_length && field.type.is(TypeKind::text) && bounds.high &&
        *bounds.high > Decimal::from_integer(column.type.modifier - 4)) {
      beyond(fmt::format("{} characters long", to_text(*bounds.high)));
    }
    if (has_length) {
      for (const std::string& option : field.type.options()) {
        if (option.size() > static_cast<size_t>(column.type.modifier - 4) * 4) beyond(fmt::format("\"{}\"", option));
      }
    }
    const int64_t most = column.type.kind == PostgresKind::int2 ? INT16_MAX : INT32_MAX;
    if (column.type.kind == PostgresKind::int2 || column.type.kind == PostgresKind::int4) {
      if (bounds.high && *bounds.high > Decimal::from_integer(most)) beyond(to_text(*bounds.high));
      if (bounds.low && *bounds.low < Decimal::from_integer(-most - 1)) beyond(to_text(*bounds.low));
    }
    if (column.type.kind != PostgresKind::enumeration) return;
    for (const std::string& option : field.type.options()) {
      if (std::ranges::find(column.type.labels, option) == column.type.labels.end())
        beyond(fmt::format("\"{}\", which is none of its values", option));
    }
  }

  /// What the table wants to be unique is known before the run, or it breaks off when it is at its end.
  Look look_at_indexes() {
    auto asked = connection_.rows(
        R"(select coalesce(a.attname, ''), i.indexrelid, i.indpred is null and coalesce(c.collisdeterministic, true) and coalesce(t.typname <> 'citext', true)
from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(number, place)
left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0
left join pg_collation c on c.oid = a.attcollation left join pg_type t on t.oid = a.atttypid
where i.indrelid = $1::oid and i.indisunique and k.place <= i.indnkeyatts order by i.indexrelid, k.place)",
        {oid_});
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    std::map<std::string, std::pair<std::set<std::string>, bool>> indexes;
    for (const auto& row : std::get<Rows>(asked)) {
      auto& [columns, plain] = indexes.try_emplace(row[1], std::set<std::string>(), true).first->second;
      columns.insert(row[0]);
      plain = plain && row[2] == "t" && !row[0].empty();
    }
    for (const auto& [index, parts] : indexes) judge_unique(parts.first, parts.second);
    return std::nullopt;
  }

  void judge_unique(const std::set<std::string>& columns, bool plain) {
    const RecordRules& rules = request_.sink.rules;
    const bool is_key = plain && columns == std::set<std::string>(rules.key.begin(), rules.key.end());
    const bool is_unique = plain && rules.unique && columns == std::set{*rules.unique};
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
    auto asked = connection_.rows(
        "select tgname from pg_trigger where tgrelid = $1::oid and not tgisinternal and tgenabled in ('O', 'A') order "
        "by 1",
        {oid_});
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    std::string names;
    for (const auto& row : std::get<Rows>(asked)) names += fmt::format("{}`{}`", names.empty() ? "" : ", ", row[0]);
    if (!names.empty())
      notes_.push_back(fmt::format(
          "it has triggers, which would change what the run does not know of: {}. Disable them for the load", names));
    auto rules = connection_.rows(
        "select contype, conname from pg_constraint where conrelid = $1::oid and contype in ('c', 'x') order by 2",
        {oid_});
    if (auto* problem = std::get_if<Problem>(&rules)) return std::move(*problem);
    for (const auto& row : std::get<Rows>(rules)) {
      found_.has_rules = true;
      if (row[0] == "x")
        notes_.push_back(
            fmt::format("it keeps rows out by those that are there (`{}`), which no plan could count", row[1]));
    }
    return std::nullopt;
  }

  Look look_at_rights() {
    auto asked = connection_.rows(
        "select has_table_privilege($1::oid, 'INSERT'), has_table_privilege($1::oid, 'SELECT'), "
        "row_security_active($1::oid)",
        {oid_});
    if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
    const auto& row = std::get<Rows>(asked)[0];
    if (row[0] != "t") notes_.push_back("this user may not put rows into it: `grant insert on … to …`");
    if (row[1] != "t")
      notes_.push_back("this user may not read it, and so nobody knows which keys are there: `grant select on … to …`");
    if (row[2] == "t")
      notes_.push_back("this user sees only some of its rows (row level security): take a user who sees them all");
    return std::nullopt;
  }

  const PostgresConnection& connection_;
  const PostgresTableRequest& request_;
  std::string oid_;
  std::vector<PostgresTargetColumn> columns_;
  std::vector<std::string> notes_;
  PostgresTableFound found_;
};

}  // namespace

std::variant<PostgresTableFound, Problem> find_postgres_target(const PostgresConnection& connection,
                                                               const PostgresTableRequest& request) {
  return PostgresTableComparison(connection, request).compare();
}

std::string refused_row_words(const PGresult* result) {
  const std::string state = sql_state(result);
  const std::string detail = told(result, PG_DIAG_MESSAGE_DETAIL);
  const std::string constraint = told(result, PG_DIAG_CONSTRAINT_NAME);
  std::string words = server_words(result);
  if (state == "23514") words = fmt::format("it breaks the table's own rule `{}` (SQLSTATE {})", constraint, state);
  if (state == "23502")
    words = fmt::format("`{}` must have a value (SQLSTATE {})", told(result, PG_DIAG_COLUMN_NAME), state);
  if (state == "23505")
    words = fmt::format("another row has the same, and was put there after the run had looked: {} (`{}`, SQLSTATE {})",
                        detail, constraint, state);
  if (state == "23503")
    words = fmt::format("rows refer to rows that are not there: {} (`{}`, SQLSTATE {})", detail, constraint, state);
  return words;
}

}  // namespace damson

// What of PostgreSQL can be tested without a server: numbers in its form, addresses, names of tables.
#include <doctest/doctest.h>

#include "runtime/base/reveal_environment.h"
#include "runtime/connectors/postgres/postgres_address.h"
#include "runtime/connectors/postgres/postgres_numeric.h"
#include "runtime/connectors/postgres/postgres_query.h"
#include "runtime/connectors/postgres/postgres_table.h"

namespace damson {

TEST_CASE("exact numbers come back from the server's form as they were") {
  for (const char* text :
       {"0", "1", "-1", "9999", "10000", "12345", "-0.1", "0.10", "0.00", "12.50", "100000000", "0.0001", "0.00001",
        "1234567.8901234", "-10000.0001", "99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001", "1000000000000000000000000000.5"}) {
    CAPTURE(text);
    std::string bytes;
    put_numeric(*parse_decimal(text), bytes);
    CHECK(text_of_numeric(bytes) == std::string(text));
  }
  using namespace std::string_literals;
  CHECK_FALSE(text_of_numeric("\0\0\0\0\xc0\0\0\0"s));    // NaN
  CHECK_FALSE(text_of_numeric("\0\0\0\0\xd0\0\0\0"s));    // infinity
  CHECK_FALSE(text_of_numeric("\0\2\0\0\0\0\0\0\0\1"s));  // cut off
  CHECK_FALSE(text_of_numeric("\0\0\0"s));
}

TEST_CASE("a password stands in no address") {
  for (const char* good :
       {"postgresql://user@host/database", "postgres://host", "host=a dbname=b", "{env(\"DATABASE\")}",
        "postgresql://u:{env(\"WORD\")}@h/d", "host=a password={env(\"WORD\")}", "{env(\"HOST\")} dbname=b"}) {
    CAPTURE(good);
    CHECK_FALSE(check_postgres_address(good));
  }
  for (const char* bad : {"postgresql://user:word@host/database", "host=a password=word",
                          "postgresql://u@h/d?password=word", "postgresql://u:a{env(\"WORD\")}@h/d",
                          "postgresql://u:%61@h/d", "host=a password='it is'", "postgresql://h/d?sslpassword=word"}) {
    CAPTURE(bad);
    CHECK(check_postgres_address(bad).value_or("").starts_with("a password"));
  }
  for (const char* none : {"museum", "", "http://host/path", "host", "works.csv", "nothing=there"}) {
    CAPTURE(none);
    CHECK(check_postgres_address(none).value_or("").starts_with("an address looks like"));
  }
  CHECK(postgres_address("postgresql://user:word@host/database", "").shown == "postgresql://host/database");
  CHECK(postgres_address("postgresql://user:word@host/database", "{env(\"A\")}").shown == "{env(\"A\")}");
  CHECK(postgres_identity("postgresql://u:a@h/d") == postgres_identity("host=h user=u dbname=d password=b"));
  CHECK(postgres_identity("postgresql://u@h/d") != postgres_identity("postgresql://u@h/e"));
}

TEST_CASE("a table's name may have its schema in front of it") {
  const auto parts = [](const std::string& written) {
    const PostgresTableName name = postgres_table_name(written);
    return name.schema + "|" + name.table;
  };
  CHECK(parts("works") == "|works");
  CHECK(parts("archive.works") == "archive|works");
  CHECK(parts("\"a.b\"") == "|a.b");
  CHECK(parts("\"a.b\".\"c\"\"d\"") == "a.b|c\"d");
  CHECK(parts("a.b.c") == "a|b.c");
  CHECK(parts(".works") == "|.works");
  CHECK(PostgresConnection::name("a\"b") == "\"a\"\"b\"");
}

TEST_CASE("statements are kept as one text") {
  const std::vector<std::string> statements{"CREATE TABLE a ()", "ALTER TABLE a"};
  CHECK(split_statements(joined_statements(statements)) == statements);
  CHECK(split_statements("").empty());
}

TEST_CASE("a place is revealed with what the environment says now") {
  CHECK(reveal_environment("a{env(\"DAMSON_NOBODY_SETS_THIS\")}b") == "ab");
  CHECK(reveal_environment("{env(\"unclosed") == "{env(\"unclosed");
  CHECK(unset_variable("a{env(\"DAMSON_NOBODY_SETS_THIS\")}b") == "DAMSON_NOBODY_SETS_THIS");
  CHECK_FALSE(unset_variable("{env(\"PATH\")}"));
}

}  // namespace damson

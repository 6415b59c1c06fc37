// Declarations: what each form becomes.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace damson::test {
namespace {

TEST_CASE("the whole spec parses without a problem") {
  const Parsed parsed(whole_spec());
  CHECK(parsed.summary().empty());
  CHECK_FALSE(parsed.tree.broken);
  REQUIRE(parsed.tree.declarations.size() == 14);
  const std::string dump = parsed.dump();
  CHECK(dump.find("(error)") == std::string::npos);
  CHECK(dump.find(
            "(drop contributors.mda medium units dateRange.endYear dateRange.text \"not in the new DAM's model\")") !=
        std::string::npos);
  CHECK(dump.find("(arm (path ** \"/\" (hole acno) \"_\" (hole size int) \".\" (hole ext)) => "
                  "(text \"masters/\" (pipe take acno 3) \"/\" acno \"-\" size \".\" (pipe lower ext)))") !=
        std::string::npos);
  CHECK(dump.find("(expect (call rejected artworks) (at-most 0.5% artworks) \"more means the export is broken\")") !=
        std::string::npos);
}

TEST_CASE("headers, imports, types, parameters, functions") {
  CHECK(tree_of("migration \"Old to new\"") == "(migration \"Old to new\")\n");
  CHECK(tree_of("import std.iptc import \"a.damson\" as terms") ==
        "(import std.iptc)\n(import \"a.damson\" (as terms))\n");
  CHECK(tree_of("type Level = one of \"fonds\", \"series\"") == "(type Level (one-of \"fonds\" \"series\"))\n");
  CHECK(tree_of("param since: date = \"2020-01-01\" param who: text?") ==
        "(param since date \"2020-01-01\")\n(param who text?)\n");
  CHECK(tree_of("fn f(a: text, b: list of int?) -> decimal = a | g(b)") ==
        "(fn f (parameter a text) (parameter b (list int)?) -> decimal (pipe g a b))\n");
  CHECK(tree_of("fn f<T, key>(a: list of T) -> T? = a | first") ==
        "(fn f (types T key) (parameter a (list T)) -> T? (pipe first a))\n");
}

TEST_CASE("types") {
  CHECK(tree_of("type T = list(1..5) of (text?)") == "(type T (list 1..5 text?))\n");
  CHECK(tree_of("type T = list of list of text(1..)?") == "(type T (list (list (text 1..)))?)\n");
  CHECK(tree_of("type T = text(1..300) matching /a b/i") == "(type T (text 1..300 /a b/i))\n");
  CHECK(tree_of("type T = decimal(-0.5..1_000)") == "(type T (decimal -0.5..1000))\n");
  CHECK(tree_of("type T = date(\"1900-01-01\"..)?") == "(type T (date \"1900-01-01\"..)?)\n");
  CHECK(tree_of("type T = one of rights_terms") == "(type T (one-of rights_terms))\n");
  CHECK(tree_of("type T = iptc.Asset?") == "(type T iptc.Asset?)\n");
  CHECK(tree_of("type T = { a: int?, b: { c: text } ... because \"open\" }?") ==
        "(type T (record (field a int?) (field b (record (field c text))) (... \"open\"))?)\n");
}

TEST_CASE("schemas") {
  CHECK(tree_of("schema S { key (a, b)\n a: text\n b: (one of \"x\", \"y\")?, key: int\n matching: text\n"
                " require a != b because \"r\"\n advise key > 0 because \"s {a}\"\n ... because \"t\" }") ==
        "(schema S (field a text) (field b (one-of \"x\" \"y\")?) (field key int) (field matching text) (composite-key "
        "a b)"
        " (require (!= a b) \"r\") (advise (> key 0) (text \"s \" a)) (... \"t\"))\n");
}

TEST_CASE("sources, lookups and targets") {
  CHECK(tree_of("source s: S from csv(\"a.csv\", none: [\"\"]) { drop a, b.c because \"r\" drop d because \"t\" }") ==
        "(source s S (csv \"a.csv\" (none: (list \"\"))) (drop a b.c \"r\") (drop d \"t\"))\n");
  CHECK(tree_of("lookup l: S from postgres(url: env(\"URL\"))") ==
        "(lookup l S (postgres (url: (call env \"URL\"))))\n");
  CHECK(tree_of("target t: T to files(\"out\", profile: \"windows\") { unique by a.b keep max c because \"r\" }") ==
        "(target t T to (files \"out\" (profile: \"windows\")) (unique (. a b) (max c) \"r\"))\n");
  CHECK(tree_of("target t: T to csv(\"x\") { unique by a keep last because \"r\" }") ==
        "(target t T to (csv \"x\") (unique a last \"r\"))\n");
  CHECK(tree_of("target t: T updates postgres() { on unmatched create }") ==
        "(target t T updates (postgres) (on-unmatched create))\n");
  CHECK(tree_of("target t: T updates postgres() { on unmatched reject because \"r\" }") ==
        "(target t T updates (postgres) (on-unmatched (reject \"r\")))\n");
}

TEST_CASE("vocabularies and paths") {
  CHECK(tree_of("vocabulary v from csv(\"v.csv\", key: \"old\", value: \"new\") { else => skip because \"s\" }") ==
        "(vocabulary v (from (csv \"v.csv\" (key: \"old\") (value: \"new\"))) (arm else => (skip \"s\")))\n");
  CHECK(tree_of("paths p(r: R) { \"{a:**}/*_{d:date(\\\"YYYY\\\")}\" => \"x\" }").starts_with("E"));
  CHECK(tree_of("paths p(r: R) { \"{a:**}/**/*_{d:date(\"YYYY-MM\")}-{n:/[0-9]{2}/i}\\{\" => \"{r.x | lower}/{a}\" "
                "else => reject because \"r\" }") ==
        "(paths p (parameter r R) (arm (path (hole a **) \"/\" ** \"/\" * \"_\" (hole d date \"YYYY-MM\") \"-\" (hole "
        "n /[0-9]{2}/i) \"{\")"
        " => (text (pipe lower (. r x)) \"/\" a)) (arm else => (reject \"r\")))\n");
}

TEST_CASE("maps of one record, of items, of groups, of deletions") {
  CHECK(tree_of("map a -> b { id = x  size { h = 1  depth { d = 2 } }  keep c, d  let y: = 1 }").starts_with("E"));
  CHECK(tree_of("map a -> b { id = x  size { h = 1  depth { d = 2 } }  keep c, d  let y = 1\n require y > 0 because "
                "\"r\" advise y > 1 because \"s\" }") ==
        "(map a -> b (= id x) (group size (= h 1) (group depth (= d 2))) (keep c d) (let y 1) (require (> y 0) \"r\") "
        "(advise (> y 1) \"s\"))\n");
  CHECK(tree_of("map works for image in images for size in image.sizes -> renditions { id = size.id }") ==
        "(map works (for image images) (for size (. image sizes)) -> renditions (= id (. size id)))\n");
  CHECK(tree_of("map photos for n in people | split(\";\") by person_id(n) -> people { n = count() }") ==
        "(map photos (for n (pipe split people \";\")) (by (call person_id n)) -> people (= n (call count)))\n");
  CHECK(tree_of("map gone -> delete assets { id = id }") == "(map gone -> delete assets (= id id))\n");
  CHECK(tree_of("map gone -> delete { id = id }") == "(map gone -> delete (= id id))\n");
  CHECK(tree_of("map s -> t { drop = drop  skip = skip  let = let  keep = keep  require = a  because = b }") ==
        "(map s -> t (= drop drop) (= skip skip) (= let let) (= keep keep) (= require a) (= because b))\n");
  CHECK(tree_of("map s -> t { title = if current.title is missing then title else leave  alt = clear  parent = "
                "ref(units, parent_id) }") ==
        "(map s -> t (= title (if (is-missing (. current title)) title leave)) (= alt clear) (= parent (call ref units "
        "parent_id)))\n");
}

TEST_CASE("expectations and tests") {
  CHECK(tree_of("expect rejected(s) at most 100 because \"r\"") == "(expect (call rejected s) (at-most 100) \"r\")\n");
  CHECK(tree_of("expect loaded(s) at least 99.5% of s because \"r\"") ==
        "(expect (call loaded s) (at-least 99.5% s) \"r\")\n");
  CHECK(tree_of("test \"t\" { given s from csv(\"s.csv\") expect t from ndjson(\"t.ndjson\") }") ==
        "(test \"t\" (given s (from (csv \"s.csv\"))) (expect t (from (ndjson \"t.ndjson\"))))\n");
  CHECK(tree_of("test \"t\" { given s { a: 1, b: { c: [\"x\", { d: -1 }] } e: missing } expect t { a: 1 } expect "
                "skipped expect rejected at \"p\" expect duplicate at \"k\" }") ==
        "(test \"t\" (given s (record (a: 1) (b: (record (c: (list \"x\" (record (d: (negate 1))))))) (e: missing)))"
        " (expect t (record (a: 1))) (expect-skipped) (expect-rejected \"p\") (expect-duplicate \"k\"))\n");
}

TEST_CASE("doc comments go to what follows them") {
  CHECK(tree_of("## A schema.\n##   Of two lines.\nschema S {\n  ## The key.\n  key a: text\n  # none\n  b: text ## c, "
                "though on this line\n  c: text\n}\n") ==
        "(schema S (doc \"A schema.\\n  Of two lines.\") (key a text (doc \"The key.\")) (field b text) (field c text "
        "(doc \"c, though on this line\")))\n");
  CHECK(tree_of("map a -> b {\n  ## why\n  x = y\n}") == "(map a -> b (= x y (doc \"why\")))\n");
}

TEST_CASE("comments are kept with their places") {
  const Parsed parsed("# one\nschema S { a: text } # two\n## three\n");
  REQUIRE(parsed.tree.comments.size() == 3);
  CHECK(parsed.texts.slice(parsed.tree.comments[0].span) == "# one");
  CHECK(parsed.tree.comments[0].own_line);
  CHECK(parsed.texts.slice(parsed.tree.comments[1].span) == "# two");
  CHECK_FALSE(parsed.tree.comments[1].own_line);
  CHECK(parsed.tree.comments[2].is_doc);
}

TEST_CASE("white space does not matter") {
  const std::string plain = tree_of("schema S { key a: text, b: int? }");
  CHECK(tree_of("schema S{key a:text b:int?}") == plain);
  CHECK(tree_of("schema\r\nS\r\n{\r\nkey\r\na\r\n:\r\ntext\r\n,b:int\r\n?\r\n}") == plain);
  CHECK(tree_of("\xEF\xBB\xBFschema\tS {\xC2\xA0key a: text, b: int? }") == plain);
}

}  // namespace
}  // namespace damson::test

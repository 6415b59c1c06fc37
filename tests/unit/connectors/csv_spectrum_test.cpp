// The acid test of CSV: a small file for each rule that readers get wrong, with the decision that is taken for it.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/unit/connectors/read_records.h"

namespace damson {

namespace {

struct SpectrumCase {
  std::string_view rule;
  std::string_view schema;
  std::string content;
  std::string rows;  // as lines of JSON; the id of the problem where the file is refused
};

void check_case(const SpectrumCase& one) {
  CAPTURE(std::string(one.rule));
  const test::ReadResult read = test::read_text(one.schema, R"(csv("f"))", one.content);
  CHECK((read.problem ? read.id() : read.all()) == one.rows);
}

}  // namespace

TEST_CASE("csv spectrum: every rule that readers get wrong") {
  const SpectrumCase cases[] = {
      {"simple", "{ a: text?, b: text?, c: text? }", "a,b,c\n1,2,3\n",
       R"({"a":"1","b":"2","c":"3"})"
       "\n"},
      {"simple, CR LF", "{ a: text?, b: text?, c: text? }", "a,b,c\r\n1,2,3\r\n",
       R"({"a":"1","b":"2","c":"3"})"
       "\n"},
      {"comma in quotes", "{ first: text?, last: text?, address: text?, zip: text? }",
       "first,last,address,zip\nAnn,Lee,\"12 Mill Lane, Upper Floor\",08123\n",
       R"({"first":"Ann","last":"Lee","address":"12 Mill Lane, Upper Floor","zip":"08123"})"
       "\n"},
      {"quotes doubled in quotes", "{ a: text?, b: text? }", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
       R"({"a":"1","b":"ha \"ha\" ha"})"
       "\n"
       R"({"a":"3","b":"4"})"
       "\n"},
      {"nothing but doubled quotes", "{ a: text?, b: text? }", "a,b\n\"\"\"\",\"\"\"\"\"\"\n",
       R"({"a":"\"","b":"\"\""})"
       "\n"},
      {"JSON in a cell", "{ key: text?, val: text? }",
       "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n",
       R"({"key":"1","val":"{\"type\": \"Point\", \"at\": [102.0, 0.5]}"})"
       "\n"},
      {"line break in quotes", "{ a: text?, b: text?, c: text? }", "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
       R"({"a":"1","b":"2","c":"3"})"
       "\n"
       R"({"a":"Once upon \na time","b":"5","c":"6"})"
       "\n"
       R"({"a":"7","b":"8","c":"9"})"
       "\n"},
      {"CR LF in quotes stays CR LF", "{ a: text?, b: text? }", "a,b\r\n\"Once\r\nupon\",5\r\n7,8\r\n",
       R"({"a":"Once\r\nupon","b":"5"})"
       "\n"
       R"({"a":"7","b":"8"})"
       "\n"},
      {"LF in quotes stays LF in a file of CR LF", "{ a: text?, b: text? }", "a,b\r\n\"Once\nupon\",5\r\n",
       R"({"a":"Once\nupon","b":"5"})"
       "\n"},
      {"quotes and line breaks", "{ a: text?, b: text? }", "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
       R"({"a":"1","b":"ha \n\"ha\" \nha"})"
       "\n"
       R"({"a":"3","b":"4"})"
       "\n"},
      {"comma, quotes and line breaks", "{ a: text?, b: text? }", "a,b\n\"x, \"\"y\"\",\nz\",\",\"\n",
       R"({"a":"x, \"y\",\nz","b":","})"
       "\n"},
      {"empty cells are missing, in quotes too", "{ a: text?, b: text?, c: text? }", "a,b,c\n1,\"\",\"\"\n2,,\n",
       R"({"a":"1","b":null,"c":null})"
       "\n"
       R"({"a":"2","b":null,"c":null})"
       "\n"},
      {"empty cells, CR LF", "{ a: text?, b: text?, c: text? }", "a,b,c\r\n1,\"\",\"\"\r\n",
       R"({"a":"1","b":null,"c":null})"
       "\n"},
      {"a file of its header alone", "{ a: text?, b: text? }", "a,b\n", ""},
      {"an empty file", "{ a: text?, b: text? }", "", "E0725"},
      {"UTF-8", "{ a: text?, b: text? }", "a,b\n4,\xCA\xA4\n5,日本\n",
       "{\"a\":\"4\",\"b\":\"\xCA\xA4\"}\n{\"a\":\"5\",\"b\":\"日本\"}\n"},
      {"no last line break", "{ a: text?, b: text? }", "a,b\n1,2",
       R"({"a":"1","b":"2"})"
       "\n"},
      {"a last cell in quotes without a line break", "{ a: text?, b: text? }", "a,b\n1,\"2\"",
       R"({"a":"1","b":"2"})"
       "\n"},
      {"a last empty cell", "{ a: text?, b: text? }", "a,b\n1,",
       R"({"a":"1","b":null})"
       "\n"},
      {"white space belongs to the cell", "{ a: text?, b: text? }", "a,b\n 1 ,\t2\n",
       R"({"a":" 1 ","b":"\t2"})"
       "\n"},
      {"a quote inside of a cell without quotes is one", "{ a: text?, b: text? }", "a,b\n5\" nail,x\n",
       R"({"a":"5\" nail","b":"x"})"
       "\n"},
      {"blanks before a quote make it a sign of the cell", "{ a: text?, b: text? }", "a,b\n \"x\",y\n",
       R"({"a":" \"x\"","b":"y"})"
       "\n"},
      {"a header in quotes", "{ a: text?, `b,c`: text? }", "\"a\",\"b,c\"\n1,2\n",
       R"({"a":"1","b,c":"2"})"
       "\n"},
      {"a blank line between records is none", "{ a: text?, b: text? }", "a,b\n1,2\n\n3,4\n",
       R"({"a":"1","b":"2"})"
       "\n"
       R"({"a":"3","b":"4"})"
       "\n"},
      {"in a file of one column a blank line is a record", "{ a: text? }", "a\n1\n\n3\n",
       R"({"a":"1"})"
       "\n"
       R"({"a":null})"
       "\n"
       R"({"a":"3"})"
       "\n"},
      {"a cell more than columns", "{ a: text?, b: text? }", "a,b\n1,2,3\n", "E0720"},
      {"a cell fewer than columns", "{ a: text?, b: text? }", "a,b\n1\n", "E0720"},
      {"a quote that is never closed", "{ a: text?, b: text? }", "a,b\n\"1,2\n", "E0721"},
      {"signs behind a closing quote", "{ a: text?, b: text? }", "a,b\n\"1\"x,2\n", "E0722"},
      {"two columns of one name", "{ a: text?, b: text? }", "a,b,a\n1,2,3\n", "E0724"},
  };
  for (const SpectrumCase& one : cases) check_case(one);
}

}  // namespace damson

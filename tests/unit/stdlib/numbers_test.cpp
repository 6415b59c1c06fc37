// Numbers as people write them: what is read, and what is refused.
#include <fmt/format.h>

#include "tests/support/called.h"

using namespace damson;
using namespace damson::test;

TEST_CASE("a group separator is a group separator, and nothing else") {
  const auto group = [](std::string sign) { return std::vector<NamedConstant>{{"group", ConstantValue{std::move(sign)}}}; };
  check_called("parse_int", {{"0", "0"}, {"7", "7"}, {"-7", "-7"}, {"+7", "7"}, {"\u22127", "-7"}, {" 1984\u00a0", "1984"}, {"007", "7"},
                             {"9223372036854775807", "9223372036854775807"}, {"9223372036854775808", "fails is too large"},
                             {"-9223372036854775808", "-9223372036854775808"}, {"", "fails is not a whole number"},
                             {"1 234", "fails is not"}, {"1.0", "fails is not"}, {"1,234", "fails is not"}, {"--1", "fails is not"},
                             {"1e3", "fails is not"}, {"0x10", "fails is not"}, {"\u0663", "fails is not"}, {"-", "fails is not"}});
  check_called("parse_int", {{"0.123", "fails is not"}, {"00.123", "fails is not"}, {"0.123.456", "fails is not"}, {"012.345", "fails is not"},
                             {"1.234", "1234"}, {"12.345", "12345"}, {"123.456.789", "123456789"}, {"-1.234", "-1234"}, {"1.23", "fails is not"},
                             {"1.2345", "fails is not"}, {"1234.567", "fails is not"}, {".123", "fails is not"}, {"1.", "fails is not"},
                             {"1..234", "fails is not"}, {"0", "0"}, {"1234", "1234"}}, group("."));
  check_called("parse_int", {{"1 234", "1234"}, {"1\u00a0234", "1234"}, {"1\u202f234\u202f567", "1234567"}, {"1\u2009234", "1234"}, {"1  234", "fails is not"},
                             {"12 34", "fails is not"}, {"0\u00a0123", "fails is not"}, {"1\u3000234", "fails is not"}}, group(" "));
  check_called("parse_int", {{"1'234", "1234"}, {"1\u2019234", "1234"}, {"1'234\u2019567", "1234567"}, {"1''234", "fails is not"}}, group("'"));
}

TEST_CASE("decimals have the separators that the call names") {
  const std::vector<NamedConstant> german{{"decimal", ConstantValue{std::string(",")}}, {"group", ConstantValue{std::string(".")}}};
  check_called("parse_decimal", {{"0.123", "fails is not a number"}, {"0,123", "0.123"}, {"0.123,5", "fails is not"}, {"1.234,5", "1234.5"}, {"1.234", "1234"},
                                 {"1,234", "1.234"}, {"1.234.567,89", "1234567.89"}, {"1,5", "1.5"}, {",5", "0.5"}, {"-,5", "-0.5"}, {"12.34,5", "fails is not"},
                                 {"1.5", "fails is not"}, {"1,2,3", "fails is not"}, {"\u22121,5", "-1.5"}, {"1,", "fails is not"}}, german);
  const std::vector<NamedConstant> french{{"decimal", ConstantValue{std::string(",")}}, {"group", ConstantValue{std::string(" ")}}};
  check_called("parse_decimal", {{"1 234,5", "1234.5"}, {"1\u00a0234,5", "1234.5"}, {"1\u202f234\u202f567", "1234567"}, {"0\u00a0123,4", "fails is not"},
                                 {"12\u00a034,5", "fails is not"}, {"1234,5", "1234.5"}}, french);
  const std::vector<NamedConstant> english{{"group", ConstantValue{std::string(",")}}};
  check_called("parse_decimal", {{"1,234.50", "1234.50"}, {"0,123", "fails is not"}, {"0.123", "0.123"}, {"1,234", "1234"}, {"12,34", "fails is not"},
                                 {"1,234,567.8", "1234567.8"}, {"0,123.4", "fails is not"}}, english);
  check_called("parse_decimal", {{"0.123", "0.123"}, {"12.50", "12.50"}, {".5", "0.5"}, {"-.5", "-0.5"}, {"+1.5", "1.5"}, {"1.", "fails is not"},
                                 {"1e3", "fails is not"}, {"", "fails is not"}, {"1.2.3", "fails is not"}, {"1,5", "fails is not"}, {"0.0", "0.0"},
                                 {"123456789012345678901234567890123456789", "fails more than 38 digits"}});
}

TEST_CASE("fractions are read with every sign that is one, and slips are refused") {
  check_called("parse_fraction",
               {{"1/2", "0.5"}, {"12 3/4", "12.75"}, {"5\u00bd", "5.5"}, {"\u00bd", "0.5"}, {"-1 1/2", "-1.5"}, {"\u22121 1/2", "-1.5"}, {"\u2212\u00bd", "-0.5"},
                {"+1/2", "0.5"}, {"+1 1/2", "1.5"}, {"\u2150", "0.142857"}, {"\u2151", "0.111111"}, {"\u2152", "0.1"}, {"3\u2152", "3.1"}, {"1 \u2150", "1.142857"},
                {"\u2153", "0.333333"}, {"\u2155", "0.2"}, {"1\u20442", "0.5"}, {"1\u22152", "0.5"}, {"3 1\u20444", "3.25"}, {"1\u00a01/2", "1.5"},
                {"1\u202f1/2", "1.5"}, {"5/4", "1.25"}, {"4/4", "1"}, {"0/4", "0"}, {"1 0/4", "1"}, {"7", "7"}, {"-7", "-7"}, {" 1/2 ", "0.5"},
                {"1 5/4", "fails is not a number with a fraction"}, {"1 4/4", "fails is not"}, {"-1 5/4", "fails is not"}, {"2 3/2", "fails is not"},
                {"1/0", "fails divides by zero"}, {"1 1/0", "fails divides by zero"}, {"0/0", "fails divides by zero"}, {"", "fails is not"}, {"1/", "fails is not"},
                {"/2", "fails is not"}, {"1/2/3", "fails is not"}, {"1 1/2 1/2", "fails is not"}, {"\u00bd\u00bd", "fails is not"}, {"1.5", "fails is not"},
                {"1-1/2", "fails is not"}, {"--1/2", "fails is not"}, {"1 -1/2", "fails is not"}, {"one half", "fails is not"}, {"1 2", "fails is not"}});
}

TEST_CASE("a float is neither infinite nor a zero that was none") {
  check_called("parse_float",
               {{"1.5e3", "1500"}, {"1.5E3", "1500"}, {"1e+3", "1000"}, {"-0.25", "-0.25"}, {"0", "0"}, {"0.0", "0"}, {"0e-400", "0"}, {"0.000e999", "0"},
                {"1e308", "1e+308"}, {"1e400", "fails larger than any float"}, {"-1e400", "fails larger than any float"}, {"1e999999999", "fails larger than any float"},
                {"1e-400", "fails nearer to zero than any float"}, {"-1e-400", "fails nearer to zero"}, {"0.1e-400", "fails nearer to zero"},
                {"1e-999999999", "fails nearer to zero"}, {"5e-324", "5e-324"}, {"2e-324", "fails nearer to zero"}, {"1e-310", "1e-310"},
                {" 1.5\u00a0", "1.5"}, {"", "fails is not a number"}, {"nan", "fails is not a number"}, {"inf", "fails is not a number"},
                {"-inf", "fails is not"}, {"infinity", "fails is not"}, {"NaN", "fails is not"}, {"1,5", "fails is not"}, {"1.5 cm", "fails is not"},
                {"1e", "fails is not"}, {"e5", "fails is not"}, {".", "fails is not"}, {"--1", "fails is not"}, {"0x10", "fails is not"}, {"1.2.3", "fails is not"},
                {"1.7976931348623157e308", "1.7976931348623157e+308"}, {"1.8e308", "fails larger than any float"}, {"-2e-324", "fails nearer to zero"},
                {"0.1", "0.1"}, {"-1e-310", "-1e-310"}, {"0.00e5", "0"}, {"-0e-999999999", "-0"}, {"1e5 ", "100000"}, {"1 e5", "fails is not"}, {"\u0661", "fails is not"}});
}

TEST_CASE("a measure is a number with a unit and nothing else") {
  const auto is = [](std::string_view value, std::string_view unit) { return fmt::format("{{value: {}, unit: \"{}\"}}", value, unit); };
  const std::pair<std::string_view, std::string> read[] = {
      {".5 cm", is("0.5", "cm")}, {"12.5 cm", is("12.5", "cm")}, {"12,5 cm", is("12.5", "cm")}, {"0.125 cm", is("0.125", "cm")}, {"1.125 in", is("1.125", "in")},
      {"9 1/2 in.", is("9.5", "in")}, {"9-1/2 in.", is("9.5", "in")}, {"9\u00bd\"", is("9.5", "in")}, {"\u215b in", is("0.125", "in")}, {"12cm", is("12", "cm")},
      {"12 cms.", is("12", "cm")}, {"12 ins", is("12", "in")}, {"12\"", is("12", "in")}, {"12''", is("12", "in")}, {"6'", is("6", "ft")}, {"3 ft 7 in.", is("43", "in")},
      {"3' 7\"", is("43", "in")}, {"5 yards", is("5", "yd")}, {"2 yds", is("2", "yd")}, {"1 m 20 cm", is("120", "cm")}, {"2 lb 3 oz", is("35", "oz")}, {"1 kg 200 g", is("1200", "g")},
      {"1.5 tonnes", is("1.5", "t")}, {"8:43 min", is("523", "s")}, {"1 h 30 min", is("90", "min")}, {"45 sec.", is("45", "s")}, {" 12 cm ", is("12", "cm")},
      {"12\u00a0cm", is("12", "cm")}, {"12\u202fcm", is("12", "cm")}, {"12-inch", is("12", "in")}, {"1,250.5 mm", is("1250.5", "mm")}};
  for (const auto& [text, result] : read) {
    CAPTURE(std::string(text));
    CHECK(called("parse_measure", text) == result);
  }
  check_called("parse_measure", {{"", "fails not a number and a unit"}, {"12", "fails not a number and a unit"}, {"cm", "fails not a number"}, {"-5 cm", "fails not a number"},
                                 {"\u22125 cm", "fails not a number"}, {"1,500 g", "fails read in two ways"}, {"1.500 g", "fails read in two ways"}, {"1.125 kg", "fails read in two ways"},
                                 {"12 Zoll", "fails is not known"}, {"12 px", "fails is not known"}, {"12 x 5 cm", "fails not a number"}, {"12 cm high", "fails not a number"},
                                 {"12 cm 5", "fails not a number"}, {"3 ft 14 in", "fails do not make one measure"}, {"2.5 ft 3 in", "fails do not make one measure"},
                                 {"1/3 in", "fails no exact decimal value"}, {"5/4 in", "fails no proper fraction"}, {"1.2.3 cm", "fails is not a number"}, {"12 cm (5 in)", "fails not a number"},
                                 {"12 cm\n", "fails not a number"}, {"10-12 cm", "fails not a number"}, {",5 cm", "fails not a number"}});
}

TEST_CASE("brackets without an end are refused as a measure in one pass") {
  const std::string brackets(5'000'000, '(');
  CHECK(called("parse_measure", brackets).starts_with("error("));
}

// Any bytes as a CSV file: read in whole blocks and record by record, with vectors and without, written as CSV, and
// read again. Nothing may crash, all ways have to do the same, and what was written reads as it was.
#include "tests/fuzz/migration.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;

std::string spec_of(const std::string& source, const std::string& target) {
  return R"(migration "fuzz"
schema Row { a: text?, b: text?, n: int?, d: date? }
source rows: Row from )" +
         source + "\ntarget copy: Row to " + target + "\nmap rows -> copy { keep a, b, n, d }\n";
}

struct Dialect {
  std::string header;
  Program program;
};

/// As files come, and as Damson writes them when nothing may be lost.
const Dialect& dialect(unsigned which) {
  static const Dialect dialects[] = {
      {"a,b,n,d\n", program_of(spec_of(R"(csv("in.csv", quoted_is_text: true))", R"(csv("out.csv"))"))},
      {"", program_of(spec_of(R"(csv("in.csv", header: false, quoted_is_text: true))", R"(csv("out.csv"))"))},
      {"", program_of(spec_of(R"(csv("in.csv", none: ["", "N/A", "-"]))", R"(csv("out.csv"))"))},
      {"a;b;n;d\r\n", program_of(spec_of(R"(csv("in.csv", delimiter: ";", quote: "'"))",
                                         R"(csv("out.csv", delimiter: "\t", line_break: "crlf"))"))},
      {"a,b,n,d\n", program_of(spec_of(R"(csv("in.csv", encoding: "windows-1252"))", R"(ndjson("out.csv"))"))}};
  return dialects[which % std::size(dialects)];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const unsigned which = data[0];
  const Dialect& used = dialect(which);
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Left left = run_both_ways(used.program, {{"in.csv", used.header + content}});
  const auto written = left.files.find("out.csv");
  if (written == left.files.end() || which % 5 > 1) return 0;
  const Left again = run_both_ways(dialect(0).program, {{"in.csv", written->second}});
  const auto rewritten = again.files.find("out.csv");
  if (rewritten == again.files.end() || rewritten->second != written->second)
    give_up("what was written is not what is read", written->second,
            rewritten == again.files.end() ? again.report : rewritten->second);
  return 0;
}

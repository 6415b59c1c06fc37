// Any bytes as NDJSON and as a JSON array: read in whole blocks and record by record, with vectors and without,
// written, and read again. Nothing may crash, all ways have to do the same, and what was written reads as it was.
#include "tests/fuzz/migration.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;

Program program_from(const std::string& source) {
  return program_of(R"(migration "fuzz"
schema Row {
  id:    int?
  name:  text?
  price: decimal?
  size:  float?
  shown: bool?
  made:  datetime?
  tags:  list of (text?)
  parts: list of { a: text?, b: list of (int?), c: any? }
  place: { x: decimal?, y: { z: text? }? }?
  more:  any?
  ... because "anything may come"
}
source rows: Row from )" +
                    source + R"(
target copy: Row to ndjson("out.ndjson", absent: "omit")
map rows -> copy { keep id, name, price, size, shown, made, tags, parts, place, more }
)");
}

const Program& lines() {
  static const Program program = program_from(R"(ndjson("in.json"))");
  return program;
}

const Program& array() {
  static const Program program = program_from(R"(json("in.json"))");
  return program;
}

const Program& array_inside() {
  static const Program program = program_from(R"(json("in.json", path: "/place/parts"))");
  return program;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const Program& program = data[0] % 3 == 0 ? lines() : data[0] % 3 == 1 ? array() : array_inside();
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Left left = run_both_ways(program, {{"in.json", content}});
  const auto written = left.files.find("out.ndjson");
  if (written == left.files.end()) return 0;
  const Left again = run_both_ways(lines(), {{"in.json", written->second}});
  const auto rewritten = again.files.find("out.ndjson");
  if (rewritten == again.files.end() || rewritten->second != written->second)
    give_up("what was written is not what is read", written->second,
            rewritten == again.files.end() ? again.report : rewritten->second);
  return 0;
}

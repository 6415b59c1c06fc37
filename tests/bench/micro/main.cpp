// The micro-benchmarks of functions and formats.
#include <benchmark/benchmark.h>

namespace damson::micro {
void register_functions();
void register_formats();
}  // namespace damson::micro

int main(int count, char** arguments) {
  damson::micro::register_functions();
  damson::micro::register_formats();
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

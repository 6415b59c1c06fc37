// How many bytes a second functions of the library take, a batch at a time.
#include <benchmark/benchmark.h>

#include "tests/bench/micro/rows.h"
#include "stdlib/library.h"

namespace damson::micro {

namespace {

struct Case {
  const char* function;
  std::vector<ConstantValue> constants;  // behind the first argument
  std::string usual;
  std::string rare;
};

ConstantValue text(std::string value) { return {std::move(value)}; }

std::vector<Case> cases() {
  return {
      {"squeeze", {}, "View of the harbour at dusk, with boats ", "  two\n lines   of text ", },
      {"trim", {}, "View of the harbour at dusk, with boats ", " spaces around ", },
      {"lower", {}, "A&D Architectural Drawing ", "Öffentliche Sammlung", },
      {"upper", {}, "A&D Architectural Drawing ", "Öffentliche Sammlung", },
      {"slug", {}, "Prints & Illustrated Books ", "Études & Dessins", },
      {"split", {text(", ")}, "Ann Olafsdottir, Bo Li, Cy ", "Nobody else", },
      {"replace", {text("boat"), text("ship")}, "View of the harbour at dusk, with boats ", "no such word", },
      {"starts_with", {text("View")}, "View of the harbour at dusk ", "A view", },
      {"none_if", {ConstantValue{ConstantValue::List{text(""), text("n/a")}}}, "42.", "n/a", },
      {"parse_int", {}, "1866", "eighteen", },
      {"parse_decimal", {}, "168.90", "12 in", },
      {"parse_date", {text("YYYY-MM-DD")}, "1996-04-1", "2009-02-30", },
  };
}

/// A call of the function with the constants behind a column of text.
const BoundCall* bound(const Case& one, BoundCall& call, std::string& why) {
  const Function* function = find_function(one.function);
  if (function == nullptr) {
    why = "there is no such function";
    return nullptr;
  }
  std::vector<GivenArgument> given{{.name = {}, .argument = {.type = Type(TypeKind::text), .constant = {}}}};
  for (const ConstantValue& constant : one.constants) {
    const bool list = std::holds_alternative<ConstantValue::List>(constant.value);
    const Type type = list ? Type::list_of(Type(TypeKind::text)) : Type(TypeKind::text);
    given.push_back({.name = {}, .argument = {.type = type, .constant = constant}});
  }
  auto resolved = resolve_call(*function, given);
  if (const auto* problem = std::get_if<CallProblem>(&resolved)) {
    why = problem->message;
    return nullptr;
  }
  auto& found = std::get<ResolvedCall>(resolved);
  if (found.order.size() != 1) {
    why = "takes more than one column";
    return nullptr;
  }
  call = std::move(found.call);
  return &call;
}

void run_function(benchmark::State& state, const Case& one) {
  BoundCall call;
  std::string why;
  if (bound(one, call, why) == nullptr) {
    state.SkipWithError(why.c_str());
    return;
  }
  const std::vector<std::string> values = values_like(one.usual, one.rare, 16);
  const Type type(TypeKind::text);
  Arena inputs;
  const Column column = text_column(type, values, inputs);
  const Column* const arguments[] = {&column};
  Arena arena;
  Failures failures;
  for (auto _ : state) {
    arena.reset();
    failures.clear();
    KernelContext context{.arena = arena, .failures = failures};
    Column out{.type = &call.result};
    call.kernel(arguments, row_count, out, context);
    benchmark::DoNotOptimize(out.data);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * bytes_of(values)));
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * row_count);
}

}  // namespace

void register_functions() {
  for (const Case& one : cases()) {
    benchmark::RegisterBenchmark((std::string("function/") + one.function).c_str(), [one](benchmark::State& state) { run_function(state, one); });
  }
}

}  // namespace damson::micro

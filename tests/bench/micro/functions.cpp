// How many bytes a second functions of the library take, a batch at a time.
#include <benchmark/benchmark.h>

#include "runtime/values/operators/operators.h"
#include "stdlib/library.h"
#include "tests/bench/micro/rows.h"

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
      {
          "squeeze",
          {},
          "View of the harbour at dusk, with boats ",
          "  two\n lines   of text ",
      },
      {
          "trim",
          {},
          "View of the harbour at dusk, with boats ",
          " spaces around ",
      },
      {
          "lower",
          {},
          "A&D Architectural Drawing ",
          "Öffentliche Sammlung",
      },
      {
          "upper",
          {},
          "A&D Architectural Drawing ",
          "Öffentliche Sammlung",
      },
      {
          "slug",
          {},
          "Prints & Illustrated Books ",
          "Études & Dessins",
      },
      {
          "split",
          {text(", ")},
          "Ann Olafsdottir, Bo Li, Cy ",
          "Nobody else",
      },
      {
          "replace",
          {text("boat"), text("ship")},
          "View of the harbour at dusk, with boats ",
          "no such word",
      },
      {
          "starts_with",
          {text("View")},
          "View of the harbour at dusk ",
          "A view",
      },
      {
          "none_if",
          {ConstantValue{ConstantValue::List{text(""), text("n/a")}}},
          "42.",
          "n/a",
      },
      {
          "parse_int",
          {},
          "1866",
          "eighteen",
      },
      {
          "parse_decimal",
          {},
          "168.90",
          "12 in",
      },
      {
          "parse_date",
          {text("YYYY-MM-DD")},
          "1996-04-1",
          "2009-02-30",
      },
  };
}

/// A call of the function with the constants behind a column of text.
std::variant<ResolvedCall, CallProblem> bound(const Case& one) {
  std::vector<GivenArgument> given{{.name = {}, .argument = {.type = Type(TypeKind::text), .constant = {}}}};
  for (const ConstantValue& constant : one.constants) {
    const bool list = std::holds_alternative<ConstantValue::List>(constant.value);
    const Type type = list ? Type::list_of(Type(TypeKind::text)) : Type(TypeKind::text);
    given.push_back({.name = {}, .argument = {.type = type, .constant = constant}});
  }
  const Function* function = find_function(one.function);
  if (function == nullptr)
    return CallProblem{.kind = CallProblem::Kind::unknown_name, .message = "there is no such function"};
  return resolve_call(*function, given);
}

/// The kernel's arguments: the texts, and constants as columns where the call does not hold them itself.
std::vector<Column> columns_of(const Case& one, const ResolvedCall& call, const Column& texts, Arena& arena) {
  std::vector<Column> columns;
  for (size_t i = 0; i < call.order.size(); ++i) {
    const int given = call.order[i];
    const auto constant = given < 0    ? call.defaults[i]
                          : given == 0 ? std::nullopt
                                       : std::optional(one.constants[static_cast<size_t>(given) - 1]);
    columns.push_back(constant ? constant_column(*constant, call.expected[i], arena).value() : texts);
  }
  return columns;
}

void run_function(benchmark::State& state, const Case& one) {
  auto resolved = bound(one);
  if (const auto* problem = std::get_if<CallProblem>(&resolved)) {
    state.SkipWithError(problem->message.c_str());
    return;
  }
  const auto& call = std::get<ResolvedCall>(resolved);
  const std::vector<std::string> values = values_like(one.usual, one.rare, 16);
  const Type type(TypeKind::text);
  Arena inputs;
  const std::vector<Column> columns = columns_of(one, call, text_column(type, values, inputs), inputs);
  std::vector<const Column*> arguments;
  for (const Column& column : columns) arguments.push_back(&column);
  Arena arena;
  Failures failures;
  for (auto _ : state) {
    arena.reset();
    failures.clear();
    KernelContext context{.arena = arena, .failures = failures};
    Column out{.type = &call.call.result};
    call.call.kernel(arguments, row_count, out, context);
    benchmark::DoNotOptimize(out.data);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * bytes_of(values)));
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * row_count);
}

}  // namespace

void register_functions() {
  for (const Case& one : cases()) {
    benchmark::RegisterBenchmark((std::string("function/") + one.function).c_str(),
                                 [one](benchmark::State& state) { run_function(state, one); });
  }
}

}  // namespace damson::micro

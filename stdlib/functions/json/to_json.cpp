// A value as JSON.
#include "runtime/values/each_batch.h"
#include "runtime/values/json_text.h"

namespace damson::functions {

namespace {

void run_to_json(std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext& context) {
  const Column& value = *arguments[0];
  out.rows = value.constant() ? 1 : rows;
  out.mask = value.constant() ? 0 : ~uint32_t{0};
  auto* texts = context.arena.array<Text>(out.rows);
  out.data = texts;
  std::string json;
  for (uint32_t row = 0; row < out.rows; ++row) {
    json.clear();
    write_json(value, row, json);
    texts[row] = value.present(row) ? context.arena.copy(json) : Text();
    if (!value.present(row)) set_state(out, row, value.state(row), value.failure(row), context.arena);
  }
}

}  // namespace

Function to_json() {
  return {
      .name = "to_json",
      .family = "json",
      .keeps = Keeps::everything,
      .summary = "A value as JSON text on one line.",
      .parameters = {{"value", "Any value, lists and records too."}},
      .examples = {{R"(["a", "b"] | to_json)", R"("[\"a\",\"b\"]")"}, {"12.50 | to_json", R"("12.50")"}},
      .edge_cases = {{"missing | to_json", "missing"}, {R"("" | to_json)", R"("\"\"")"}, {"[] | to_json", R"("[]")"}},
      .body =
          each_batch({.slots = {{.type = Type::variable("T")}}, .result = Type(TypeKind::text)}, Kernel(run_to_json)),
  };
}

}  // namespace damson::functions

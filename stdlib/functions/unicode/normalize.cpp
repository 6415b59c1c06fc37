// A text in a Unicode normal form.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function normalize() {
  return {
      .name = "normalize",
      .family = "unicode",
      .keeps = Keeps::everything,
      .summary = "A text in a Unicode normal form, so that equal letters are equal bytes.",
      .parameters = {{"text", "The text."},
                     {"form", R"("NFC", "NFD", "NFKC" or "NFKD".)", ConstantValue{std::string("NFC")}}},
      .examples = {{R"("e\u{301}" | normalize)", R"("\u{E9}")"}, {R"("\u{FB01}n" | normalize("NFKC"))", R"("fin")"}},
      .edge_cases = {{"missing | normalize", "missing"},
                     {R"("" | normalize)", R"("")"},
                     {R"("\u{E9}" | normalize("NFD"))", R"("e\u{301}")"}},
      .body = each_row(
          [](Text text, const NormalForm& form, RowContext& row) { return normalise(row.arena(), text, form); },
          [](const std::string& name) -> Result<NormalForm> {
            const auto form = parse_normal_form(name);
            if (!form)
              return fail(fmt::format("\"{}\" is no normal form; choose \"NFC\", \"NFD\", \"NFKC\" or \"NFKD\"", name));
            return *form;
          }),
  };
}

}  // namespace damson::functions

// The named groups of a pattern as a record.
#include <fmt/format.h>

#include "runtime/values/each_batch.h"
#include "runtime/values/regex.h"
#include "runtime/values/with_storage.h"

namespace damson::functions {

namespace {

struct CaptureGroups {
  Regex regex;
  std::string pattern;      // as the spec has it
  std::vector<int> groups;  // of each field
};

Type captured_record(const CaptureGroups& capture) {
  std::vector<Type::Field> fields;
  for (int group : capture.groups) {
    fields.push_back({capture.regex->re2().CapturingGroupNames().at(group), Type(TypeKind::text).or_missing()});
  }
  return Type::record_of(std::move(fields));
}

void run_capture(const CaptureGroups& capture, const Column& text, uint32_t rows, Column& out, KernelContext& context) {
  const Type* type = out.type;
  const uint32_t count = text.constant() ? 1 : rows;
  out = make_column(*type, count, context.arena);
  if (text.constant()) {
    out.mask = 0;
    for (size_t field = 0; field < capture.groups.size(); ++field) out.field(field).mask = 0;
  }
  std::vector<re2::StringPiece> found(static_cast<size_t>(capture.regex->re2().NumberOfCapturingGroups()) + 1);
  for (uint32_t row = 0; row < count; ++row) {
    const bool present = text.present(row);
    const bool matched = present && RegexSearch(*capture.regex, text.value<Text>(row)).find(0, RE2::ANCHOR_BOTH, found);
    if (!present) {
      set_state(out, row, text.state(row), text.failure(row), context.arena);
    } else if (!matched) {
      each_row_detail::fail_row(
          out, row, fmt::format("\"{}\" is not written as /{}/", text.value<Text>(row), capture.pattern), context);
    }
    for (size_t field = 0; field < capture.groups.size(); ++field) {
      const re2::StringPiece group = matched ? found[static_cast<size_t>(capture.groups[field])] : re2::StringPiece();
      out.field(field).values<Text>()[row] = as_text(group);
      if (group.data() == nullptr) set_state(out.field(field), row, State::missing, 0, context.arena);
    }
  }
}

Result<BoundCall> bind_capture(std::span<const Argument> arguments) {
  const auto& pattern = std::get<RegexLiteral>(arguments[1].constant->value);
  auto regex = compile_regex(pattern);
  if (!regex.ok()) return regex.error();
  CaptureGroups capture{.regex = *regex, .pattern = pattern.pattern, .groups = {}};
  for (const auto& [group, name] : (*regex)->re2().CapturingGroupNames()) capture.groups.push_back(group);
  if (capture.groups.empty()) return fail("the regular expression has no named group such as (?P<year>[0-9]+)");
  const bool optional = arguments[0].type.optional() || arguments[0].type.is(TypeKind::nothing);
  return BoundCall{
      .result = captured_record(capture).with_optional(optional),
      .kernel = [capture](std::span<const Column* const> columns, uint32_t rows, Column& out,
                          KernelContext& context) { run_capture(capture, *columns[0], rows, out, context); },
      .can_fail = true};
}

}  // namespace

Function capture() {
  return {
      .name = "capture",
      .family = "text",
      .summary = "What the named groups of a regular expression find, as a record with a field for each.",
      .parameters =
          {{"text", "The text to look at."},
           {"pattern",
            "A regular expression with named groups such as (?P<year>[0-9]+); it must match the whole text."}},
      .examples = {{R"("Tate 1984" | capture(/(?P<place>\w+) (?P<year>\d+)/))", R"({ place: "Tate", year: "1984" })"},
                   {R"("Tate" | capture(/(?P<place>\w+)( (?P<year>\d+))?/))", R"({ place: "Tate", year: missing })"}},
      .edge_cases = {{R"(missing | capture(/(?P<a>\w+)/))", "missing"},
                     {R"("?" | capture(/(?P<a>\w+)/))", R"(fails "is not written as")"},
                     {R"("Düren 1984" | capture(/(?P<place>\w+)\b (?P<year>\d+)/))",
                      R"({ place: "Düren", year: "1984" })"},
                     {R"("Öl" | capture(/(?P<a>.+)/))", R"({ a: "Öl" })"}},
      .body = each_batch({.slots = {{.type = Type(TypeKind::text)}, {.type = Type(TypeKind::regex), .constant = true}},
                          .result = Type::record_of({}),
                          .can_fail = true},
                         std::function<Result<BoundCall>(std::span<const Argument>)>(bind_capture)),
  };
}

}  // namespace damson::functions

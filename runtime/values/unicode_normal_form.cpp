// Normal forms and case folding.
#include <utf8proc.h>

#include <algorithm>

#include "runtime/values/unicode.h"

namespace damson {

namespace {

utf8proc_option_t with(utf8proc_option_t a, utf8proc_option_t b) {
  return static_cast<utf8proc_option_t>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

utf8proc_option_t options_of(NormalForm form) {
  switch (form) {
    case NormalForm::nfc: return with(UTF8PROC_STABLE, UTF8PROC_COMPOSE);
    case NormalForm::nfd: return with(UTF8PROC_STABLE, UTF8PROC_DECOMPOSE);
    case NormalForm::nfkc: return with(with(UTF8PROC_STABLE, UTF8PROC_COMPOSE), UTF8PROC_COMPAT);
    case NormalForm::nfkd: return with(with(UTF8PROC_STABLE, UTF8PROC_DECOMPOSE), UTF8PROC_COMPAT);
  }
  return UTF8PROC_STABLE;
}

/// Code points below U+0080 are in every form; those below U+0300 (lead bytes up to 0xCB) are composed already.
bool is_plainly_normal(Text text, NormalForm form) {
  const unsigned limit = form == NormalForm::nfc ? 0xCC : 0x80;
  return std::all_of(text.begin(), text.end(), [&](char c) { return static_cast<unsigned char>(c) < limit; });
}

/// Puts the marks behind each letter in canonical order. utf8proc's own way takes quadratic time in the marks of one
/// letter, so a cell of accents alone would take minutes.
void order_marks(utf8proc_int32_t* begin, const utf8proc_int32_t* end) {
  const auto combining_class = [](utf8proc_int32_t code_point) {
    return utf8proc_get_property(code_point)->combining_class;
  };
  for (auto* at = begin; at != end;) {
    auto* run_end = at;
    bool ordered = true;
    for (int before = 0; run_end != end; ++run_end) {
      const int here = combining_class(*run_end);
      if (here == 0) break;
      ordered = ordered && before <= here;
      before = here;
    }
    if (!ordered)
      std::stable_sort(at, run_end, [&](auto a, auto b) { return combining_class(a) < combining_class(b); });
    at = run_end == end ? run_end : run_end + 1;
  }
}

Text mapped(Arena& arena, Text text, utf8proc_option_t options) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const auto needed =
      utf8proc_decompose(bytes, size, nullptr, 0, options);  // without room it counts and does not order
  if (needed < 0) return text;                               // broken bytes, which are carried through
  auto* buffer = arena.array<utf8proc_int32_t>(static_cast<size_t>(needed) + 1);  // one more for the closing NUL
  utf8proc_ssize_t filled = 0;
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t code_point = 0;
    at += utf8proc_iterate(bytes + at, size - at, &code_point);
    filled += utf8proc_decompose_char(code_point, buffer + filled, needed - filled, options, nullptr);
  }
  order_marks(buffer, buffer + filled);
  const auto written = utf8proc_reencode(buffer, filled, options);
  if (written < 0) return text;
  const Text result(reinterpret_cast<const char*>(buffer), static_cast<size_t>(written));
  arena.shrink_last(buffer, result.size());
  return result;
}

}  // namespace

Text normalise(Arena& arena, Text text, NormalForm form) {
  if (is_plainly_normal(text, form)) return text;
  return mapped(arena, text, options_of(form));
}

Text fold_case(Arena& arena, Text text) {
  const bool is_folded = std::all_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z'); });
  if (is_folded) return text;
  return mapped(arena, text, with(with(UTF8PROC_STABLE, UTF8PROC_COMPOSE), UTF8PROC_CASEFOLD));
}

std::optional<NormalForm> parse_normal_form(Text name) {
  Arena arena;
  const Text folded = to_upper(arena, name);
  if (folded == "NFC") return NormalForm::nfc;
  if (folded == "NFD") return NormalForm::nfd;
  if (folded == "NFKC") return NormalForm::nfkc;
  if (folded == "NFKD") return NormalForm::nfkd;
  return std::nullopt;
}

}  // namespace damson

// Finds the nearest of several names, and says what tells it from what is written.
#include "compiler/check/suggest_nearest.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/types.h"
#include "runtime/base/utf8.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

constexpr size_t listed_names = 16;

std::string lowered(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return low;
}

/// The script of a letter that looks like a Latin one; empty for every other.
std::string_view other_script(char32_t letter) {
  if (letter >= 0x0400 && letter <= 0x052F) return "Cyrillic";
  if (letter >= 0x0370 && letter <= 0x03FF) return "Greek";
  return {};
}

/// "the `і` in it is a Cyrillic letter", where Latin letters stand beside it.
std::optional<std::string> mixed_script(std::string_view name) {
  bool latin = false;
  std::string found;
  for (size_t at = 0; at < name.size();) {
    const Utf8Unit unit = utf8_unit_at(name, at);
    latin |= unit.bytes == 1 && ((name[at] >= 'a' && name[at] <= 'z') || (name[at] >= 'A' && name[at] <= 'Z'));
    const std::string_view script = unit.valid ? other_script(unit.code_point) : std::string_view();
    if (!script.empty() && found.empty()) {
      found =
          fmt::format("the `{}` in it is a {} letter that looks like a Latin one", name.substr(at, unit.bytes), script);
    }
    at += unit.bytes;
  }
  return latin && !found.empty() ? std::optional(std::move(found)) : std::nullopt;
}

std::string difference(std::string_view written, std::string_view near) {
  if (auto script = mixed_script(written)) return std::move(*script);
  const std::string question = fmt::format("did you mean `{}`?", near);
  return lowered(written) == lowered(near) ? question + " upper and lower case make a difference" : question;
}

std::string written_offer(const Offers& offers, std::string_view name) {
  return offers.dotted ? std::string(name) : as_written(name);
}

}  // namespace

Offers fields_offered(const Type& record, std::string title) {
  if (title.empty())
    title = record.name().empty() ? "the fields here" : fmt::format("the fields of `{}`", record.name());
  Offers offers{.title = std::move(title)};
  for (const auto& field : record.fields()) {
    if (field.type.is(TypeKind::nothing))
      offers.add(field.name);
    else
      offers.add(field.name, field.type.is(TypeKind::record) ? "a record" : to_text(field.type));
  }
  return offers;
}

bool has_in_other_case(const Offers& offers, std::string_view name) {
  return std::ranges::any_of(offers.offers, [&](const Offer& offer) { return lowered(offer.name) == lowered(name); });
}

std::string listed(const Offers& offers) {
  const size_t shown = offers.offers.size() > listed_names + 2 ? listed_names : offers.offers.size();
  std::string text = offers.title + ":";
  for (size_t i = 0; i < shown; ++i) {
    const Offer& offer = offers.offers[i];
    const std::string written = written_offer(offers, offer.name);
    text += fmt::format("{} {}{}", i == 0 ? "" : ",", written == offer.name ? quoted(written) : written,
                        offer.what.empty() ? "" : fmt::format(" ({})", offer.what));
  }
  if (shown < offers.offers.size()) text += fmt::format(" and {} more", offers.offers.size() - shown);
  return text;
}

std::optional<std::string> suggest_nearest(ProblemDraft& draft, Span where, std::string_view written,
                                           const Offers& offers) {
  std::vector<std::string_view> names;
  for (const Offer& offer : offers.offers) names.emplace_back(offer.name);
  if (const auto near = nearest_name(written, names)) {
    draft.label(difference(written, *near)).suggest(where, written_offer(offers, *near));
    return std::string(*near);
  }
  if (!offers.offers.empty()) draft.note(listed(offers));
  return std::nullopt;
}

}  // namespace damson::checking

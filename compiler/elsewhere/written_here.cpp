// Puts operands into the form that takes the place of a foreign word.
#include <fmt/core.h>

#include "compiler/elsewhere/date_format.h"
#include "compiler/elsewhere/foreign_word.h"
#include "compiler/elsewhere/operand.h"

namespace damson {

namespace {

/// How tightly an operand has to hold together between these two pieces of a form.
Tightness wanted_between(std::string_view before, std::string_view after) {
  if (after.starts_with('.') || after.starts_with('[')) return Tightness::primary;
  if (after.starts_with(" |")) return Tightness::sum;
  if (after.starts_with(" *") || after.starts_with(" +") || after.starts_with(" -") || before.ends_with("* ") ||
      before.ends_with("+ ")) {
    return Tightness::primary;
  }
  const bool begins = before.empty() || before.ends_with("(") || before.ends_with(", ") || before.ends_with("{") ||
                      before.ends_with("[");
  const bool ends = after.empty() || after.starts_with(')') || after.starts_with(',') || after.starts_with('}') ||
                    after.starts_with(']');
  if (begins && ends) return Tightness::right_hand_side;
  if (before.ends_with("if ") || before.ends_with("then ") || before.ends_with("else ")) return Tightness::disjunction;
  if (before.ends_with("or ") || after.starts_with(" or ")) return Tightness::disjunction;
  if (before.ends_with("and ") || after.starts_with(" and ") || before.ends_with("not ")) return Tightness::condition;
  if (after.starts_with(" on ")) return Tightness::disjunction;
  return Tightness::piped;
}

/// `2+3-1`: operands and numbers; a sum of numbers is worked out.
std::optional<std::string> summed(std::string_view sum, std::span<const std::string> operands) {
  const auto operand = [&](char digit) { return static_cast<size_t>(digit - '1'); };
  long long total = 0;
  bool known = true;
  std::string written;
  for (size_t at = 0; at < sum.size(); at += 2) {
    const bool minus = at > 0 && sum[at - 1] == '-';
    const bool number = at > 0 && at + 1 == sum.size();  // the last one is a number
    if (!number && operand(sum[at]) >= operands.size()) return std::nullopt;
    const std::string text = number ? std::string(1, sum[at]) : operands[operand(sum[at])];
    const auto value = whole_number(text);
    known &= value.has_value();
    if (value) total += minus ? -*value : *value;
    if (at > 0) written += minus ? " - " : " + ";
    written += at_least(Tightness::primary, text);
  }
  return known ? fmt::format("{}", total) : written;
}

std::string all_with_commas(std::span<const std::string> operands) {
  std::string text;
  for (const std::string& operand : operands) text += (text.empty() ? "" : ", ") + operand;
  return text;
}

std::optional<std::string> placed(std::string_view name, std::string_view before, std::string_view after,
                                  std::span<const std::string> operands) {
  if (name == "joined") return joined_text(operands);
  if (name == "*") return all_with_commas(operands);
  if (name == "like") return operands.size() == 2 ? like_condition(operands[0], operands[1]) : std::nullopt;
  if (name == "filled") return operands.empty() ? std::nullopt : filled_text(operands.front(), operands.subspan(1));
  if (name.starts_with('=')) return summed(name.substr(1), operands);
  if (name.starts_with('/') || name.starts_with("date")) {
    const auto operand = static_cast<size_t>(name.back() - '1');
    if (operand >= operands.size()) return std::nullopt;
    return name.starts_with('/') ? as_pattern(operands[operand]) : date_format_here(operands[operand]);
  }
  const bool number = name.starts_with('#');
  const auto place = static_cast<size_t>(name.back() - '1');
  if (place >= operands.size() || (number && !whole_number(operands[place]))) return std::nullopt;
  return at_least(wanted_between(before, after), operands[place]);
}

bool is_placeholder(std::string_view name) {
  if (name == "joined" || name == "*" || name == "like" || name == "filled" || name.starts_with('=') ||
      name.starts_with('/'))
    return true;
  if (name.starts_with("date")) name.remove_prefix(4);
  if (name.starts_with('#')) name.remove_prefix(1);
  return name.size() == 1 && name[0] >= '1' && name[0] <= '9';
}

std::optional<std::string> filled_form(std::string_view form, std::span<const std::string> operands) {
  std::string text;
  for (size_t at = 0; at < form.size();) {
    const size_t close = form[at] == '{' ? form.find('}', at) : std::string_view::npos;
    const std::string_view name =
        close == std::string_view::npos ? std::string_view() : form.substr(at + 1, close - at - 1);
    if (name.empty() || !is_placeholder(name)) {
      text += form[at++];
      continue;
    }
    const auto operand = placed(name, text, form.substr(close + 1), operands);
    if (!operand) return std::nullopt;
    text += *operand;
    at = close + 1;
  }
  return text;
}

}  // namespace

std::optional<std::string> written_here(const ForeignWord& word, std::span<const std::string> operands) {
  std::vector<std::string> own;
  for (const std::string& operand : operands) own.push_back(with_own_comparisons(operand));
  for (const ForeignForm& form : word.forms) {
    if (form.operands != ForeignForm::any_number && form.operands != static_cast<int>(own.size())) continue;
    if (auto text = filled_form(form.damson, own)) return text;
  }
  return std::nullopt;
}

}  // namespace damson

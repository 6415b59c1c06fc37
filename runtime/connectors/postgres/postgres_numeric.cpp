// Digits in groups of four: how many, the power of 10,000 of the first, sign, places shown, and the groups.
#include "runtime/connectors/postgres/postgres_numeric.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runtime/connectors/postgres/postgres_bytes.h"

namespace damson {

namespace {

constexpr uint16_t negative_sign = 0x4000;
constexpr int group = 4;

}  // namespace

std::optional<std::string> text_of_numeric(std::string_view bytes) {
  if (bytes.size() < 8) return std::nullopt;
  const auto number = [&](size_t place) { return from_network<int16_t>(bytes.data() + 2 * place); };
  const int groups = number(0);
  const int weight = number(1);
  const auto sign = static_cast<uint16_t>(number(2));
  const int places = number(3);
  if ((sign != 0 && sign != negative_sign) || groups < 0 || places < 0 ||
      bytes.size() != 8 + 2 * static_cast<size_t>(groups))
    return std::nullopt;
  const auto digits_of = [&](int power) {
    const int place = weight - power;
    return place < 0 || place >= groups ? 0 : number(4 + static_cast<size_t>(place));
  };
  std::string text = sign == negative_sign ? "-" : "";
  for (int power = std::max(weight, 0); power >= 0; --power) {
    text += power == std::max(weight, 0) ? fmt::format("{}", digits_of(power)) : fmt::format("{:04}", digits_of(power));
  }
  if (places == 0) return text;
  std::string behind;
  for (int power = -1; static_cast<int>(behind.size()) < places; --power)
    behind += fmt::format("{:04}", digits_of(power));
  return text + "." + behind.substr(0, static_cast<size_t>(places));
}

void put_numeric(const Decimal& value, std::string& out) {
  const bool negative = value.coefficient < 0;
  UInt128 digits = negative ? -static_cast<UInt128>(value.coefficient) : static_cast<UInt128>(value.coefficient);
  const int filled = (group - value.scale % group) % group;  // so that a group ends at the point
  std::vector<int16_t> groups;                               // the last first
  constexpr int tens[] = {1, 10, 100, 1000};
  if (digits != 0 && filled != 0) {
    const int first = tens[group - filled];
    groups.push_back(static_cast<int16_t>(static_cast<int>(digits % static_cast<UInt128>(first)) * tens[filled]));
    digits /= static_cast<UInt128>(first);
  }
  for (; digits != 0; digits /= 10'000) groups.push_back(static_cast<int16_t>(digits % 10'000));
  const int behind = (value.scale + group - 1) / group;
  const int weight = static_cast<int>(groups.size()) - behind - 1;
  size_t skipped = 0;  // zeros at the end
  while (skipped < groups.size() && groups[skipped] == 0) ++skipped;
  put_network(static_cast<int16_t>(groups.size() - skipped), out);
  put_network(static_cast<int16_t>(groups.empty() ? 0 : weight), out);
  put_network(static_cast<int16_t>(negative ? negative_sign : 0), out);
  put_network(static_cast<int16_t>(value.scale), out);
  for (size_t i = groups.size(); i-- > skipped;) put_network(groups[i], out);
}

}  // namespace damson

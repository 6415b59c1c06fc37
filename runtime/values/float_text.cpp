// Reading a float.
#include "runtime/values/float_text.h"

#include <fast_float/fast_float.h>
#include <cmath>

namespace damson {

ReadFloat float_of_digits(std::string_view text) {
  double value = 0;
  const auto [stopped, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (stopped != text.data() + text.size() || text.empty()) return {0, FloatFault::no_number};
  if (error != std::errc() && error != std::errc::result_out_of_range) return {0, FloatFault::no_number};
  const std::string_view mantissa = text.substr(0, text.find_first_of("eE"));
  if (mantissa.find_first_of("0123456789") == std::string_view::npos)
    return {0, FloatFault::no_number};  // "nan", "inf"
  if (!std::isfinite(value)) return {0, FloatFault::too_large};
  if (value == 0 && mantissa.find_first_of("123456789") != std::string_view::npos) return {0, FloatFault::too_small};
  return {value, FloatFault::none};
}

}  // namespace damson

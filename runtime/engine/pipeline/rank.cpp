// What `keep max x` compares.
#include "runtime/engine/pipeline/rank.h"

#include "runtime/values/with_storage.h"

namespace damson {

Rank::Rank(const Column& column, uint32_t row) {
  if (!column.present(row)) return;
  with_storage(column.type->kind(), [&]<class T>() {
    const T& value = column.value<T>(row);
    if constexpr (std::is_same_v<T, Text>) {
      value_ = std::string(value);
    } else if constexpr (std::is_same_v<T, Any>) {
      value_ = std::string(value.json);
    } else if constexpr (std::is_same_v<T, uint8_t>) {
      value_ = int64_t{value};
    } else {
      value_ = value;
    }
  });
}

bool Rank::above(const Rank& other) const {
  if (value_.index() != other.value_.index()) return value_.index() > other.value_.index();
  return std::visit(
      [&]<class T>(const T& value) {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return false;
        } else {
          return std::get<T>(other.value_) < value;
        }
      },
      value_);
}

size_t Rank::bytes_held() const {
  const auto* text = std::get_if<std::string>(&value_);
  return text == nullptr || text->capacity() < sizeof(std::string) / 2
             ? 0
             : text->capacity() + 1;  // short ones stand in the string itself
}

}  // namespace damson

// What a row's function is given and gives: views of lists, paths, the rest of the arguments.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "runtime/values/column.h"

namespace damson {

/// A value of type path.
struct PathText {
  Text text;
};

/// What a function that only fills a list gives back when it can also fail or be missing.
struct Done {};

/// How a C++ type stands in columns.
template <class T>
struct ValueTraits;

template <class T, TypeKind kind>
struct PlainTraits {
  using Storage = T;
  static Type type() { return Type(kind); }
  static T from(const T& stored) { return stored; }
  static T store(const T& value) { return value; }
};
template <>
struct ValueTraits<int64_t> : PlainTraits<int64_t, TypeKind::integer> {};
template <>
struct ValueTraits<double> : PlainTraits<double, TypeKind::floating> {};
template <>
struct ValueTraits<Decimal> : PlainTraits<Decimal, TypeKind::decimal> {};
template <>
struct ValueTraits<Text> : PlainTraits<Text, TypeKind::text> {};
template <>
struct ValueTraits<Any> : PlainTraits<Any, TypeKind::any> {};
template <>
struct ValueTraits<Date> : PlainTraits<Date, TypeKind::date> {};
template <>
struct ValueTraits<Time> : PlainTraits<Time, TypeKind::time> {};
template <>
struct ValueTraits<DateTime> : PlainTraits<DateTime, TypeKind::datetime> {};
template <>
struct ValueTraits<bool> {
  using Storage = uint8_t;
  static Type type() { return Type(TypeKind::boolean); }
  static bool from(uint8_t stored) { return stored != 0; }
  static uint8_t store(bool value) { return value ? 1 : 0; }
};
template <>
struct ValueTraits<PathText> {
  using Storage = Text;
  static Type type() { return Type(TypeKind::path); }
  static PathText from(Text stored) { return {stored}; }
  static Text store(PathText value) { return value.text; }
};

/// The present items of a list of T.
template <class T>
class ListView {
 public:
  class Iterator {
   public:
    Iterator(const Column* element, uint32_t at, uint32_t end) : element_(element), at_(at), end_(end) { skip(); }
    T operator*() const { return ValueTraits<T>::from(element_->value<typename ValueTraits<T>::Storage>(at_)); }
    Iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    void skip() {
      while (at_ != end_ && !element_->present(at_)) ++at_;
    }
    const Column* element_;
    uint32_t at_;
    uint32_t end_;
  };

  ListView(const Column* element, uint32_t first, uint32_t last) : element_(element), first_(first), last_(last) {}
  Iterator begin() const { return {element_, first_, last_}; }
  Iterator end() const { return {element_, last_, last_}; }
  bool empty() const { return begin() == end(); }

 private:
  const Column* element_;
  uint32_t first_;
  uint32_t last_;
};

/// A list whatever its items are.
struct AnyList {
  const Column* element;
  uint32_t first;
  uint32_t last;
  uint32_t size() const { return last - first; }
};

/// All remaining arguments.
template <class T>
struct Rest : std::vector<T> {};

/// Collects the items of a list result.
template <class T>
class ListSink {
 public:
  using Storage = typename ValueTraits<T>::Storage;
  void add(const T& value) { items_.push_back(ValueTraits<T>::store(value)); }
  uint32_t size() const { return static_cast<uint32_t>(items_.size()); }
  /// Forgets what was added beyond `size`: the row failed after all.
  void cut(uint32_t size) { items_.resize(size); }
  Column column(const Type& element, Arena& arena) const {
    Column column = make_column(element, size(), arena);
    if (!items_.empty()) std::memcpy(column.data, items_.data(), items_.size() * sizeof(Storage));
    return column;
  }

 private:
  std::vector<Storage> items_;
};

}  // namespace damson

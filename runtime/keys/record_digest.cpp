// Writes a record as bytes that stand for it alone, and digests those.
#include "runtime/keys/record_digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "runtime/values/with_storage.h"

namespace damson {

namespace {

template <class T>
void put_bytes(const T& value, std::string& out) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_sized(Text text, std::string& out) {
  put_bytes(static_cast<uint32_t>(text.size()), out);
  out.append(text);
}

/// What reads back as the same gives the same bytes: 12.50 as 12.5, -0 as 0.
template <class T>
void put_plain(const T& value, std::string& out) {
  if constexpr (std::is_same_v<T, Text>) {
    put_sized(value, out);
  } else if constexpr (std::is_same_v<T, Any>) {
    put_sized(value.json, out);
  } else if constexpr (std::is_same_v<T, Decimal>) {
    const Decimal plain = normalised(value);
    put_bytes(static_cast<uint64_t>(plain.coefficient), out);
    put_bytes(static_cast<uint64_t>(plain.coefficient >> 64), out);
    put_bytes(plain.scale, out);
  } else if constexpr (std::is_same_v<T, double>) {
    put_bytes(value == 0.0 ? 0.0 : value, out);
  } else if constexpr (std::is_same_v<T, DateTime>) {
    put_bytes(value.microseconds, out);
    put_bytes(value.offset_minutes, out);
  } else {
    put_bytes(value, out);
  }
}

constexpr char missing_mark = '\0';
constexpr char present_mark = '\1';
constexpr char unreadable_mark = '\2';

}  // namespace

RecordDigester::RecordDigester(const Type& schema, const std::vector<std::string>& key, const HashSecret& secret)
    : fields_(fields_of(schema)), secret_(secret) {
  std::vector<std::string> names = key;
  std::ranges::sort(names);
  for (const std::string& name : names) key_.push_back(static_cast<uint32_t>(schema.find_field(name)));
}

RecordDigester::Fields RecordDigester::fields_of(const Type& type) {
  if (type.is(TypeKind::list)) return fields_of(type.element());
  Fields fields;
  if (!type.is(TypeKind::record)) return fields;
  const auto& declared = type.fields();
  fields.order.resize(declared.size());
  std::iota(fields.order.begin(), fields.order.end(), 0U);
  std::ranges::sort(fields.order, {}, [&](uint32_t field) -> const std::string& { return declared[field].name; });
  for (const uint32_t field : fields.order) {
    fields.names.push_back(XXH32(declared[field].name.data(), declared[field].name.size(), 0));
    fields.inside.push_back(fields_of(declared[field].type));
  }
  return fields;
}

/// A field without a value counts as one that is not there; one whose value cannot be read is like no other.
void RecordDigester::put_record(const Fields& fields, const Column& records, uint32_t row, std::string& out) {
  for (size_t i = 0; i < fields.order.size(); ++i) {
    const Column& field = records.field(fields.order[i]);
    if (field.state(row) == State::missing) continue;
    put_bytes(fields.names[i], out);
    if (!field.present(row))
      out += unreadable_mark;
    else
      put_value(fields.inside[i], field, row, out);
  }
}

void RecordDigester::put_value(const Fields& fields, const Column& values, uint32_t row, std::string& out) {
  if (values.type->is(TypeKind::list)) {
    put_bytes(values.last_item(row) - values.first_item(row), out);
    for (uint32_t item = values.first_item(row); item < values.last_item(row); ++item) {
      const State state = values.element().state(item);
      out += state == State::present ? present_mark : state == State::missing ? missing_mark : unreadable_mark;
      if (state == State::present) put_value(fields, values.element(), item, out);
    }
    return;
  }
  if (values.type->is(TypeKind::record)) {
    const size_t start = out.size();
    put_bytes(uint32_t{0}, out);
    put_record(fields, values, values.at(row), out);
    const auto size = static_cast<uint32_t>(out.size() - start);
    std::memcpy(out.data() + start, &size, sizeof size);
    return;
  }
  with_storage(values.type->kind(), [&]<class T>() { put_plain(values.value<T>(row), out); });
}

Hash128 RecordDigester::hash(const std::string& bytes) const {
  const XXH128_hash_t hash = XXH3_128bits_withSecret(bytes.data(), bytes.size(), secret_.data(), sizeof secret_);
  return {hash.low64, hash.high64};
}

RecordDigest RecordDigester::digest(const Column& records, uint32_t row, std::string& scratch) const {
  const uint32_t at = records.at(row);
  scratch.clear();
  put_record(fields_, records, at, scratch);
  const Hash128 content = hash(scratch);
  if (key_.empty()) return {content, content.low};
  scratch.clear();
  static const Fields nothing_inside;
  for (const uint32_t field : key_) {
    const Column& part = records.field(field);
    if (!part.present(at)) return {content, content.low};
    put_value(nothing_inside, part, at, scratch);
  }
  return {hash(scratch), content.low};
}

Hash128 RecordDigester::key_digest(const Column& values, uint32_t row, std::string& scratch) const {
  static const Fields nothing_inside;
  scratch.clear();
  put_value(nothing_inside, values, row, scratch);
  return hash(scratch);
}

}  // namespace damson

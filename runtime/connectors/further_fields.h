// What a block has of fields that its schema does not declare, where the schema lets them pass: `... because "…"`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace damson {

struct FurtherField {
  std::string name;               // `note`, `images.note`
  std::vector<uint32_t> records;  // of the block, which have a value there; each once, in order
  std::string example;            // the first value
};

class FurtherFields {
 public:
  size_t place_of(std::string_view name);
  /// `value`: as it stands in the file.
  void note(size_t place, uint32_t record, std::string_view value);
  const std::vector<FurtherField>& all() const { return fields_; }

  /// Names of declared fields that some record of the block has, where the format can leave fields out. They are told
  /// of records that may have further fields: those could be meant.
  std::vector<std::string> seen;
  bool tells_seen = false;

 private:
  std::vector<FurtherField> fields_;
  std::unordered_map<std::string, size_t> places_;
};

}  // namespace damson

// Reading records straight into columns, in one pass over their bytes.
#pragma once

#include <string>
#include <vector>

#include "runtime/connectors/json/json_columns.h"
#include "runtime/connectors/json/json_plan.h"
#include "runtime/connectors/json/json_reader.h"
#include "runtime/connectors/json/key_set.h"

namespace damson {

class JsonRecordParser {
 public:
  JsonRecordParser(const JsonPlan& plan, JsonColumns& columns, JsonReader& reader, Arena& arena);

  /// Reads the record at the reader's place. False after a fault; what it has put into the columns by then is of no
  /// use.
  bool read_record();
  /// Of all records so far: what the schema lets pass, and what it declares and was there.
  FurtherFields take_further();
  /// Fields of the last record that the schema lacks, each once, as `dateRange.note`.
  const std::vector<std::string>& unknown_fields() const { return unknown_; }

 private:
  /// What is remembered of one record node from record to record.
  struct Memory {
    std::vector<size_t> following;  // by place of a key (plus one; 0 for none): the place that followed it last time
    std::vector<uint64_t> seen;     // by place: the last object that had this key
    uint64_t object = 0;
    KeySet others;  // keys of this object that no member has
  };

  bool read_value(size_t node);
  bool read_scalar_value(size_t node, char first);
  bool read_object(size_t node);
  bool read_member(size_t node, size_t& previous);
  bool find_member(const JsonNode& node, Memory& memory, size_t previous, size_t& place, std::string& other);
  bool read_key(const JsonNode& node, Memory& memory, size_t previous, size_t& place, std::string& other);
  bool read_other(size_t node, const std::string& key, const char* where);
  void fill_absent(size_t node, uint32_t row);
  bool read_list(size_t node);
  bool read_any(size_t node);
  bool read_text(size_t node);
  bool read_from_text(size_t node);
  bool read_number_value(size_t node);
  void put_number(size_t node, const JsonNumber& number, Text literal);
  bool read_boolean_value(size_t node, char first);
  bool read_missing(size_t node);
  /// A value of another kind than the node's.
  bool read_wrong_kind(size_t node);
  bool text_of(const JsonReader::String& string, size_t node, Text& text);

  const JsonPlan& plan_;
  JsonColumns& columns_;
  JsonReader& reader_;
  Arena& arena_;
  std::vector<Memory> memories_;
  uint32_t record_ = 0;
  FurtherFields further_;
  std::vector<std::string> unknown_;
  KeySet unknown_names_;  // the same, to look them up
};

}  // namespace damson

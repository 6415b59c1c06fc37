// Rows of a database as JSON records.
#pragma once

#include <string>
#include <vector>

#include "runtime/connectors/database/row_reader.h"

namespace damson {

/// A value that is an error whatever JSON says of it.
struct BadValue {
  uint32_t row;
  size_t field;
  std::string reason;
};

/// Writes the records of a block, field by field, in the order of the schema.
class JsonRows {
 public:
  JsonRows(const SourceRequest& request, RowBlock& rows);

  /// `write_value` writes the value of `field()` in the row that comes next to `out()`, or refuses it.
  template <class WriteValue>
  std::vector<BadValue> write(const WriteValue& write_value) {
    rows_.bytes.clear();
    for (row_ = 0; row_ < rows_.rows; ++row_) {
      if (row_ != 0) out() += ',';
      if (fields_.empty()) out() += '{';
      for (field_ = 0; field_ < fields_.size(); ++field_) {
        out() += names_[field_];
        write_value();
      }
      out() += '}';
    }
    rows_.size = out().size();
    rows_.line_breaks = 0;
    out().resize(rows_.size + TextBlock::padding);
    return std::move(bad_);
  }

  std::string& out() { return rows_.bytes; }
  const Type::Field& field() const { return fields_[field_]; }
  size_t place_of_field() const { return field_; }

  /// A text that is JSON. White space between its values may be line breaks: a record is one line.
  void write_as_it_stands(Text text);
  /// The same after a look whether it is JSON.
  void write_json_or_refuse(Text text);
  /// A number that is written as JSON writes it; false where it is none.
  bool write_json_number(Text text);
  /// The field is an error, for this reason: `holds …`, `is …`.
  void refuse(const std::string& reason);

 private:
  const std::string& padded(Text text);

  const std::vector<Type::Field>& fields_;
  RowBlock& rows_;
  std::vector<std::string> names_;  // `{"id":`, `,"title":`
  std::vector<BadValue> bad_;
  std::string padded_;
  uint32_t row_ = 0;
  size_t field_ = 0;
};

/// Columns of the records that were written into the block.
void parse_json_rows(const JsonPlan& plan, const SourceRequest& request, const std::string& part, RowBlock& rows,
                     const std::vector<BadValue>& bad, RecordBatch& batch, Arena& arena, Failures& failures);

}  // namespace damson

// How a format changes records that stand in a file already: what is not touched stays as it is written.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/base/byte_buffer.h"
#include "runtime/connectors/connector.h"

namespace damson {

/// A field as its format writes it.
struct FieldText {
  uint32_t field = 0;  // of the schema
  bool present = true;
  std::string_view text = {};  // of one that is missing: what the format writes for that, if it writes anything
};

class RecordEditor {
 public:
  virtual ~RecordEditor() = default;

  /// Appends the value as it is written. Fails when the format cannot hold it, in the reader's words. Called by many
  /// threads at once.
  virtual std::optional<Error> write_field(const Column& records, uint32_t row, uint32_t field,
                                           ByteBuffer& out) const = 0;

  /// What stands in front of the records of the new file. `header`: what the records that are there had in front of
  /// them; empty where there is no file.
  virtual std::string begin(std::string_view header) = 0;
  virtual std::string separator() const = 0;
  virtual std::string footer() const = 0;
  /// Appends a record as it stands, with what ends one.
  virtual void carry(std::string_view raw, std::string& out) const = 0;
  /// The same with other values in some of its fields.
  virtual void edit(std::string_view raw, std::span<const FieldText> fields, std::string& out) const = 0;
  /// Appends a new one. `fields`: all of the schema, in its order.
  virtual void create(std::span<const FieldText> fields, std::string& out) const = 0;
};

using MakeRecordEditor = std::unique_ptr<RecordEditor> (*)(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson

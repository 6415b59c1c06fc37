// Values as JSON and as the text that interpolation prints.
#pragma once

#include <string>

#include "runtime/base/byte_buffer.h"
#include "runtime/values/column.h"

namespace damson {

struct JsonOptions {
  enum class MissingFields : uint8_t { omit, null } missing_fields = MissingFields::null;
};

/// Appends the value of a row as one line of JSON; `null` for a row that is not present.
void write_json(const Column& column, uint32_t row, ByteBuffer& out, JsonOptions options = {});
/// Appends `text` in quotes with everything escaped that JSON wants escaped.
void write_json_text(Text text, ByteBuffer& out);
/// Appends a JSON value without the white space that means nothing.
void write_minified(Text json, ByteBuffer& out);
/// Appends what interpolation prints for a present row: text as it is, numbers plain, dates as ISO 8601, the rest as
/// JSON.
void write_display(const Column& column, uint32_t row, ByteBuffer& out);

// The same behind a string, where there is little to write.
void write_json(const Column& column, uint32_t row, std::string& out, JsonOptions options = {});
void write_json_text(Text text, std::string& out);
void write_minified(Text json, std::string& out);
void write_display(const Column& column, uint32_t row, std::string& out);
std::string display_text(const Column& column, uint32_t row);

/// Appends the shortest plain number that reads back as the same float.
void write_float(double value, ByteBuffer& out);
void write_float(double value, std::string& out);

}  // namespace damson

// One pass over the rows of a table or a query: what the readers of all databases share.
#pragma once

#include <string>

#include "runtime/connectors/input/text_block.h"
#include "runtime/connectors/json/json_plan.h"

namespace damson {

/// Rows as a database gave them; parsing makes JSON records of them, which are read as `ndjson` reads them. So a type
/// means the same in both, and a rejected row goes into the quarantine as a record that reads through the same spec.
class RowBlock : public TextBlock {
 public:
  size_t size_in_bytes() const override { return values.size(); }

  std::string values;  // of one row after the other, in the database's own form
  uint32_t rows = 0;
};

/// A database brings `add_row` and `parse`.
class RowReader : public RecordReader {
 public:
  RowReader(const std::string& part, const SourceRequest& request, const ReadRequest& reading)
      : part_(part), request_(request), plan_(request), reading_(reading) {}

  std::unique_ptr<InputBlock> make_block() const override { return std::make_unique<RowBlock>(); }
  std::variant<bool, Problem> next(InputBlock& into) override;
  uint64_t raw_bytes(const InputBlock& block, uint32_t records) const override;
  void write_raw(const InputBlock& block, uint32_t record, std::string& out) const override;
  void find_lines(const InputBlock&, std::vector<uint64_t>& lines) const override { lines.clear(); }
  uint64_t bytes_read() const override { return bytes_; }
  QuarantineForm quarantine_form() const override {
    return {.extension = "ndjson", .header = "", .separator = "\n", .footer = "\n"};
  }

 protected:
  /// Appends the values of the next row; false where there is none.
  virtual std::variant<bool, Problem> add_row(std::string& values) = 0;

  const std::string& part() const { return part_; }
  const SourceRequest& request() const { return request_; }
  const JsonPlan& plan() const { return plan_; }
  uint64_t rows_read() const { return rows_; }

 private:
  bool wants_more(const RowBlock& block) const;

  const std::string& part_;
  const SourceRequest& request_;
  JsonPlan plan_;
  ReadRequest reading_;
  bool begins_ = true;
  bool at_end_ = false;
  uint64_t rows_ = 0;
  uint64_t bytes_ = 0;
};

/// The digest of all rows of a pass, as they were given.
std::variant<std::string, Problem> digest_of_rows(RecordReader& reader);

}  // namespace damson

// Writes what waits for one database, and hands it over as the step that puts it there.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/connectors/database/staged_rows.h"
#include "runtime/connectors/storage.h"

namespace damson {

class StagedRowsWriter {
 public:
  /// The tables are known when the first block comes, or none.
  using Header = std::function<std::string()>;

  /// Not in a plan: then nothing is written.
  void begin(std::unique_ptr<StagedFile> file) { file_ = std::move(file); }
  std::optional<Problem> append(const StagedBlock& block, const Header& header);
  /// Everything is there and safe. Of several calls the first does it.
  std::optional<Problem> seal(const Header& header);
  /// The step, for the first who asks; nothing in a plan, and where there is nothing to do.
  std::optional<PublishStep> hand_over(std::string_view connector, const std::vector<std::string>& targets,
                                       bool makes_a_table);

 private:
  std::optional<Problem> write(const std::string& bytes, const Header& header);

  std::unique_ptr<StagedFile> file_;
  bool header_written_ = false;
  bool any_rows_ = false;
  bool sealed_ = false;
  bool handed_over_ = false;
  StreamingDigest digest_;
};

}  // namespace damson

// The header, blocks, the end.
#include "runtime/connectors/database/staged_rows_writer.h"

#include "runtime/base/random_id.h"

namespace damson {

std::optional<Problem> StagedRowsWriter::append(const StagedBlock& block, const Header& header) {
  any_rows_ = true;
  return file_ == nullptr ? std::nullopt : write(staged_block(block), header);
}

std::optional<Problem> StagedRowsWriter::seal(const Header& header) {
  if (sealed_) return std::nullopt;
  sealed_ = true;
  if (file_ == nullptr) return std::nullopt;
  if (auto problem = write(staged_end(), header)) return problem;
  return problem_of(file_->finish());
}

std::optional<Problem> StagedRowsWriter::write(const std::string& bytes, const Header& header) {
  const std::string first = header_written_ ? std::string() : header();
  header_written_ = true;
  for (const std::string* piece : {&first, &bytes}) {
    digest_.add(*piece);
    if (auto problem = problem_of(file_->append(*piece))) return problem;
  }
  return std::nullopt;
}

std::optional<PublishStep> StagedRowsWriter::hand_over(std::string_view connector,
                                                       const std::vector<std::string>& targets, bool makes_a_table) {
  if (file_ == nullptr || handed_over_ || (!any_rows_ && !makes_a_table)) return std::nullopt;
  handed_over_ = true;
  PublishStep step = file_->hand_over();
  step.kind = PublishStep::Kind::change_store;
  step.kept.clear();
  for (const std::string& target : targets) step.target += (step.target.empty() ? "" : ", ") + target;
  step.connector = connector;
  step.token = random_id();
  step.digest = digest_.text();
  return step;
}

}  // namespace damson

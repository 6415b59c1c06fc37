// Records become bytes, which are counted, digested, packed and staged.
#include "runtime/connectors/file_sink.h"

#include <fmt/format.h>

#include "runtime/base/limits.h"

#include "runtime/connectors/compression/packed_output.h"
#include "runtime/connectors/disk/glob.h"
#include "runtime/connectors/observe_file.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

class TextRecords : public PreparedRecords {
 public:
  void clear() override {
    bytes.clear();
    ends.clear();
  }
  size_t size_in_bytes() const override { return bytes.size(); }
  size_t begin_of(size_t place) const { return place == 0 ? 0 : ends[place - 1]; }

  ByteBuffer bytes;          // separator and record, one behind the other
  std::vector<size_t> ends;  // where each ends
};

class FileSink : public RecordSink {
 public:
  FileSink(std::string path, std::unique_ptr<RecordWriter> writer, SinkRequest request, Storage& storage)
      : path_(std::move(path)), writer_(std::move(writer)), separator_(writer_->separator()), request_(std::move(request)), storage_(storage) {}

  const std::string& file() const override { return path_; }

  std::variant<bool, Problem> would_replace() override {
    auto found = storage_.find(as_glob(path_));
    if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
    return !std::get<0>(found).empty();
  }

  std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState& earlier) override {
    auto observed = observe_file(storage_, path_, earlier);
    if (auto* problem = std::get_if<Problem>(&observed)) return std::move(*problem);
    return std::optional<ObservedState>(std::get<ObservedState>(std::move(observed)));
  }

  std::optional<Problem> open(SinkMode mode) override {
    if (mode == SinkMode::plan) {
      if (auto problem = storage_.obstacle_to_staging(path_)) return problem;
    } else {
      auto staged = stage_packed(storage_, path_, request_.clock);
      if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
      staged_ = std::move(std::get<0>(staged));
    }
    return write(writer_->header());
  }

  std::unique_ptr<PreparedRecords> make_prepared() const override { return std::make_unique<TextRecords>(); }

  std::optional<Error> prepare(const Column& records, uint32_t row, PreparedRecords& into) const override {
    auto& prepared = static_cast<TextRecords&>(into);
    const size_t begin = prepared.bytes.size();
    prepared.bytes.append(separator_);
    auto failed = writer_->write(records, row, prepared.bytes);
    const size_t bytes = prepared.bytes.size() - begin;
    // nobody could read it back
    if (!failed && bytes > limits::record_bytes) {
      failed = fail(fmt::format("it is longer than {} MiB, which is the longest that can be read again", limits::record_bytes / limits::mebibyte));
      prepared.bytes.shrink(begin);
    }
    prepared.ends.push_back(prepared.bytes.size());
    return failed;
  }

  /// Brought together, so that they go out in one piece.
  std::optional<Problem> append(PreparedRecords& prepared, std::span<const RecordRange> kept, const RecordOrigins&) override {
    auto& text = static_cast<TextRecords&>(prepared);
    size_t size = 0;
    const uint64_t before = records_;
    for (const RecordRange& range : kept) {
      const size_t begin = text.begin_of(range.begin);
      const size_t bytes = text.begin_of(range.end) - begin;
      text.bytes.move(begin, bytes, size);
      size += bytes;
      records_ += range.end - range.begin;
    }
    std::string_view bytes = text.bytes.view().substr(0, size);
    if (before == 0 && records_ != 0) bytes.remove_prefix(separator_.size());
    return write(bytes);
  }

  std::optional<Problem> seal() override {
    if (auto problem = write(writer_->footer())) return problem;
    const StageTimer timer(request_.clock, Stage::write);
    return staged_ == nullptr ? std::nullopt : problem_of(staged_->finish());
  }

  SinkSummary summary() const override { return {path_, records_, bytes_, digest_.text()}; }

  void hand_over(std::vector<PublishStep>& steps) override {
    if (staged_ == nullptr) return;
    PublishStep step = staged_->hand_over();
    step.target = request_.target;
    if (step.digest.empty()) step.digest = digest_.text();
    steps.push_back(std::move(step));
  }

 private:
  std::optional<Problem> write(std::string_view bytes) {
    if (bytes.empty()) return std::nullopt;
    add_to_digest(bytes);
    bytes_ += bytes.size();
    if (staged_ == nullptr) return std::nullopt;
    const StageTimer timer(request_.clock, Stage::write);
    if (request_.clock != nullptr) request_.clock->count(Stage::write, 0, bytes.size());
    return problem_of(staged_->append(bytes));
  }

  void add_to_digest(std::string_view bytes) {
    const StageTimer timer(request_.clock, Stage::digest);
    if (request_.clock != nullptr) request_.clock->count(Stage::digest, 0, bytes.size());
    digest_.add(bytes);
  }

  std::string path_;
  std::unique_ptr<RecordWriter> writer_;
  std::string separator_;
  SinkRequest request_;
  Storage& storage_;
  std::unique_ptr<StagedFile> staged_;  // null in a plan
  StreamingDigest digest_;
  uint64_t records_ = 0;
  uint64_t bytes_ = 0;
};

}  // namespace

OpenSink file_sinks(MakeRecordWriter make_writer) {
  return [make_writer](const ConnectorArguments& arguments, const SinkRequest& request, Storage& storage)
             -> std::variant<std::unique_ptr<RecordSink>, Problem> {
    return std::make_unique<FileSink>(std::get<std::string>(arguments.at("file").value), make_writer(arguments, *request.schema), request, storage);
  };
}

}  // namespace damson

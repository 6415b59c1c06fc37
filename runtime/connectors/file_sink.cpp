// Records become the bytes of a new file.
#include "runtime/connectors/file_sink.h"

#include <fmt/format.h>

#include "runtime/base/limits.h"
#include "runtime/connectors/file_output.h"

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
  FileSink(std::string path, std::unique_ptr<RecordWriter> writer, const SinkRequest& request, Storage& storage)
      : output_(std::move(path), request.target, request.clock, storage),
        writer_(std::move(writer)),
        separator_(writer_->separator()) {}

  const std::string& file() const override { return output_.path(); }
  std::variant<bool, Problem> would_replace() override { return output_.is_there(); }
  std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState& earlier) override {
    return output_.observe(earlier);
  }

  std::optional<Problem> open(SinkMode mode) override {
    if (auto problem = output_.open(mode)) return problem;
    return output_.write(writer_->header());
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
      failed = fail(fmt::format("it is longer than {} MiB, which is the longest that can be read again",
                                limits::record_bytes / limits::mebibyte));
      prepared.bytes.shrink(begin);
    }
    prepared.ends.push_back(prepared.bytes.size());
    return failed;
  }

  /// Brought together, so that they go out in one piece.
  std::optional<Problem> append(PreparedRecords& prepared, std::span<const RecordRange> kept,
                                const RecordOrigins&) override {
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
    return output_.write(bytes);
  }

  std::optional<Problem> seal() override {
    if (auto problem = output_.write(writer_->footer())) return problem;
    return output_.finish();
  }

  SinkSummary summary() const override { return {output_.path(), records_, output_.bytes(), output_.digest()}; }
  void hand_over(std::vector<PublishStep>& steps) override { output_.hand_over(steps); }

 private:
  FileOutput output_;
  std::unique_ptr<RecordWriter> writer_;
  std::string separator_;
  uint64_t records_ = 0;
};

}  // namespace

OpenSink file_sinks(MakeRecordWriter make_writer, const FileUpdates& updates) {
  return [make_writer, updates](const ConnectorArguments& arguments, const SinkRequest& request,
                                Storage& storage) -> std::variant<std::unique_ptr<RecordSink>, Problem> {
    std::string file = std::get<std::string>(arguments.at("file").value);
    if (request.updates) return updated_file_sink({std::move(file), arguments, updates}, request, storage);
    return std::make_unique<FileSink>(std::move(file), make_writer(arguments, *request.schema), request, storage);
  };
}

}  // namespace damson

// A staged file behind its packer.
#include "runtime/connectors/compression/packed_output.h"

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/connectors/compression/compression.h"
#include "runtime/connectors/compression/packer.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

/// Packers are fed pieces of one size, so that how the content was cut does not show in the packed bytes.
constexpr size_t packed_piece_bytes = 128 * limits::kibibyte;

class PackedOutput : public StagedFile {
 public:
  PackedOutput(std::unique_ptr<StagedFile> file, std::unique_ptr<Packer> packer, StageClock* clock)
      : file_(std::move(file)), packer_(std::move(packer)), clock_(clock) {
    piece_.reserve(packed_piece_bytes);
  }

  std::variant<std::monostate, Problem> append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const size_t count = std::min(bytes.size(), packed_piece_bytes - piece_.size());
      piece_.append(bytes.substr(0, count));
      bytes.remove_prefix(count);
      if (piece_.size() < packed_piece_bytes) continue;
      auto written = write_piece(false);
      if (std::holds_alternative<Problem>(written)) return written;
    }
    return std::monostate{};
  }

  std::variant<std::monostate, Problem> finish() override {
    auto written = write_piece(true);
    if (std::holds_alternative<Problem>(written)) return written;
    return file_->finish();
  }

  /// With the digest of what is stored: whoever appends knows that of the content only.
  PublishStep hand_over() override {
    PublishStep step = file_->hand_over();
    step.digest = stored_.text();
    return step;
  }
  std::string path() const override { return file_->path(); }

 private:
  void pack(bool last) {
    const StageTimer timer(clock_, Stage::pack);
    if (clock_ != nullptr) clock_->count(Stage::pack, 0, piece_.size());
    packed_.clear();
    packer_->pack(piece_, last, packed_);
  }

  std::variant<std::monostate, Problem> write_piece(bool last) {
    pack(last);
    piece_.clear();
    if (packed_.empty()) return std::monostate{};
    stored_.add(packed_);
    return file_->append(packed_);
  }

  std::unique_ptr<StagedFile> file_;
  std::unique_ptr<Packer> packer_;
  std::string piece_;
  std::string packed_;
  StreamingDigest stored_;
  StageClock* clock_;
};

std::unique_ptr<Packer> make_packer(Compression compression) {
  switch (compression) {
    case Compression::none: return nullptr;
    case Compression::gzip: return gzip_packer();
    case Compression::zstandard: return zstandard_packer();
  }
  return nullptr;
}

}  // namespace

std::variant<std::unique_ptr<StagedFile>, Problem> stage_packed(Storage& storage, const std::string& path,
                                                                StageClock* clock) {
  auto staged = storage.stage(path, {});
  if (std::holds_alternative<Problem>(staged)) return staged;
  auto packer = make_packer(compression_by_name(path));
  if (packer == nullptr) return staged;
  return std::make_unique<PackedOutput>(std::move(std::get<0>(staged)), std::move(packer), clock);
}

}  // namespace damson

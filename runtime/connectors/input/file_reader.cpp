// Reading files one behind the other and cutting them into blocks of whole records.
#include "runtime/connectors/input/file_reader.h"

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/connectors/input/lines.h"
#include "runtime/connectors/input/text_input.h"
#include "runtime/diagnostics/catalogue/record_too_long.h"

namespace damson {

FileReader::FileReader(FilesToRead files, const SourceRequest& request, const ReadRequest& reading, Encoding encoding)
    : files_(files),
      request_(request),
      reading_(reading),
      wanted_encoding_(encoding),
      encoding_(encoding),
      buffer_(reading.block_bytes) {
  reading_.block_bytes = std::clamp<size_t>(reading_.block_bytes, 1, limits::record_bytes);
}

std::optional<Problem> FileReader::prepare() { return files_.paths.empty() ? std::nullopt : open_file(); }

std::optional<Problem> FileReader::open_file() {
  auto opened =
      open_text(files_.storage, file_name(), *files_.pins[file_], wanted_encoding_, bytes_read_, reading_.clock);
  if (Problem* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& input = std::get<TextInput>(opened);
  encoding_ = input.encoding;
  buffer_.start(std::move(input.file));
  line_ = 1;
  file_open_ = true;
  file_begins_ = true;
  return begin_file();
}

std::variant<bool, Problem> FileReader::next(InputBlock& into) {
  auto& block = static_cast<TextBlock&>(into);
  while (file_ < files_.paths.size()) {
    if (!file_open_) {
      if (auto problem = open_file()) return *std::move(problem);
    }
    auto result = next_of_file(block);
    if (std::holds_alternative<Problem>(result) || std::get<bool>(result)) return result;
    file_open_ = false;
    ++file_;
  }
  return false;
}

std::variant<bool, Problem> FileReader::next_of_file(TextBlock& block) {
  // with a bound on records the buffer holds many blocks: no need to top it up before each
  const bool enough = reading_.block_records != 0 && !buffer_.available().empty();
  size_t wanted = enough ? buffer_.available().size() : reading_.block_bytes;
  while (!records_over()) {
    if (auto problem = buffer_.fill(wanted)) return *std::move(problem);
    BlockCut found = cut(buffer_.available(), buffer_.at_end());
    if (found.problem) return *std::move(found.problem);
    if (found.bytes == 0 && found.then_skip == 0) {
      if (buffer_.at_end()) break;
      if (buffer_.available().size() > limits::record_bytes) return too_long(buffer_.available());
      wanted = grown(buffer_.available().size());
      continue;
    }
    const bool useful = found.bytes != 0 && found.has_records;
    if (useful) {
      give(found, block);
    } else {
      skip(found.bytes);
    }
    skip(found.then_skip);
    if (useful) return true;
    wanted = reading_.block_bytes;
  }
  if (auto problem = end_file()) return *std::move(problem);
  return false;
}

size_t FileReader::grown(size_t available) const {
  return std::min(std::max(2 * available, reading_.block_bytes), limits::record_bytes + 1);
}

void FileReader::give(const BlockCut& cut, TextBlock& block) {
  block.line_breaks = cut.line_breaks ? *cut.line_breaks : count_line_breaks(buffer_.available().substr(0, cut.bytes));
  buffer_.hand_over(cut.bytes, block);
  block.part = file_;
  block.first_line = line_;
  block.starts_part = file_begins_;
  file_begins_ = false;
  line_ += block.line_breaks;
}

void FileReader::skip(size_t bytes) {
  line_ += count_line_breaks(buffer_.available().substr(0, bytes));
  buffer_.skip(bytes);
}

DataPlace FileReader::place(uint64_t line, std::string excerpt) const {
  return {.file = file_name(), .record = 0, .line = line, .column = 0, .excerpt = std::move(excerpt)};
}

Problem FileReader::too_long(std::string_view /*available*/) const {
  return record_too_long(place(line_), uint64_t{limits::record_bytes / limits::mebibyte})
      .note("look for missing line breaks, or for text that is opened and never closed");
}

void FileReader::parse(InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const {
  parse_text(static_cast<TextBlock&>(block), batch, arena, failures);
}

uint64_t FileReader::raw_bytes(const InputBlock& block, uint32_t records) const {
  const auto& raw = static_cast<const TextBlock&>(block).raw;
  uint64_t bytes = 0;
  for (uint32_t record = 0; record < records; ++record) bytes += raw[record].size();
  return bytes;
}

void FileReader::write_raw(const InputBlock& block, uint32_t record, std::string& out) const {
  out += static_cast<const TextBlock&>(block).raw[record];
}

void FileReader::find_lines(const InputBlock& block, std::vector<uint64_t>& lines) const {
  const auto& text = static_cast<const TextBlock&>(block);
  lines.resize(text.starts.size());
  count_line_breaks_before(text.text(), text.starts, lines.data());
  for (uint64_t& line : lines) line += text.first_line;
}

}  // namespace damson

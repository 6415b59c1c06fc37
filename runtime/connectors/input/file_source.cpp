// Reading files one behind the other and cutting them into blocks of whole records.
#include "runtime/connectors/input/file_source.h"

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/connectors/input/lines.h"
#include "runtime/connectors/input/text_input.h"
#include "runtime/diagnostics/catalogue/no_file_matches.h"
#include "runtime/diagnostics/catalogue/record_too_long.h"

namespace damson {

namespace {

bool looks_like_pattern(const std::string& text) { return text.find_first_of("*?[") != std::string::npos; }

/// Adds the files of one name or pattern. A name that is not there is kept: opening it says best what is wrong.
std::optional<Problem> add_files(Storage& storage, const std::string& pattern, SourceFiles& files) {
  auto found = storage.find(pattern);
  if (Problem* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  auto& paths = std::get<std::vector<std::string>>(found);
  if (paths.empty() && looks_like_pattern(pattern)) {
    return no_file_matches(pattern).note("names are relative to the folder of the spec");
  }
  if (paths.empty()) paths.push_back(pattern);
  for (std::string& path : paths) {
    // what several patterns find is one file
    if (std::find(files.paths.begin(), files.paths.end(), path) != files.paths.end()) continue;
    auto size = storage.size(path);
    if (Problem* problem = std::get_if<Problem>(&size)) return std::move(*problem);
    files.bytes += std::get<uint64_t>(size);
    files.paths.push_back(std::move(path));
  }
  return std::nullopt;
}

}  // namespace

std::variant<SourceFiles, Problem> find_source_files(Storage& storage, const ConstantValue& argument) {
  SourceFiles files;
  if (const auto* text = std::get_if<std::string>(&argument.value)) {
    if (auto problem = add_files(storage, *text, files)) return *std::move(problem);
    return files;
  }
  for (const ConstantValue& item : std::get<ConstantValue::List>(argument.value)) {
    if (auto problem = add_files(storage, std::get<std::string>(item.value), files)) return *std::move(problem);
  }
  return files;
}

FileSource::FileSource(Storage& storage, SourceFiles files, const SourceRequest& request, Encoding encoding)
    : storage_(storage),
      files_(std::move(files)),
      request_(request),
      wanted_encoding_(encoding),
      encoding_(encoding),
      buffer_(request.block_bytes) {
  request_.block_bytes = std::max<size_t>(request_.block_bytes, 1);
}

std::optional<Problem> FileSource::prepare() { return files_.paths.empty() ? std::nullopt : open_file(); }

std::optional<Problem> FileSource::open_file() {
  auto opened = open_text(storage_, file_name(), wanted_encoding_, bytes_read_, request_.clock);
  if (Problem* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& input = std::get<TextInput>(opened);
  encoding_ = input.encoding;
  buffer_.start(std::move(input.file));
  line_ = 1;
  file_open_ = true;
  file_begins_ = true;
  return begin_file();
}

std::variant<bool, Problem> FileSource::next(InputBlock& block) {
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

std::variant<bool, Problem> FileSource::next_of_file(InputBlock& block) {
  // with a bound on records the buffer holds many blocks: no need to top it up before each
  const bool enough = request_.block_records != 0 && !buffer_.available().empty();
  size_t wanted = enough ? buffer_.available().size() : request_.block_bytes;
  while (!records_over()) {
    if (auto problem = buffer_.fill(wanted)) return *std::move(problem);
    BlockCut found = cut(buffer_.available(), buffer_.at_end());
    if (found.problem) return *std::move(found.problem);
    if (found.bytes == 0 && found.then_skip == 0) {
      if (buffer_.at_end()) break;
      if (buffer_.available().size() > limits::record_bytes) return too_long(buffer_.available());
      wanted = std::max(2 * buffer_.available().size(), request_.block_bytes);
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
    wanted = request_.block_bytes;
  }
  if (auto problem = end_file()) return *std::move(problem);
  return false;
}

void FileSource::give(const BlockCut& cut, InputBlock& block) {
  block.line_breaks = cut.line_breaks ? *cut.line_breaks : count_line_breaks(buffer_.available().substr(0, cut.bytes));
  buffer_.hand_over(cut.bytes, block);
  block.file = file_;
  block.first_line = line_;
  block.starts_file = file_begins_;
  file_begins_ = false;
  line_ += block.line_breaks;
}

void FileSource::skip(size_t bytes) {
  line_ += count_line_breaks(buffer_.available().substr(0, bytes));
  buffer_.skip(bytes);
}

DataPlace FileSource::place(uint64_t line, std::string excerpt) const {
  return {.file = file_name(), .record = 0, .line = line, .column = 0, .excerpt = std::move(excerpt)};
}

Problem FileSource::too_long(std::string_view available) const {
  (void)available;
  return record_too_long(place(line_), uint64_t{limits::record_bytes / limits::mebibyte})
      .note("look for missing line breaks, or for text that is opened and never closed");
}

}  // namespace damson

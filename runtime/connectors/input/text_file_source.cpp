// Finding and pinning files.
#include "runtime/connectors/input/text_file_source.h"

#include <algorithm>

#include "runtime/diagnostics/catalogue/no_file_matches.h"

namespace damson {

namespace {

using Paths = std::vector<std::string>;

bool looks_like_pattern(const std::string& text) { return text.find_first_of("*?[") != std::string::npos; }

/// Adds the files of one name or pattern. A name that is not there is kept: opening it says best what is wrong.
std::optional<Problem> add_files(Storage& storage, const std::string& pattern, Paths& files) {
  auto found = storage.find(pattern);
  if (Problem* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  auto& paths = std::get<Paths>(found);
  if (paths.empty() && looks_like_pattern(pattern)) {
    return no_file_matches(pattern).note("names are relative to the folder of the spec");
  }
  if (paths.empty()) paths.push_back(pattern);
  for (std::string& path : paths) {
    // what several patterns find is one file
    if (std::find(files.begin(), files.end(), path) == files.end()) files.push_back(std::move(path));
  }
  return std::nullopt;
}

std::variant<Paths, Problem> find_all(Storage& storage, const ConstantValue& argument) {
  Paths files;
  if (const auto* text = std::get_if<std::string>(&argument.value)) {
    if (auto problem = add_files(storage, *text, files)) return *std::move(problem);
    return files;
  }
  for (const ConstantValue& item : std::get<ConstantValue::List>(argument.value)) {
    if (auto problem = add_files(storage, std::get<std::string>(item.value), files)) return *std::move(problem);
  }
  return files;
}

class TextFileSource : public Source {
 public:
  TextFileSource(Storage& storage, Paths files, SourceRequest request, MakeFileReader make_reader)
      : storage_(storage),
        files_(std::move(files)),
        request_(std::move(request)),
        make_reader_(std::move(make_reader)) {}

  const Paths& parts() const override { return files_; }
  const Paths& files() const override { return files_; }
  Replay replay() const override {
    const bool all = std::all_of(pins_.begin(), pins_.end(), [](const auto& pin) { return pin->facts->regular; });
    return all ? Replay::repeatable : Replay::once;
  }
  uint64_t bytes_total() const override { return bytes_; }

  std::optional<Problem> pin(Snapshots& snapshots) override {
    for (const std::string& path : files_) {
      auto facts = storage_.facts(path);
      if (Problem* problem = std::get_if<Problem>(&facts)) return std::move(*problem);
      auto pin = snapshots.of<FilePin>(path);
      if (!pin->facts) pin->facts = std::get<FileFacts>(facts);
      bytes_ += pin->facts->size;
      pins_.push_back(std::move(pin));
    }
    return std::nullopt;
  }

  std::vector<ObservedState> states() const override {
    std::vector<ObservedState> states;
    for (size_t i = 0; i < pins_.size(); ++i) {
      const FilePin& pin = *pins_[i];
      if (!pin.facts->regular) return {};
      ObservedState& state = states.emplace_back(
          ObservedState{.place = files_[i], .size = pin.facts->size, .modified = pin.facts->modified});
      if (pin.digest) state.digest = to_text(*pin.digest);
    }
    return states;
  }

  std::variant<std::string, Problem> digest_of(size_t part, uint64_t first) override {
    return digest_of_watched(storage_, files_[part], *pins_[part], first);
  }

  std::variant<std::unique_ptr<RecordReader>, Problem> read(const ReadRequest& request) override {
    auto reader =
        make_reader_({.storage = storage_, .paths = files_, .pins = pins_, .bytes = bytes_}, request_, request);
    if (auto problem = reader->prepare()) return *std::move(problem);
    return reader;
  }

 private:
  Storage& storage_;
  Paths files_;
  SourceRequest request_;
  MakeFileReader make_reader_;
  std::vector<std::shared_ptr<FilePin>> pins_;
  uint64_t bytes_ = 0;
};

}  // namespace

std::variant<std::unique_ptr<Source>, Problem> text_file_source(const ConstantValue& file, const SourceRequest& request,
                                                                Storage& storage, MakeFileReader make_reader) {
  auto found = find_all(storage, file);
  if (Problem* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  return std::make_unique<TextFileSource>(storage, std::get<Paths>(std::move(found)), request, std::move(make_reader));
}

}  // namespace damson

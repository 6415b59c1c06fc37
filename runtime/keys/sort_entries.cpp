// Sorts pieces and merges them.
#include "runtime/keys/sort_entries.h"

#include <unistd.h>

#include <algorithm>

#include "runtime/keys/key_file.h"

namespace damson {

namespace {

class EntriesInMemory final : public EntryStream {
 public:
  explicit EntriesInMemory(const std::vector<KeyEntry>& entries) : entries_(entries) {}
  const KeyEntry* next() override { return next_ < entries_.size() ? &entries_[next_++] : nullptr; }

 private:
  const std::vector<KeyEntry>& entries_;
  size_t next_ = 0;
};

class MergedEntries final : public SortedEntries {
 public:
  MergedEntries(std::vector<std::unique_ptr<KeyFileReader>> files, const std::vector<KeyEntry>& rest)
      : files_(std::move(files)), rest_(rest) {
    for (const auto& file : files_) advance(file.get());
    advance(&rest_);
  }

  /// What was given last is gone from its stream only now.
  const KeyEntry* next() override {
    if (given_ != nullptr) advance(std::exchange(given_, nullptr));
    if (heads_.empty() || problem()) return nullptr;
    std::ranges::pop_heap(heads_, comes_later);
    const Head head = heads_.back();
    heads_.pop_back();
    given_ = head.from;
    return head.entry;
  }

  std::optional<Problem> problem() const override {
    for (const auto& file : files_) {
      if (file->problem()) return file->problem();
    }
    return std::nullopt;
  }

 private:
  struct Head {
    const KeyEntry* entry;
    EntryStream* from;
  };
  static bool comes_later(const Head& a, const Head& b) { return comes_before(*b.entry, *a.entry); }

  void advance(EntryStream* stream) {
    const KeyEntry* entry = stream->next();
    if (entry == nullptr) return;
    heads_.push_back({entry, stream});
    std::ranges::push_heap(heads_, comes_later);
  }

  std::vector<std::unique_ptr<KeyFileReader>> files_;
  EntriesInMemory rest_;
  std::vector<Head> heads_;  // a heap: the first entry first
  EntryStream* given_ = nullptr;
};

}  // namespace

EntrySorter::EntrySorter(EntrySorter&& other) noexcept
    : aside_(std::move(other.aside_)),
      in_memory_(other.in_memory_),
      entries_(std::move(other.entries_)),
      pieces_(std::exchange(other.pieces_, 0)),
      put_aside_(other.put_aside_),
      in_order_(other.in_order_) {}

EntrySorter::~EntrySorter() {
  for (size_t number = 0; number < pieces_; ++number) ::unlink(piece(number).c_str());
}

std::optional<Problem> EntrySorter::put_aside() {
  std::ranges::sort(entries_, comes_before);
  auto created = KeyFileWriter::create(piece(pieces_), {});
  if (auto* problem = std::get_if<Problem>(&created)) return std::move(*problem);
  ++pieces_;
  KeyFileWriter& writer = std::get<KeyFileWriter>(created);
  for (const KeyEntry& entry : entries_) {
    if (auto problem = writer.add(entry)) return problem;
  }
  put_aside_ += entries_.size();
  entries_.clear();
  return writer.finish(false);
}

std::variant<std::unique_ptr<SortedEntries>, Problem> EntrySorter::sorted() {
  if (!in_order_) std::ranges::sort(entries_, comes_before);
  in_order_ = true;
  std::vector<std::unique_ptr<KeyFileReader>> files;
  for (size_t number = 0; number < pieces_; ++number) {
    auto opened = KeyFileReader::open(piece(number));
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    files.push_back(std::move(std::get<0>(opened)));
  }
  return std::unique_ptr<SortedEntries>(std::make_unique<MergedEntries>(std::move(files), entries_));
}

}  // namespace damson

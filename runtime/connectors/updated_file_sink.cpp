// Keeps the changes until all are known, then goes through the file that is there and writes what becomes of it.
#include "runtime/connectors/updated_file_sink.h"

#include <unordered_map>
#include <vector>

#include "runtime/connectors/file_output.h"

namespace damson {

namespace {

struct FieldPlace {
  uint32_t field;
  bool present;
  size_t end;  // of its text; it begins where the one before ends
};

class PreparedChanges : public PreparedRecords {
 public:
  struct Item {
    Change kind;
    uint32_t record;
    size_t fields_end;
    size_t text_end;
  };

  void clear() override {
    items.clear();
    fields.clear();
    text.shrink(0);
  }
  size_t size_in_bytes() const override { return text.size(); }

  std::vector<Item> items;
  std::vector<FieldPlace> fields;
  ByteBuffer text;
};

/// One record's fields, packed.
struct ChangedRecord {
  bool deleted = false;
  std::vector<FieldPlace> fields = {};
  std::string text = {};

  std::vector<FieldText> texts() const {
    std::vector<FieldText> all;
    size_t begin = 0;
    for (const FieldPlace& place : fields) {
      all.push_back({place.field, place.present, std::string_view(text).substr(begin, place.end - begin)});
      begin = place.end;
    }
    return all;
  }
  size_t bytes_held() const { return sizeof(*this) + fields.capacity() * sizeof(FieldPlace) + text.capacity(); }
};

class UpdatedFileSink : public RecordSink {
 public:
  UpdatedFileSink(UpdatedFile file, const SinkRequest& request, Storage& storage)
      : file_(std::move(file)),
        output_(file_.path, request.target, request.clock, storage),
        editor_(file_.format.make_editor(file_.arguments, *request.schema)),
        fields_(request.schema->fields().size()),
        storage_(storage) {}

  const std::string& file() const override { return output_.path(); }
  /// What a run of a few records does not speak of stays.
  std::variant<bool, Problem> would_replace() override { return false; }
  std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState& earlier) override {
    return output_.observe(earlier);
  }
  std::optional<Problem> open(SinkMode mode) override { return output_.open(mode); }

  std::variant<std::unique_ptr<Source>, Problem> present(const SourceRequest& request) override {
    auto there = output_.is_there();
    if (auto* problem = std::get_if<Problem>(&there)) return std::move(*problem);
    if (!std::get<bool>(there)) return nullptr;
    is_there_ = true;
    return file_.format.open_source(file_.format.read_back(file_.arguments), request, storage_);
  }

  std::unique_ptr<PreparedRecords> make_prepared() const override { return std::make_unique<PreparedChanges>(); }

  std::optional<Error> prepare(const Column& records, uint32_t row, PreparedRecords& into) const override {
    return prepare_change(records, row, {}, into);
  }

  std::optional<Error> prepare_change(const Column& records, uint32_t row, const RecordChange& change,
                                      PreparedRecords& into) const override {
    auto& prepared = static_cast<PreparedChanges&>(into);
    std::optional<Error> failed;
    const size_t begin = prepared.text.size();
    const auto add = [&](uint32_t field) {
      auto wrong = editor_->write_field(records, row, field, prepared.text);
      if (wrong && !failed) failed = std::move(wrong);
      prepared.fields.push_back({field, records.field(field).present(records.at(row)), prepared.text.size() - begin});
    };
    if (change.kind == Change::created) {
      for (uint32_t field = 0; field < fields_; ++field) add(field);
    } else {
      for (const uint32_t field : change.fields) add(field);
    }
    prepared.items.push_back({change.kind, change.record, prepared.fields.size(), prepared.text.size()});
    return failed;
  }

  std::optional<Problem> append(PreparedRecords& prepared, std::span<const RecordRange> kept,
                                const RecordOrigins&) override {
    const auto& all = static_cast<const PreparedChanges&>(prepared);
    for (const RecordRange& range : kept) {
      for (size_t place = range.begin; place < range.end; ++place) take(all, place);
    }
    return std::nullopt;
  }

  size_t bytes_held() const override { return held_; }
  bool wants_present_again() const override { return is_there_ && changes_.written() != 0; }

  std::optional<Problem> carry_over(const RecordReader& reader, const InputBlock& block, uint32_t records) override {
    std::string out;
    if (!begun_) out = begin(reader.quarantine_form().header);
    std::string raw;
    for (uint32_t record = 0; record < records; ++record, ++present_) {
      const auto found = changed_.find(present_);
      if (found != changed_.end() && found->second.deleted) continue;
      separate(out);
      raw.clear();
      reader.write_raw(block, record, raw);
      if (found == changed_.end())
        editor_->carry(raw, out);
      else
        editor_->edit(raw, found->second.texts(), out);
    }
    return output_.write(out);
  }

  std::optional<Problem> seal() override {
    if (changes_.written() == 0) {
      output_.give_up();
      return std::nullopt;
    }
    std::string out;
    if (!begun_) out = begin({});
    for (const ChangedRecord& record : created_) {
      separate(out);
      editor_->create(record.texts(), out);
      if (auto problem = output_.write(out)) return problem;
      out.clear();
    }
    out += editor_->footer();
    if (auto problem = output_.write(out)) return problem;
    return output_.finish();
  }

  SinkSummary summary() const override {
    const bool untouched = changes_.written() == 0;
    return {output_.path(), records_, output_.bytes(), untouched ? std::string() : output_.digest(), changes_};
  }

  void hand_over(std::vector<PublishStep>& steps) override { output_.hand_over(steps); }

 private:
  void take(const PreparedChanges& all, size_t place) {
    const PreparedChanges::Item& item = all.items[place];
    ++changes_[item.kind];
    if (item.kind == Change::unchanged) return;
    ChangedRecord record{.deleted = item.kind == Change::deleted};
    const size_t first_field = place == 0 ? 0 : all.items[place - 1].fields_end;
    const size_t first_byte = place == 0 ? 0 : all.items[place - 1].text_end;
    record.fields.assign(all.fields.begin() + static_cast<std::ptrdiff_t>(first_field),
                         all.fields.begin() + static_cast<std::ptrdiff_t>(item.fields_end));
    record.text = all.text.view().substr(first_byte, item.text_end - first_byte);
    held_ += record.bytes_held();
    if (item.kind == Change::created)
      created_.push_back(std::move(record));
    else
      changed_.insert_or_assign(item.record, std::move(record));
  }

  std::string begin(std::string_view header) {
    begun_ = true;
    return editor_->begin(header);
  }

  void separate(std::string& out) {
    if (records_++ != 0) out += editor_->separator();
  }

  UpdatedFile file_;
  FileOutput output_;
  std::unique_ptr<RecordEditor> editor_;
  size_t fields_;
  Storage& storage_;
  bool is_there_ = false;
  bool begun_ = false;
  uint32_t present_ = 0;                                 // records of the file that have been carried over
  uint64_t records_ = 0;                                 // of the new file
  std::unordered_map<uint32_t, ChangedRecord> changed_;  // by their number
  std::vector<ChangedRecord> created_;
  ChangeCounts changes_;
  size_t held_ = 0;
};

}  // namespace

std::unique_ptr<RecordSink> updated_file_sink(UpdatedFile file, const SinkRequest& request, Storage& storage) {
  return std::make_unique<UpdatedFileSink>(std::move(file), request, storage);
}

}  // namespace damson

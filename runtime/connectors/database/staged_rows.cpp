// The form of staged rows: a line, the tables, and blocks of rows up to one that says that there are no more.
#include "runtime/connectors/database/staged_rows.h"

#include <cstring>

#include "runtime/connectors/database/value_bytes.h"

namespace damson {

namespace {

constexpr uint32_t no_more = ~uint32_t{0};

std::string first_line(std::string_view form) { return "damson " + std::string(form) + "\n"; }

/// Forms without changes say nothing of them.
bool may_change(std::string_view form) { return form.starts_with("rows and changes"); }

void put_texts(const std::vector<std::string>& texts, std::string& out) {
  put_number(static_cast<uint32_t>(texts.size()), out);
  for (const std::string& text : texts) put_bytes(text, out);
}

}  // namespace

std::string staged_header(std::string_view form, const std::vector<StagedTable>& tables) {
  std::string out = first_line(form);
  put_number(static_cast<uint32_t>(tables.size()), out);
  for (const StagedTable& table : tables) {
    for (const std::string* text : {&table.target, &table.table, &table.create}) put_bytes(*text, out);
    put_texts(table.columns, out);
    put_texts(table.key, out);
    if (may_change(form)) put_number(static_cast<uint8_t>(table.changes ? 1 : 0), out);
  }
  return out;
}

std::string staged_block(const StagedBlock& block) {
  std::string out;
  put_number(block.table, out);
  put_bytes(block.part, out);
  put_number(static_cast<uint32_t>(block.places.size()), out);
  for (const auto& [record, line] : block.places) {
    put_number(record, out);
    put_number(line, out);
  }
  put_number(uint64_t{block.values.size()}, out);
  return out + block.values;
}

std::string staged_end() {
  std::string out;
  put_number(no_more, out);
  return out;
}

bool StagedRows::open(std::string_view form, const std::string& disk_path) {
  file_.open(disk_path, std::ios::binary);
  std::string line;
  uint32_t count = 0;
  if (!file_ || !read(line, first_line(form).size()) || line != first_line(form) || !read_number(count)) return false;
  const auto read_texts = [&](std::vector<std::string>& texts) {
    uint32_t size = 0;
    if (!read_number(size)) return false;
    for (uint32_t i = 0; i < size; ++i) {
      if (!read_text(texts.emplace_back())) return false;
    }
    return true;
  };
  for (uint32_t i = 0; i < count; ++i) {
    StagedTable& table = tables_.emplace_back();
    for (std::string* text : {&table.target, &table.table, &table.create}) {
      if (!read_text(*text)) return false;
    }
    if (!read_texts(table.columns) || !read_texts(table.key)) return false;
    uint8_t changes = 0;
    if (may_change(form) && !read_number(changes)) return false;
    table.changes = changes != 0;
  }
  return true;
}

bool StagedRows::next(StagedBlock& block) {
  uint32_t rows = 0;
  uint64_t size = 0;
  if (whole_ || !read_number(block.table)) return false;
  if (block.table == no_more) {
    whole_ = true;
    return false;
  }
  if (block.table >= tables_.size() || !read_text(block.part) || !read_number(rows)) return false;
  block.places.resize(rows);
  for (auto& [record, line] : block.places) {
    if (!read_number(record) || !read_number(line)) return false;
  }
  return read_number(size) && read(block.values, size);
}

bool StagedRows::read(std::string& bytes, size_t size) {
  bytes.resize(size);
  if (size != 0 && !file_.read(bytes.data(), static_cast<std::streamsize>(size))) return false;
  digest_.add(bytes);
  return true;
}

template <class Number>
bool StagedRows::read_number(Number& number) {
  std::string bytes;
  if (!read(bytes, sizeof number)) return false;
  std::memcpy(&number, bytes.data(), sizeof number);
  return true;
}

bool StagedRows::read_text(std::string& text) {
  uint32_t size = 0;
  return read_number(size) && read(text, size);
}

}  // namespace damson

// What the machine allows: W1 to W4 written by hand, with nothing but the work itself. No product: it reads these files
// only. usage: probe w1|w2|w3|w4 THREADS DATA OUT
#include "csv.h"
#include "first_of_key.h"
#include "json.h"
#include "mapping.h"

using namespace probe;

namespace {

constexpr uint32_t work_columns = 30, artist_columns = 9;
constexpr size_t out_bytes = 8 * block_bytes;

/// Skips the heading that the first block begins with.
size_t after_heading(const Block& block) {
  if (block.number != 0) return 0;
  return static_cast<size_t>(static_cast<const char*>(memchr(block.bytes.data(), '\n', block.size)) -
                             block.bytes.data()) +
         1;
}

void csv_to_ndjson(int threads, const std::string& data, const std::string& out) {
  Reader reader(data + "/artworks.csv", true);
  Writer assets(out + "/assets.ndjson"), rejects(out + "/rejects.ndjson");
  on_threads(threads, [&] {
    Block block;
    Cells cells(work_columns);
    Output written(out_bytes), rejected(out_bytes);
    std::string room, plain;
    while (reader.next(block)) {
      const size_t start = after_heading(block);
      cells.find(block.bytes.data() + start, block.size - start);
      written.clear();
      rejected.clear();
      for (size_t i = 0; i < cells.records(); i++) {
        const auto cell = [&](uint32_t column) { return cells.cell(i, column); };
        map_work<CsvForm>({cell(0), cell(1), cell(8), cell(9), cell(10), cell(11), cell(12), cell(13), cell(14),
                           cell(15), cell(17), cell(18), cell(24)},
                          written, rejected, room, plain);
      }
      assets.write(block.number, written.begin(), written.size());
      rejects.write(block.number, rejected.begin(), rejected.size());
    }
  });
}

/// Which part of a work a key names, given what came before it: keys come in the same order again and again.
class Keys {
 public:
  Field Work::* part(std::string_view key) {
    for (size_t tried = 0; tried < names_.size(); tried++) {
      const auto& [name, member] = names_[next_];
      next_ = next_ + 1 == names_.size() ? 0 : next_ + 1;
      if (name == key) return member;
    }
    return nullptr;
  }

 private:
  static constexpr std::array<std::pair<std::string_view, Field Work::*>, 30> names_{{
      {"Title", &Work::title},
      {"Artist", &Work::artist},
      {"ConstituentID", nullptr},
      {"ArtistBio", nullptr},
      {"Nationality", nullptr},
      {"BeginDate", nullptr},
      {"EndDate", nullptr},
      {"Gender", nullptr},
      {"Date", &Work::date},
      {"Medium", &Work::medium},
      {"Dimensions", &Work::dimensions},
      {"CreditLine", &Work::credit},
      {"AccessionNumber", &Work::accession},
      {"Classification", &Work::classification},
      {"Department", &Work::department},
      {"DateAcquired", &Work::acquired},
      {"Cataloged", nullptr},
      {"ObjectID", &Work::id},
      {"URL", &Work::url},
      {"ImageURL", nullptr},
      {"OnView", nullptr},
      {"Circumference (cm)", nullptr},
      {"Depth (cm)", nullptr},
      {"Diameter (cm)", nullptr},
      {"Height (cm)", &Work::height},
      {"Length (cm)", nullptr},
      {"Weight (kg)", nullptr},
      {"Width (cm)", nullptr},
      {"Seat Height (cm)", nullptr},
      {"Duration (sec.)", nullptr},
  }};
  size_t next_ = 0;
};

void ndjson_to_ndjson(int threads, const std::string& data, const std::string& out) {
  Reader reader(data + "/artworks.ndjson", false);
  Writer assets(out + "/assets.ndjson"), rejects(out + "/rejects.ndjson");
  on_threads(threads, [&] {
    Block block;
    Quotes quotes;
    Output written(out_bytes), rejected(out_bytes);
    std::string room, plain;
    while (reader.next(block)) {
      const char* bytes = block.bytes.data();
      quotes.find(bytes, block.size);
      written.clear();
      rejected.clear();
      Keys keys;
      for (size_t at = 0; at < block.size;) {
        Work work;
        at = each_field(bytes, at, block.size, quotes, [&](std::string_view key, Field value) {
          if (Field Work::* part = keys.part(key)) work.*part = value;
        });
        map_work<JsonForm>(work, written, rejected, room, plain);
      }
      assets.write(block.number, written.begin(), written.size());
      rejects.write(block.number, rejected.begin(), rejected.size());
    }
  });
}

/// Every record is checked and goes through as it stands.
void rename_column(int threads, const std::string& data, const std::string& out) {
  Reader reader(data + "/artworks.csv", true);
  Writer writer(out + "/works.csv");
  on_threads(threads, [&] {
    Block block;
    Cells cells(work_columns);
    while (reader.next(block)) {
      cells.find(block.bytes.data(), block.size);
      if (block.number == 0) block.bytes[0] = 't';  // Title
      writer.write(block.number, block.bytes.data(), block.size);
    }
  });
}

void join_firsts(int threads, const std::string& data, const std::string& out) {
  const Table people(data + "/right.csv", artist_columns);
  Reader reader(data + "/left.csv", true);
  Writer writer(out + "/joined.csv");
  writer.heading("ObjectID,Title,Artist,DateAcquired,DisplayName,Nationality,Gender,BeginDate,EndDate,ULAN\n");
  SeenKeys seen;
  Turns turns;
  on_threads(threads, [&] {
    Block block;
    Cells cells(work_columns);
    Output written(out_bytes);
    std::vector<uint64_t> hashes;
    std::vector<char> is_first;
    while (reader.next(block)) {
      const size_t start = after_heading(block);
      cells.find(block.bytes.data() + start, block.size - start);
      hashes.resize(cells.records() + 8);
      is_first.resize(cells.records());
      for (size_t i = 0; i < cells.records(); i++) hashes[i] = hashed(cells.cell(i, 17));
      turns.wait(block.number);
      for (size_t i = 0; i < cells.records(); i++) {
        seen.prefetch(hashes[i + 8]);
        is_first[i] = seen.add(cells.cell(i, 17), hashes[i]);
      }
      turns.done();
      written.clear();
      for (size_t i = 0; i < cells.records(); i++) {
        if (!is_first[i]) continue;
        written.copy(cells.raw(i, 17));
        for (const uint32_t column : {0u, 1u, 15u}) {
          written.put(',');
          written.copy(cells.raw(i, column));
        }
        const Field key = cells.cell(i, 2);
        const uint32_t person = key.size == 0 ? Table::none : people.find(key);
        for (const uint32_t column : {1u, 3u, 4u, 5u, 6u, 8u}) {
          written.put(',');
          if (person != Table::none) written.copy(people.cells().raw(person, column));
        }
        written.put('\n');
      }
      writer.write(block.number, written.begin(), written.size());
    }
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("usage: probe w1|w2|w3|w4 THREADS DATA OUT\n", stderr);
    return 2;
  }
  const std::string workload = arguments[1], data = arguments[3], out = arguments[4];
  const int threads = std::atoi(arguments[2]);
  if (workload == "w1")
    csv_to_ndjson(threads, data, out);
  else if (workload == "w2")
    ndjson_to_ndjson(threads, data, out);
  else if (workload == "w3")
    rename_column(threads, data, out);
  else if (workload == "w4")
    join_firsts(threads, data, out);
  else
    return 2;
  return 0;
}

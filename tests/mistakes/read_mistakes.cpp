// Reads a table line by line; the first character of a line says what it is.
#include "tests/mistakes/read_mistakes.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace damson::test {

namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.string()));
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

std::vector<std::string> lines_of(const std::string& content) {
  std::vector<std::string> lines;
  std::istringstream stream(content);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// `\xNN` and `\\` in the lines of an escaped mistake.
std::string unescaped(const std::string& line) {
  std::string out;
  for (size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\' && line.substr(at + 1, 1) == "x" && at + 3 < line.size()) {
      out += static_cast<char>(std::stoi(line.substr(at + 2, 2), nullptr, 16));
      at += 3;
    } else if (line[at] == '\\' && line.substr(at + 1, 1) == "\\") {
      out += line[at++];
    } else {
      out += line[at];
    }
  }
  return out;
}

/// A caret line below a typed line: where the next expected problem begins.
struct Caret {
  std::string file;
  uint32_t line;  // of the file as typed, from 1
  uint32_t first_column;
  uint32_t last_column;
};

class TableReader {
 public:
  TableReader(const fs::path& table, const fs::path& folder) : table_(table), folder_(folder) {}

  std::vector<Mistake> read() {
    for (const std::string& line : lines_of(content_of(table_))) {
      ++number_;
      read_line(line);
    }
    finish_mistake();
    return std::move(mistakes_);
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw std::runtime_error(fmt::format("{}:{}: {}", table_.filename().string(), number_, why));
  }

  void read_line(const std::string& line) {
    if (line.starts_with("#")) return;
    if (line.starts_with("== ")) return begin_mistake(line.substr(3));
    if (line.empty()) return finish_hunk();
    if (std::string_view("-+*=^").find(line.front()) != std::string_view::npos)
      return read_edit(line.front(), line.substr(1));
    finish_hunk();
    const size_t word_begin = line.find_first_not_of(' ');
    const size_t word_end = std::min(line.find(' ', word_begin), line.size());
    const std::string word = line.substr(word_begin, word_end - word_begin);
    read_word(word, word_end < line.size() ? line.substr(word_end + 1) : "");
  }

  void begin_mistake(const std::string& title) {
    finish_mistake();
    if (base_.empty()) fail("a line `base NAME` stands before the first mistake");
    Mistake begun;
    begun.table = table_.filename().string();
    begun.line = number_;
    begun.title = title;
    begun.base = base_;
    begun.typed = begun.meant = base_files_;
    begun.command = fmt::format("damson check {}.damson", base_);
    current_ = std::move(begun);
    file_ = base_ + ".damson";
    escaped_ = false;
    carets_.clear();
    next_caret_ = placed_ = 0;
    edits_.clear();
  }

  void finish_mistake() {
    if (!current_) return;
    finish_hunk();
    if (next_caret_ < carets_.size()) fail("there are more carets than `says`");
    mean_edits();
    current_->edits = std::move(edits_);
    mistakes_.push_back(std::move(*current_));
    current_.reset();
  }

  void read_word(const std::string& word, const std::string& rest) {
    if (word == "base" && !current_) return choose_base(rest);
    if (!current_) fail(fmt::format("`{}` stands before the first mistake", word));
    if (word == "file") {
      file_ = rest;
    } else if (word == "without") {
      if (current_->typed.erase(rest) == 0) fail(fmt::format("the base has no file `{}`", rest));
    } else if (word == "escaped") {
      escaped_ = true;
    } else if (word == "command") {
      current_->command = rest;
    } else if (word == "says") {
      read_says(rest);
    } else if (word == "names" || word == "writes") {
      if (current_->problems.empty()) fail(fmt::format("`{}` belongs to a `says`", word));
      ExpectedProblem& problem = current_->problems.back();
      (word == "names" ? problem.names : problem.writes).push_back(rest);
    } else if (word == "problems") {
      current_->count = std::stoul(rest);
    } else if (word == "fix") {
      read_fix(rest);
    } else if (word == "help" && rest == "repairs") {
      current_->help_repairs = true;
    } else if (word == "open") {
      current_->open = rest;
    } else {
      fail(fmt::format("`{}` is not known", word));
    }
  }

  void choose_base(const std::string& name) {
    base_ = name;
    base_files_ = base_content(folder_, name);
    if (!base_files_.contains(name + ".damson")) fail(fmt::format("there is no base `{}`", name));
  }

  void read_fix(const std::string& outcome) {
    if (outcome == "repairs") {
      current_->fix = FixOutcome::repairs;
    } else if (outcome == "lessens") {
      current_->fix = FixOutcome::lessens;
    } else if (outcome != "leaves") {
      fail("`fix` is followed by `repairs`, `leaves` or `lessens`");
    }
  }

  /// `says E0110`, at the next caret; `says E0110 at nothing`, `says E0110 at FILE:LINE:COLUMN`.
  void read_says(const std::string& rest) {
    ExpectedProblem problem;
    const size_t at = rest.find(" at ");
    problem.id = rest.substr(0, at);
    if (at == std::string::npos) {
      if (next_caret_ == carets_.size()) fail("there is no caret for this `says`");
      const Caret& caret = carets_[next_caret_++];
      problem.file = caret.file;
      problem.line = caret.line;
      problem.first_column = caret.first_column;
      problem.last_column = caret.last_column;
    } else if (const std::string place = rest.substr(at + 4); place != "nothing") {
      const size_t column = place.rfind(':');
      const size_t line = column == std::string::npos ? column : place.rfind(':', column - 1);
      if (line == std::string::npos) {  // of data: `export/cards.csv, line 1`
        problem.file = place;
        current_->problems.push_back(std::move(problem));
        return;
      }
      problem.file = place.substr(0, line);
      problem.line = static_cast<uint32_t>(std::stoul(place.substr(line + 1)));
      problem.first_column = problem.last_column = static_cast<uint32_t>(std::stoul(place.substr(column + 1)));
    }
    current_->problems.push_back(std::move(problem));
  }

  void read_edit(char kind, const std::string& rest) {
    if (!current_) fail("an edit stands before the first mistake");
    const std::string text = escaped_ ? unescaped(rest) : rest;
    if (kind == '^') return read_carets(rest);
    // A new group begins where lines that go follow lines that come.
    if (hunk_ && kind == '-' && hunk_->typed.size() != context_) finish_hunk();
    if (!hunk_) {
      hunk_ = Edit{.file = file_, .before = {}, .typed = {}, .meant = {}};
      context_ = 0;
    }
    switch (kind) {
      case '-': hunk_->before.push_back(text); break;
      case '+': hunk_->typed.push_back(text); break;
      case '*':
        if (!hunk_->meant) hunk_->meant.emplace();
        hunk_->meant->push_back(text);
        break;
      default:  // a line that stays
        hunk_->before.push_back(text);
        hunk_->typed.push_back(text);
        if (hunk_->meant) hunk_->meant->push_back(text);
        context_ = hunk_->typed.size();
        break;
    }
  }

  /// `line` is what stands behind the first sign, so that its columns are those of the line above.
  void read_carets(const std::string& line) {
    if (!hunk_ || hunk_->typed.empty()) fail("carets stand below a typed line");
    for (size_t at = line.find('^'); at != std::string::npos;) {
      const size_t end = std::min(line.find_first_not_of('^', at), line.size());
      carets_.push_back({.file = hunk_->file,
                         .line = static_cast<uint32_t>(hunk_->typed.size()),  // within the group until that is applied
                         .first_column = static_cast<uint32_t>(at + 1),
                         .last_column = static_cast<uint32_t>(end)});
      at = line.find('^', end);
    }
  }

  void finish_hunk() {
    if (!hunk_) return;
    const uint32_t first = apply(current_->typed[hunk_->file], hunk_->before, hunk_->typed);
    edits_.push_back(*hunk_);
    for (; placed_ < carets_.size(); ++placed_) carets_[placed_].line += first;
    hunk_.reset();
  }

  /// Where one group says what was meant, the others are as they were typed; otherwise the base was meant.
  void mean_edits() {
    if (std::ranges::none_of(edits_, [](const Edit& edit) { return edit.meant.has_value(); })) return;
    for (const Edit& edit : edits_) apply(current_->meant[edit.file], edit.before, edit.meant.value_or(edit.typed));
  }

  /// Puts lines in the place of others, which stand there once; gives how many lines stand before them.
  uint32_t apply(std::string& content, const std::vector<std::string>& before,
                 const std::vector<std::string>& after) const {
    std::vector<std::string> lines = lines_of(content);
    if (before.empty()) {
      if (!lines.empty()) fail("which line is changed? lines that stay begin with `=`");
      content = joined(after);
      return 0;
    }
    const auto found = std::ranges::search(lines, before);
    if (found.empty()) fail(fmt::format("the file has no line `{}`", before.front()));
    const auto first = found.begin();
    if (!std::ranges::search(std::ranges::subrange(first + 1, lines.end()), before).empty())
      fail("these lines stand there twice");
    const auto place = static_cast<uint32_t>(first - lines.begin());
    lines.insert(lines.erase(first, found.end()), after.begin(), after.end());
    content = joined(lines);
    return place;
  }

  fs::path table_;
  fs::path folder_;
  size_t number_ = 0;
  std::string base_;
  FolderFiles base_files_;
  std::vector<Mistake> mistakes_;
  std::optional<Mistake> current_;
  std::string file_;
  bool escaped_ = false;
  std::optional<Edit> hunk_;
  std::vector<Edit> edits_;  // of the mistake, in their order
  size_t context_ = 0;       // typed lines up to the last that stays
  std::vector<Caret> carets_;
  size_t next_caret_ = 0;
  size_t placed_ = 0;
};

}  // namespace

FolderFiles read_base(const fs::path& folder) {
  FolderFiles files;
  if (!fs::is_directory(folder)) return files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).generic_string()] = content_of(entry.path());
  }
  return files;
}

FolderFiles base_content(const fs::path& folder, const std::string& name) {
  FolderFiles files = read_base(folder / "bases" / name);
  if (files.empty()) files = read_base(fs::path(DAMSON_SOURCE_FOLDER) / "examples" / name);
  return files;
}

std::vector<Mistake> read_mistakes(const fs::path& folder) {
  std::vector<fs::path> tables;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder / "tables")) {
    if (entry.path().extension() == ".txt") tables.push_back(entry.path());
  }
  std::ranges::sort(tables);
  std::vector<Mistake> all;
  for (const fs::path& table : tables) {
    for (Mistake& mistake : TableReader(table, folder).read()) all.push_back(std::move(mistake));
  }
  return all;
}

}  // namespace damson::test

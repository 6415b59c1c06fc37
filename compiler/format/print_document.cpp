// Writes documents in one pass: a group is broken if what follows up to the next possible line end does not fit.
#include <algorithm>

#include "compiler/format/document.h"

namespace damson::format {

namespace {

/// Something still to be written.
struct Task {
  const DocumentNode* document;
  size_t indent;
  bool broken;  // of the group around it
};

class DocumentPrinter {
 public:
  DocumentPrinter(size_t column, std::string& out) : column_(column), out_(out) {}

  size_t print(const Document& document, size_t indent) {
    tasks_.push_back({document.get(), indent, true});
    while (!tasks_.empty()) {
      const Task task = tasks_.back();
      tasks_.pop_back();
      print(task);
    }
    return column_;
  }

 private:
  void print(const Task& task) {
    const DocumentNode& document = *task.document;
    switch (document.kind) {
      case DocumentKind::text:
      case DocumentKind::comment: return write(document.text, display_width(document.text));
      case DocumentKind::line: return task.broken ? start_line(task.indent) : write(" ", 1);
      case DocumentKind::soft_line: return task.broken ? start_line(task.indent) : void();
      case DocumentKind::hard_line: return start_line(task.indent);
      case DocumentKind::only_broken: return task.broken ? write(document.text, display_width(document.text)) : void();
      case DocumentKind::sequence: return push_parts(document, task.indent, task.broken);
      case DocumentKind::nest: return push_parts(document, task.indent + indentation, task.broken);
      case DocumentKind::align: return push_parts(document, column_, task.broken);
      case DocumentKind::group: return push_parts(document, task.indent, task.broken && !fits(document, column_));
      case DocumentKind::hang: return print_hanging(task);
      case DocumentKind::block: return print_block(task);
    }
  }

  void print_hanging(const Task& task) {
    const DocumentNode& document = *task.document;
    const DocumentNode& part = *document.parts.front();
    if (!task.broken || fits(document, column_)) {
      write(" ", 1);
      return push_parts(document, task.indent, false);
    }
    const size_t further_in = task.indent + indentation;
    if (!part.breaks && fits(part, further_in)) {
      start_line(further_in);
      return push_parts(document, further_in, false);
    }
    write(" ", 1);
    push_parts(document, task.indent, true);
  }

  void print_block(const Task& task) {
    const DocumentNode& document = *task.document;
    if (!document.parts.empty() && (!task.broken || fits(document, column_))) {
      return push_parts(document, task.indent, false);
    }
    const std::string written = document.block(task.indent);
    out_ += written;
    column_ = task.indent + 1;
  }

  void push_parts(const DocumentNode& document, size_t indent, bool broken) {
    for (auto part = document.parts.rbegin(); part != document.parts.rend(); ++part) {
      tasks_.push_back({part->get(), indent, broken});
    }
  }

  /// Whether `document` fits on the line from `column` on, with all that follows it up to where the line may end.
  bool fits(const DocumentNode& document, size_t column) const {
    if (document.breaks || column + document.width > line_width) return false;
    size_t left = line_width - column - document.width;
    std::vector<Task> following;
    for (size_t next = tasks_.size(); next-- > 0;) {
      following.assign(1, tasks_[next]);
      while (!following.empty()) {
        const Task task = following.back();
        following.pop_back();
        const DocumentNode& rest = *task.document;
        if (ends_line(rest, task.broken)) return true;
        if (is_word(rest, task.broken)) {
          if (rest.width > left) return false;
          left -= rest.width;
          continue;
        }
        for (auto part = rest.parts.rbegin(); part != rest.parts.rend(); ++part) {
          following.push_back({part->get(), 0, task.broken});
        }
      }
    }
    return true;
  }

  static bool ends_line(const DocumentNode& document, bool broken) {
    switch (document.kind) {
      case DocumentKind::comment:
      case DocumentKind::hard_line: return true;
      case DocumentKind::line:
      case DocumentKind::soft_line: return broken;
      case DocumentKind::hang: return broken && !document.breaks;
      case DocumentKind::block: return broken || document.parts.empty();  // its brace always finds room
      case DocumentKind::text:
      case DocumentKind::only_broken:
      case DocumentKind::sequence:
      case DocumentKind::nest:
      case DocumentKind::align:
      case DocumentKind::group: return false;
    }
    return false;
  }

  /// Whether it takes its width, all of it.
  static bool is_word(const DocumentNode& document, bool broken) {
    return document.kind == DocumentKind::text || document.kind == DocumentKind::line ||
           document.kind == DocumentKind::soft_line || document.kind == DocumentKind::only_broken || !broken;
  }

  void write(std::string_view written, size_t width) {
    out_ += written;
    column_ += width;
  }

  void start_line(size_t indent) {
    out_.erase(out_.find_last_not_of(' ') + 1);
    out_ += '\n';
    out_.append(indent, ' ');
    column_ = indent;
  }

  std::vector<Task> tasks_;  // the next one last
  size_t column_;
  std::string& out_;
};

}  // namespace

size_t print(const Document& document, size_t column, size_t indent, std::string& out) {
  return DocumentPrinter(column, out).print(document, indent);
}

}  // namespace damson::format

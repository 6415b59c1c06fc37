// The mapping of W1 and W2, written by hand. `Form` says how values stand in the input: CSV cells, or JSON strings with
// their escapes, which most fields keep.
#pragma once

#include "output.h"

namespace probe {

struct Work {
  Field title, artist, date, medium, dimensions, credit, accession, classification, department, acquired, id, url,
      height;
};

struct CsvForm {
  static void inside(Output& out, Field field) { json_inside(out, field); }
  static Field title(Field field, std::string& room, std::string&) { return squeezed(field, room); }
};

struct JsonForm {
  static void inside(Output& out, Field field) { out.copy(field); }
  /// Escaped white space becomes white space first; other escapes stay.
  static Field title(Field field, std::string& room, std::string& plain) {
    if (memchr(field.text, '\\', field.size) == nullptr) return squeezed(field, room);
    plain.clear();
    for (size_t i = 0; i < field.size; i++) {
      const bool pair = field.text[i] == '\\';
      if (pair && strchr("nrtf", field.text[i + 1]) != nullptr) {
        plain += ' ';
        i++;
      } else {
        plain += field.text[i];
        if (pair) plain += field.text[++i];
      }
    }
    const size_t size = plain.size();
    plain.resize(size + padding);
    return squeezed({plain.data(), size, false}, room);
  }
};

template <class Form>
void put_text(Output& out, Field field) {
  out.put('"');
  Form::inside(out, field);
  out.put('"');
}

template <class Form>
void put_list(Output& out, Field field) {
  out.put('[');
  while (field.size > 0) {
    size_t at = 0;
    while (at + 1 < field.size && !(field.text[at] == ',' && field.text[at + 1] == ' ')) {
      const void* comma = memchr(field.text + at + 1, ',', field.size - at - 1);
      at = comma == nullptr ? field.size : static_cast<size_t>(static_cast<const char*>(comma) - field.text);
    }
    if (at + 1 >= field.size) {
      put_text<Form>(out, field);
      break;
    }
    put_text<Form>(out, {field.text, at, field.quoted});
    out.put(',');
    field = {field.text + at + 2, field.size - at - 2, field.quoted};
  }
  out.put(']');
}

inline void put_reject(Output& rejects, const Work& work, std::string_view field) {
  rejects.put("{\"id\":");
  rejects.copy(work.id);
  rejects.put(",\"error\":\"");
  for (const char c : field) rejects.put(c);
  rejects.put("\"}\n");
}

template <class Form>
void map_work(const Work& work, Output& out, Output& rejects, std::string& room, std::string& plain) {
  const Field title = Form::title(work.title, room, plain);
  if (title.size == 0) return;
  if (work.acquired.size > 0 && !is_day(work.acquired)) return put_reject(rejects, work, "date_acquired");
  char* const start = out.end();
  out.put("{\"id\":");
  out.copy(work.id);
  out.put(",\"title\":");
  put_text<Form>(out, title);
  out.put(",\"date_text\":");
  put_text<Form>(out, work.date);
  out.put(",\"date_acquired\":");
  if (work.acquired.size > 0)
    put_text<Form>(out, work.acquired);
  else
    out.put("null");
  out.put(",\"creators\":");
  put_list<Form>(out, work.artist);
  out.put(",\"classification\":");
  char* const classification = out.end();
  put_text<Form>(out, work.classification);
  for (char* c = classification; c < out.end(); c++) *c = lowered(*c);
  out.put(",\"department\":");
  put_text<Form>(out, work.department);
  out.put(",\"medium\":");
  put_text<Form>(out, work.medium);
  out.put(",\"dimensions\":");
  put_text<Form>(out, work.dimensions);
  out.put(",\"credit_line\":");
  put_text<Form>(out, work.credit);
  out.put(",\"accession_no\":");
  put_text<Form>(out, work.accession);
  out.put(",\"height_cm\":");
  if (work.height.size == 0) {
    out.put("null");
  } else if (!put_number(out, work.height)) {
    out.end() = start;
    return put_reject(rejects, work, "height_cm");
  }
  out.put(",\"path\":\"");
  put_slug(out, work.department);
  out.put('/');
  out.copy(work.id);
  out.put(".jpg\",\"source_url\":");
  put_text<Form>(out, work.url);
  out.put("}\n");
}

}  // namespace probe

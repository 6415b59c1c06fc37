// A path that is not too long.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "stdlib/support/safe_name.h"

namespace damson::functions {

namespace {

Error no_room(const PathProfile& profile, Text path) {
  return fail(
      fmt::format("\"{}\" cannot be shortened to the {} {} that {} allows: its folders leave no room for a name", path,
                  profile.path_length.most, unit_text(profile.path_length.unit), profile.place));
}

/// The names that are too long, each cut; the file's name also where the path is too long because of it.
Result<Done> write_short_path(const PathProfile& profile, Text path, std::string& out) {
  for (size_t at = 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    const Text name = path.substr(at, end - at);
    if (at > 0) out += '/';
    LengthLimit limit = profile.name_length;
    if (end == path.size()) {
      const size_t folders = length_in(profile.path_length.unit, out);
      if (folders >= profile.path_length.most) return no_room(profile, path);
      limit.most = std::min(limit.most, profile.path_length.most - folders);
    }
    if (!exceeds(name, limit)) {
      out += name;
    } else if (!write_shortened(name, limit, out)) {
      return no_room(profile, path);
    }
    at = end + 1;
  }
  return Done{};
}

Result<PathText> shortened(const PathProfile& profile, Text path, LossyRowContext& row) {
  std::string& out = row.scratch();
  const Result<Done> written = write_short_path(profile, path, out);
  if (!written.ok()) return written.error();
  if (out == path) return PathText{path};
  const Text shorter = row.copy(out);
  row.lost(path, shorter);
  return PathText{shorter};
}

}  // namespace

Function shorten() {
  return {
      .name = "shorten",
      .family = "paths",
      .summary =
          "A path with the names cut that are longer than the rules of `profile` allow; what has to be cut counts in "
          "the loss ledger.",
      .details =
          "A name that is cut keeps its extension and gets a hyphen and eight digits of its SHA-256, so that names "
          "that begin alike stay apart and the "
          "same name is always cut in the same way. Where the whole path is too long, the file's name is cut further. "
          "Only lengths are looked at: `safe_name` and `fits` are about characters.",
      .parameters = {{"path", "The path, or text that is one."},
                     {"profile", R"(Whose rules: "portable", "windows", "posix", "s3" or "sharepoint".)"}},
      .examples = {{R"("masters/A00001.jpg" | shorten("windows"))", R"("masters/A00001.jpg")"},
                   {R"((pad_left("b.jpg", 260, "a") | shorten("windows")) | length)", "255"}},
      .edge_cases =
          {{R"(missing | shorten("posix"))", "missing"},
           {R"("" | shorten("posix"))", R"(fails "")"},
           {R"(pad_left("b.jpg", 260, "a") | shorten("posix") | file_name | drop_first(242))", R"("-46dc89de.jpg")"},
           {R"(pad_left("b", 200, "ä") | shorten("posix") | byte_length)", "255"},
           {R"(path_join(pad_left("b", 200, "a"), pad_left("c.tif", 100, "é")) | shorten("windows") | length)", "256"},
           {R"(path_join(pad_left("b", 255, "a"), "c.tif") | shorten("portable"))",
            R"(fails "its folders leave no room for a name")"},
           {R"("a" | shorten("vms"))", R"(fails "there is no profile \"vms\"")"}},
      .body = overloads(each_row([](PathText path, const PathProfile* const& profile,
                                    LossyRowContext& row) { return shortened(*profile, path.text, row); },
                                 [](const std::string& profile) { return find_path_profile(profile); }),
                        each_row(
                            [](Text text, const PathProfile* const& profile, LossyRowContext& row) -> Result<PathText> {
                              const Result<Text> path = normalise_path(row.arena(), text);
                              if (!path.ok()) return path.error();
                              return shortened(*profile, *path, row);
                            },
                            [](const std::string& profile) { return find_path_profile(profile); })),
  };
}

}  // namespace damson::functions

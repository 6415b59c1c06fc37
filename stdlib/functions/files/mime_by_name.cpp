// What kind of content a file has, told by its name.
#include "runtime/values/each_row.h"
#include "stdlib/support/media_types.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function mime_by_name() {
  return {
      .name = "mime_by_name",
      .family = "files",
      .summary =
          R"(The media type that a file's extension stands for, such as "image/tiff"; missing when it is not known.)",
      .details =
          "Only the name is looked at. About 180 extensions of images, video, sound, documents, models and data are "
          "known, in whatever case.",
      .parameters = {{"path", "The file's path or name."}},
      .examples = {{R"("masters/A00001.TIF" | mime_by_name)", R"("image/tiff")"},
                   {R"("report.final.pdf" | mime_by_name)", R"("application/pdf")"},
                   {R"("A00001.NEF" | mime_by_name)", R"("image/x-nikon-nef")"}},
      .edge_cases = {{"missing | mime_by_name", "missing"},
                     {R"("" | mime_by_name)", "missing"},
                     {R"("README" | mime_by_name)", "missing"},
                     {R"(".jpg" | mime_by_name)", "missing"},
                     {R"("jpg" | mime_by_name)", "missing"},
                     {R"("ä.jpg" | mime_by_name)", R"("image/jpeg")"},
                     {R"("a.unknown" | mime_by_name)", "missing"},
                     {R"("a.tïf" | mime_by_name)", "missing"},
                     {R"("a.an extension that is long" | mime_by_name)", "missing"}},
      .body = each_row([](Text path) -> std::optional<Text> {
        const Text name = last_name(path);
        const size_t stem = stem_length(name);
        if (stem == name.size()) return std::nullopt;
        return media_type_of(name.substr(stem + 1));
      }),
  };
}

}  // namespace damson::functions

# Lists the diagnostics of a folder: one header each, which declares a constant of the header's own name.
#
# damson_diagnostics(TARGET FOLDER FUNCTION) adds to TARGET a source file that defines FUNCTION, which
# FOLDER/../FUNCTION.h or FOLDER/FUNCTION.h declares.
function(damson_diagnostics target folder function)
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${folder}/*.h)
  list(FILTER headers EXCLUDE REGEX "/all_[a-z]+_diagnostics\\.h$")
  list(SORT headers)
  list(LENGTH headers count)
  set(declaration ${folder}/${function}.h)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/${declaration})
    cmake_path(GET folder PARENT_PATH parent)
    set(declaration ${parent}/${function}.h)
  endif()

  set(includes "")
  set(entries "")
  foreach(header IN LISTS headers)
    cmake_path(GET header STEM name)
    string(APPEND includes "#include \"${header}\"\n")
    string(APPEND entries "    &${name}.info,\n")
  endforeach()
  set(output ${CMAKE_BINARY_DIR}/generated/${function}.cpp)
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Written by the build: the diagnostics of @folder@.
#include \"@declaration@\"

#include <array>

@includes@
namespace damson {

std::span<const DiagnosticInfo* const> @function@() {
  static constexpr std::array<const DiagnosticInfo*, @count@> all{
@entries@  };
  return all;
}

}  // namespace damson
")
  target_sources(${target} PRIVATE ${output})
endfunction()

# Puts the modules of folders into a program: FOLDER/NAME.damson becomes the module std.NAME.
function(damson_modules target)
  set(modules "")
  foreach(folder IN LISTS ARGN)
    file(GLOB found CONFIGURE_DEPENDS ${folder}/*.damson)
    list(APPEND modules ${found})
  endforeach()
  list(SORT modules COMPARE FILE_BASENAME)
  set(entries "")
  foreach(module IN LISTS modules)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${module})
    cmake_path(GET module STEM name)
    file(READ ${module} text)
    string(APPEND entries "    {\"std.${name}\", R\"module(${text})module\"},\n")
  endforeach()
  list(LENGTH modules count)
  set(output ${CMAKE_BINARY_DIR}/generated/std_modules.cpp)
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Written by the build: the modules that come with Damson.
#include \"compiler/source/std_module.h\"

#include <array>

namespace damson {

std::span<const StdModule> all_std_modules() {
  static constexpr std::array<StdModule, @count@> all{{
@entries@  }};
  return all;
}

}  // namespace damson
")
  target_sources(${target} PRIVATE ${output})
endfunction()

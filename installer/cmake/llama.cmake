# Read by CMake right after llama-cpp-python's own project() call (CMAKE_PROJECT_llama_cpp_INCLUDE).
#
# Its CMakeLists.txt forces LLAMA_BUILD_COMMON=ON in the cache. A normal variable wins over a cache entry
# (policy CMP0126), so this leaves out chat parsers, argument parsing and the HTTP client: code of
# llama.cpp's own programs, about half of the build time, that the Python package never loads.
set(LLAMA_BUILD_COMMON OFF)

# A wheel cannot hold symbolic links: libllama.so, .so.0 and .so.0.5.0 would become three full copies, and
# the loader would map two of them as separate libraries. Plain names leave one file of each.
set(CMAKE_PLATFORM_NO_VERSIONED_SONAME ON)

# Read by CMake right after llama-cpp-python's own project() call (CMAKE_PROJECT_llama_cpp_INCLUDE).
#
# Its CMakeLists.txt forces LLAMA_BUILD_COMMON=ON in the cache. A normal variable wins over a cache entry
# (policy CMP0126), so this leaves out chat parsers, argument parsing and the HTTP client: code of
# llama.cpp's own programs, about half of the build time, that the Python package never loads.
set(LLAMA_BUILD_COMMON OFF)

# A wheel cannot hold symbolic links: libllama.so, .so.0 and .so.0.5.0 would become three full copies, and
# the loader would map two of them as separate libraries. Plain names leave one file of each.
set(CMAKE_PLATFORM_NO_VERSIONED_SONAME ON)

# The CPU backend, compiled once for each of these processors. GGML_CPU_ALL_VARIANTS means fourteen, at most
# of a minute each, and knows no shorter list; one of them (sapphirerapids, with AMX) ends with an illegal
# instruction where a virtual machine announces AMX and the kernel withholds it. These five serve every
# x86-64 processor: the baseline, AVX2, AVX2 with VNNI (desktops since 2021), and two steps of AVX-512.
set(RADONC_CPU_VARIANTS x64 haswell alderlake icelake zen4)

function(radonc_add_cpu_backend_variant name)
    if (NOT GGML_SYSTEM_ARCH STREQUAL "x86" OR name IN_LIST RADONC_CPU_VARIANTS)
        ggml_add_cpu_backend_variant(${ARGV})
    endif()
endfunction()

# The source is a throw-away copy that was unpacked for this build: its list calls our function instead.
set(radonc_list "${CMAKE_CURRENT_SOURCE_DIR}/vendor/llama.cpp/ggml/src/CMakeLists.txt")
file(READ "${radonc_list}" radonc_text)
if (NOT radonc_text MATCHES "radonc_add_cpu_backend_variant")
    string(REPLACE "ggml_add_cpu_backend_variant(" "radonc_add_cpu_backend_variant(" radonc_text "${radonc_text}")
    foreach (name IN LISTS RADONC_CPU_VARIANTS)
        if (NOT radonc_text MATCHES "radonc_add_cpu_backend_variant\\(${name}[ )]")
            message(FATAL_ERROR "llama.cpp no longer has the CPU variant ${name}: look at ${radonc_list}")
        endif()
    endforeach()
    file(WRITE "${radonc_list}" "${radonc_text}")
endif()

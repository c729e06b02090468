# Read by CMake after every project() call (CMAKE_PROJECT_INCLUDE): messages of the engine name its sources, and these
# lie in folders with random names. Without the folders, the same source gives the same bytes everywhere.
if (NOT radonc_paths)
    set(radonc_paths ON)
    add_compile_options("-ffile-prefix-map=${CMAKE_BINARY_DIR}=build" "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=source")
    if (DEFINED RADONC_GGML)
        add_compile_options("-ffile-prefix-map=${RADONC_GGML}=ggml")
    endif()
endif()

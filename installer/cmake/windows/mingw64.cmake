# Debian's MinGW-w64 with POSIX threads. What Windows or this compiler wants beyond the usual:
# - AVX code must not assume an aligned stack, which Windows does not promise and GCC assumes (GCC bug 54412);
# - Windows 10 is the oldest system;
# - names that these headers (mingw-w64 10) do not have yet.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
# The build folder is not to be found in what is compiled: two builds give the same bytes.
set(radonc_common "-D_WIN32_WINNT=0x0A00 -Wa,-muse-unaligned-vector-move -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")
set(CMAKE_C_FLAGS_INIT "${radonc_common} -include ${CMAKE_CURRENT_LIST_DIR}/mingw-compat.h")
set(CMAKE_CXX_FLAGS_INIT "${radonc_common}")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-s -Wl,--no-insert-timestamp -Wl,--dynamicbase -Wl,--nxcompat -Wl,--high-entropy-va")
set(CMAKE_MODULE_LINKER_FLAGS_INIT "${CMAKE_SHARED_LINKER_FLAGS_INIT}")

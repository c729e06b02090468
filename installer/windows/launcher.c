/* Starts RadOnc-GPT on Windows: this program is the app, there is no interpreter beside it that runs other files.

   The executable's folder holds python\ (Python's libraries) and lib\ (the program). No library is looked for in the
   current folder or on the PATH, no variable of the user's Python, Qt or engine counts, where Windows itself lies is
   asked of the system (the places of its folders are written with these variables), and a crash makes no report that would
   hold text of a case. START is the name of the script in lib\ that this executable was made for. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define WIDE_(text) L##text
#define WIDE(text) WIDE_(text)
#define LONGEST 32768
#define OWN_ARGUMENTS 6

typedef int (*py_main)(int, wchar_t **);

static const wchar_t *const FORGOTTEN[] = {
    L"GGML_BACKEND_PATH", L"LLAMA_CPP_LIB_PATH", L"QT_PLUGIN_PATH", L"QT_QPA_PLATFORM_PLUGIN_PATH", L"QML2_IMPORT_PATH",
    L"PYTHONHOME", L"PYTHONPATH", L"CUDA_PATH", L"HIP_PATH", L"OPENSSL_CONF", L"OPENSSL_MODULES", L"OPENSSL_ENGINES",
};

static int refuse(const wchar_t *what)
{
    wchar_t text[512];
    _snwprintf(text, 511, L"RadOnc-GPT cannot start (%ls): install it again.\n", what);
    text[511] = 0;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD written;
    if (out && out != INVALID_HANDLE_VALUE && GetFileType(out) != FILE_TYPE_UNKNOWN) {
        char bytes[1024];
        int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
        WriteFile(out, bytes, length > 0 ? (DWORD)length - 1 : 0, &written, NULL);
    } else {
        MessageBoxW(NULL, text, L"RadOnc-GPT", MB_OK | MB_ICONERROR);
    }
    return 2;
}

static void name_windows_folders(void)
{
    wchar_t folder[MAX_PATH];
    UINT length = GetSystemWindowsDirectoryW(folder, MAX_PATH);
    if (length < 2 || length >= MAX_PATH)
        return;
    SetEnvironmentVariableW(L"SystemRoot", folder);
    SetEnvironmentVariableW(L"windir", folder);
    folder[2] = 0;
    SetEnvironmentVariableW(L"SystemDrive", folder);
}

int wmain(int count, wchar_t **given)
{
    static wchar_t own[LONGEST], library[LONGEST], script[LONGEST];
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    HeapSetInformation(NULL, HeapEnableTerminationOnCorruption, NULL, 0);
    if (!SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS) || !SetDllDirectoryW(L""))
        return refuse(L"Windows 10 or later is needed");
    for (size_t index = 0; index < sizeof FORGOTTEN / sizeof *FORGOTTEN; index++)
        SetEnvironmentVariableW(FORGOTTEN[index], NULL);
    name_windows_folders();

    DWORD length = GetModuleFileNameW(NULL, own, LONGEST);
    wchar_t *end = length && length < LONGEST ? wcsrchr(own, L'\\') : NULL;
    if (!end)
        return refuse(L"its own folder is not known");
    int folder = (int)(end - own);
    _snwprintf(library, LONGEST - 1, L"%.*ls\\python\\python311.dll", folder, own);
    _snwprintf(script, LONGEST - 1, L"%.*ls\\lib\\" WIDE(START), folder, own);

    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return refuse(L"python311.dll cannot be loaded");

    /* -I: nothing of the user's settings. -B: nothing is written beside the program. */
    wchar_t **arguments = calloc((size_t)count + OWN_ARGUMENTS, sizeof *arguments);
    if (!arguments)
        return refuse(L"there is no memory");
    wchar_t *own_arguments[OWN_ARGUMENTS - 1] = {own, L"-I", L"-B", L"-Xutf8", script};
    int total = 0;
    for (int index = 0; index < OWN_ARGUMENTS - 1; index++)
        arguments[total++] = own_arguments[index];
    for (int index = 1; index < count; index++)
        arguments[total++] = given[index];
    return run(total, arguments);
}

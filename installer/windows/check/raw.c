/* Runs the command line that stands in C:\line.txt, word for word: a shell between it and Wine would quote it in its own
   way, and installers look at the quotes. Writes its exit code to C:\code.txt: that of a process
   of Linux has no room for 1603. What PLANTED says goes into variables that Wine itself lets nobody set. */
#include <stdio.h>
#include <windows.h>

int wmain(void)
{
    static char bytes[8192];
    static wchar_t line[8192];
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    DWORD code = 250;
    FILE *file = _wfopen(L"C:\\line.txt", L"rb");
    if (!file)
        return 251;
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = 0;
    fclose(file);
    MultiByteToWideChar(CP_UTF8, 0, bytes, -1, line, 8192);
    line[wcscspn(line, L"\r\n")] = 0;
    if (_wgetenv(L"PLANTED")) { /* where a user says that the machine's settings are */
        SetEnvironmentVariableW(L"PROGRAMDATA", _wgetenv(L"PLANTED"));
        SetEnvironmentVariableW(L"ALLUSERSPROFILE", _wgetenv(L"PLANTED"));
        SetEnvironmentVariableW(L"SystemDrive", L"Z:");
    }
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return 252;
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    file = _wfopen(L"C:\\code.txt", L"wb");
    if (!file)
        return 253;
    fprintf(file, "%lu\n", code);
    fclose(file);
    return 0;
}

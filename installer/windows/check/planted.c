/* A library that somebody planted: notes in C:\planted.log which program has loaded it under which name. */
#include <stdio.h>
#include <windows.h>

BOOL WINAPI DllMain(HINSTANCE self, DWORD why, LPVOID reserved)
{
    wchar_t own[1024], program[1024];
    (void)reserved;
    if (why == DLL_PROCESS_ATTACH) {
        FILE *log = _wfopen(L"C:\\planted.log", L"ab");
        GetModuleFileNameW(self, own, 1024);
        GetModuleFileNameW(NULL, program, 1024);
        if (log) {
            fprintf(log, "%ls by %ls\n", own, program);
            fclose(log);
        }
    }
    return TRUE;
}

/* Stands in for netsh.exe and icacls.exe of Windows, which under Wine do nothing: notes the command line that it was
   called with in C:\calls.log, and ends with the code in C:\NAME.code, or 0 without that file. */
#include <stdio.h>
#include <windows.h>

int wmain(void)
{
    FILE *log = _wfopen(L"C:\\calls.log", L"ab");
    FILE *code = _wfopen(L"C:\\" NAME L".code", L"rb");
    int number = 0;
    if (log) {
        fprintf(log, "%ls\n", GetCommandLineW());
        fclose(log);
    }
    if (code) {
        if (fscanf(code, "%d", &number) != 1)
            number = 99;
        fclose(code);
    }
    return number;
}

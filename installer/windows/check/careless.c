/* A program that looks for libraries where Windows does by default: it shows that the planted ones would be loaded. */
#include <windows.h>

int wmain(int count, wchar_t **names)
{
    int loaded = 0;
    for (int index = 1; index < count; index++)
        loaded += LoadLibraryW(names[index]) != NULL;
    return loaded;
}

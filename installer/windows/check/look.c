/* look.exe SECONDS OLD [NEW]: waits for a visible window whose title begins with OLD, prints title, class and size, and
   what a box says. With a text in the file C:\type.txt it types this text and Return into it and waits for a window whose
   title begins with NEW; otherwise it asks the window to close. 0: all of it was there. */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

static const wchar_t *wanted;
static HWND found;

static BOOL CALLBACK look(HWND window, LPARAM unused)
{
    wchar_t title[512] = L"";
    (void)unused;
    GetWindowTextW(window, title, 511);
    if (IsWindowVisible(window) && !wcsncmp(title, wanted, wcslen(wanted)))
        found = window;
    return found == NULL;
}

static BOOL CALLBACK read_out(HWND child, LPARAM unused)
{
    wchar_t kind[64] = L"", text[1024] = L"";
    char words[4096] = "";
    (void)unused;
    GetClassNameW(child, kind, 63);
    if (_wcsicmp(kind, L"Static") || !SendMessageW(child, WM_GETTEXT, 1023, (LPARAM)text))
        return TRUE;
    WideCharToMultiByte(CP_UTF8, 0, text, -1, words, sizeof words - 1, NULL, NULL);
    printf("says: %s\n", words);
    return TRUE;
}

static HWND wait_for(const wchar_t *title, int seconds)
{
    wanted = title;
    found = NULL;
    for (int tick = 0; tick < seconds * 4 && !found; tick++) {
        EnumWindows(look, 0);
        Sleep(250);
    }
    if (found) {
        wchar_t text[512] = L"", kind[256] = L"";
        RECT place = {0, 0, 0, 0};
        GetWindowTextW(found, text, 511);
        GetClassNameW(found, kind, 255);
        GetClientRect(found, &place);
        char words[2048] = "";
        WideCharToMultiByte(CP_UTF8, 0, text, -1, words, sizeof words - 1, NULL, NULL);
        printf("\"%s\" (%ls), %ld x %ld\n", words, kind, place.right, place.bottom);
        if (!wcscmp(kind, L"#32770"))
            EnumChildWindows(found, read_out, 0);
        fflush(stdout);
    }
    return found;
}

static void type_file(HWND window)
{
    FILE *file = _wfopen(L"C:\\type.txt", L"rb");
    int letter;
    while (file && (letter = fgetc(file)) != EOF)
        PostMessageW(window, WM_CHAR, (WPARAM)letter, 1);
    if (file)
        fclose(file);
    PostMessageW(window, WM_KEYDOWN, VK_RETURN, 0x001c0001);
    PostMessageW(window, WM_KEYUP, VK_RETURN, (LPARAM)0xc01c0001);
}

int wmain(int count, wchar_t **given)
{
    if (count < 3)
        return 2;
    HWND window = wait_for(given[2], _wtoi(given[1]));
    if (!window)
        return 1;
    if (count > 3 && GetFileAttributesW(L"C:\\type.txt") != INVALID_FILE_ATTRIBUTES) {
        type_file(window);
        return !wait_for(given[3], _wtoi(given[1]));
    }
    return !PostMessageW(window, WM_CLOSE, 0, 0);
}

@echo off
rem Open the demo of RadOnc-GPT from this stick. The program itself closes the search for libraries; what the demo
rem writes stays in the folder demo on the stick. Where the stick is write-protected, the program says so.
setlocal
set "PATH=%SystemRoot%\System32"
if not exist "%~dp0demo\state" mkdir "%~dp0demo\state" 2>nul
set "LOCALAPPDATA=%~dp0demo\state"
cd /d "%~dp0windows"
start "" "%~dp0windows\radonc-desktop.exe" --demo %*

; The setup for RadOnc-GPT: one file, silent with /S. Switches, exit codes and what is left behind: docs/it-guide.md.
; No plug-in: none of its code is unpacked to a folder where application control forbids it.
; Given by installer/windows_setup.py: APP (folder), OUT, VERSION, KILOBYTES.
Target amd64-unicode
Unicode true
!ifdef QUICK
SetCompress off ; the check's other version
!else
SetCompressor /SOLID zlib
!endif
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro VersionCompare

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\RadOnc-GPT"
!define OWN "Software\RadOnc-GPT\Setup"
!define POLICIES "Software\Policies\RadOnc-GPT"
!define EVENTS "SYSTEM\CurrentControlSet\Services\EventLog\Application\RadOnc-GPT"
!define RULE "RadOnc-GPT outbound block"
; exit codes
!define E_ADMIN 3
!define E_SYSTEM 4
!define E_SWITCH 5
!define E_RUNNING 6
!define E_NEWER 7
!define E_PACK 8

Name "RadOnc-GPT"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\RadOnc-GPT"
RequestExecutionLevel admin
ShowInstDetails show
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "RadOnc-GPT"
VIAddVersionKey FileDescription "RadOnc-GPT setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Apache-2.0"
Icon "${ICON}"
UninstallIcon "${ICON}"
Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Var Log
Var Pack
Var IdleLock
Var Firewall
Var Demo
Var RemovePacks
Var Code

!macro Common un
Function ${un}Say ; the line on top of the stack goes to the window and to the log
    Exch $0
    Push $1
    DetailPrint "$0"
    ${If} $Log != ""
        ClearErrors
        FileOpen $1 "$Log" a
        ${IfNot} ${Errors}
            FileSeek $1 0 END
            FileWriteUTF16LE $1 "$0$\r$\n"
            FileClose $1
        ${EndIf}
    ${EndIf}
    ClearErrors
    Pop $1
    Pop $0
FunctionEnd

Function ${un}Start ; rights, system, the log
    SetRegView 64
    SetShellVarContext all
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} "$R0" "/LOG=" $Log
    ${If} ${Errors}
        StrCpy $Log ""
    ${EndIf}
    ClearErrors
    WriteRegStr HKLM "${OWN}" "Try" "1" ; users without rights cannot
    ${If} ${Errors}
        Push "Only an administrator may do this."
        Call ${un}Say
        SetErrorLevel ${E_ADMIN}
        Quit
    ${EndIf}
    DeleteRegValue HKLM "${OWN}" "Try"
FunctionEnd

Function ${un}IsRunning ; the name of an executable on top of the stack; ends everything when it cannot be replaced
    Exch $0
    ${If} ${FileExists} "$INSTDIR\$0"
        ClearErrors
        FileOpen $1 "$INSTDIR\$0" a
        ${If} ${Errors}
            Push "RadOnc-GPT is running ($0): close it for all users."
            Call ${un}Say
            SetErrorLevel ${E_RUNNING}
            Quit
        ${EndIf}
        FileClose $1
    ${EndIf}
    Pop $0
FunctionEnd

Function ${un}CheckRunning
    Push "radonc-desktop.exe"
    Call ${un}IsRunning
    Push "radonc-desktop-console.exe"
    Call ${un}IsRunning
    Push "radonc-models.exe"
    Call ${un}IsRunning
FunctionEnd

Function ${un}RemoveProgram ; only what the setup has put there
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\lib"
    RMDir /r "$INSTDIR\doc"
    Delete "$INSTDIR\radonc-desktop.exe"
    Delete "$INSTDIR\radonc-desktop-console.exe"
    Delete "$INSTDIR\radonc-models.exe"
FunctionEnd

Function ${un}NoFirewall
    ExecWait '"$SYSDIR\netsh.exe" advfirewall firewall delete rule name="${RULE}"' $0
FunctionEnd
!macroend
!insertmacro Common ""
!insertmacro Common "un."

!macro Option name variable
    ClearErrors
    ${GetOptions} "$R0" "/${name}=" ${variable}
    ${If} ${Errors}
        StrCpy ${variable} ""
    ${EndIf}
!macroend

!macro Refuse words ; a switch with another value changes nothing
    Push "${words}"
    Call Say
    SetErrorLevel ${E_SWITCH}
    Quit
!macroend

!macro Block file
    ExecWait '"$SYSDIR\netsh.exe" advfirewall firewall add rule name="${RULE}" dir=out action=block program="$INSTDIR\${file}" enable=yes profile=any' $0
    ${If} $0 = 0
        IntOp $2 $2 + 1
    ${EndIf}
!macroend

Function .onInit
    Call Start
    ${IfNot} ${AtLeastWin10}
        Push "RadOnc-GPT needs 64-bit Windows 10 or later."
        Call Say
        SetErrorLevel ${E_SYSTEM}
        Quit
    ${EndIf}
    ${GetParameters} $R0
    ${WordFind} "$CMDLINE" '"/D=' "E+1{" $1 ; quoted, NSIS does not know it and would take its own folder
    ${IfNot} ${Errors}
        !insertmacro Refuse "/D= takes its folder without quotes, and comes last."
    ${EndIf}
    !insertmacro Option "PACK" $Pack
    !insertmacro Option "IDLELOCK" $IdleLock
    !insertmacro Option "FIREWALL" $Firewall
    !insertmacro Option "DEMO" $Demo
    ${If} $IdleLock != ""
        IntOp $1 $IdleLock + 0
        ${If} $1 != $IdleLock
        ${OrIf} $1 < 1
        ${OrIf} $1 > 60
            !insertmacro Refuse "/IDLELOCK takes minutes from 1 to 60."
        ${EndIf}
    ${EndIf}
    ${If} $Firewall != ""
    ${AndIf} $Firewall != "0"
    ${AndIf} $Firewall != "1"
        !insertmacro Refuse "/FIREWALL takes 0 or 1."
    ${EndIf}
    ${If} $Demo != ""
    ${AndIf} $Demo != "0"
    ${AndIf} $Demo != "1"
        !insertmacro Refuse "/DEMO takes 0 or 1."
    ${EndIf}
    ${If} $Pack != ""
        IfFileExists "$Pack\release.json" packed 0
        !insertmacro Refuse "/PACK names no folder with a signed pack."
    ${EndIf}
packed:
    ReadRegStr $1 HKLM "${OWN}" "Msi"
    ReadRegStr $2 HKLM "${UNINSTALL}" "DisplayVersion"
    ${If} $1 != ""
        Push "RadOnc-GPT was installed from the MSI package: use that, or remove it first."
        Call Say
        SetErrorLevel ${E_NEWER}
        Quit
    ${EndIf}
    ${If} $2 != ""
        ReadRegStr $INSTDIR HKLM "${UNINSTALL}" "InstallLocation"
        ${VersionCompare} "$2" "${VERSION}" $3
        ${If} $3 = 1
            Push "A newer version ($2) is installed: remove it first."
            Call Say
            SetErrorLevel ${E_NEWER}
            Quit
        ${EndIf}
    ${EndIf}
    Call CheckRunning
FunctionEnd

Section "RadOnc-GPT"
    StrCpy $Code 0
    Push "Installing RadOnc-GPT ${VERSION} into $INSTDIR"
    Call Say
    Call RemoveProgram
    SetOutPath "$INSTDIR"
    File /r "${APP}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\RadOnc-GPT.lnk" "$INSTDIR\radonc-desktop.exe"

    ; Policy, trusted keys and packs of the machine: users read, administrators write, whoever made the folder.
    CreateDirectory "$APPDATA\RadOnc-GPT\pack-keys"
    ExecWait '"$SYSDIR\icacls.exe" "$APPDATA\RadOnc-GPT" /setowner *S-1-5-32-544 /T /C /Q' $0
    ExecWait '"$SYSDIR\icacls.exe" "$APPDATA\RadOnc-GPT" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX /Q' $0
    Push "Rights of $APPDATA\RadOnc-GPT: icacls ended with $0"
    Call Say

    ; The program's entries in the Event Log bring their whole text along; Windows' own file shows it as it is.
    WriteRegExpandStr HKLM "${EVENTS}" "EventMessageFile" "%SystemRoot%\System32\EventCreate.exe"
    WriteRegDWORD HKLM "${EVENTS}" "TypesSupported" 7

    WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "RadOnc-GPT"
    WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKLM "${UNINSTALL}" "DisplayIcon" "$INSTDIR\radonc-desktop.exe"
    WriteRegStr HKLM "${UNINSTALL}" "Publisher" "RadOnc-GPT"
    WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1 ; running the setup again repairs

    ${If} $IdleLock != ""
        WriteRegDWORD HKLM "${POLICIES}" "AutoLockMinutes" $IdleLock
        WriteRegStr HKLM "${OWN}" "AutoLockMinutes" "1"
        Push "Policy: AutoLockMinutes $IdleLock"
        Call Say
    ${EndIf}
    ${If} $Demo != ""
        WriteRegDWORD HKLM "${POLICIES}" "Demo" $Demo
        WriteRegStr HKLM "${OWN}" "Demo" "1"
        Push "Policy: Demo $Demo"
        Call Say
    ${EndIf}

    ${If} $Firewall != ""
        Call NoFirewall
    ${EndIf}
    ${If} $Firewall = 1
        StrCpy $2 0
        !insertmacro Block "radonc-desktop.exe"
        !insertmacro Block "radonc-desktop-console.exe"
        !insertmacro Block "radonc-models.exe"
        Push "Firewall: $2 of 3 rules that block outbound connections were added"
        Call Say
    ${EndIf}

    ${If} $Pack != ""
        ExecWait '"$INSTDIR\radonc-models.exe" pack install "$Pack"' $0
        Push "Model pack: exit code $0"
        Call Say
        ${If} $0 != 0 ; also when it could not be started
            StrCpy $Code ${E_PACK}
        ${EndIf}
    ${EndIf}
    Push "Done. This program is ${SIGNED}."
    Call Say
    SetErrorLevel $Code
SectionEnd

Function un.onInit
    Call un.Start
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} "$R0" "/REMOVEPACKS=" $RemovePacks
    ClearErrors
    Call un.CheckRunning
FunctionEnd

Section "Uninstall"
    Push "Removing RadOnc-GPT ${VERSION} from $INSTDIR"
    Call un.Say
    Call un.RemoveProgram
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR" ; stays when somebody put files of his own there
    Delete "$SMPROGRAMS\RadOnc-GPT.lnk"
    Call un.NoFirewall
    ReadRegStr $0 HKLM "${OWN}" "AutoLockMinutes"
    ${If} $0 != ""
        DeleteRegValue HKLM "${POLICIES}" "AutoLockMinutes"
    ${EndIf}
    ReadRegStr $0 HKLM "${OWN}" "Demo"
    ${If} $0 != ""
        DeleteRegValue HKLM "${POLICIES}" "Demo"
    ${EndIf}
    DeleteRegKey /ifempty HKLM "${POLICIES}"
    DeleteRegKey HKLM "${OWN}"
    DeleteRegKey /ifempty HKLM "Software\RadOnc-GPT"
    DeleteRegKey HKLM "${UNINSTALL}"
    DeleteRegKey HKLM "${EVENTS}"
    ${If} $RemovePacks = 1
        RMDir /r "$APPDATA\RadOnc-GPT\packs"
        Push "Model packs of all users are removed."
        Call un.Say
    ${EndIf}
    RMDir "$APPDATA\RadOnc-GPT\pack-keys"
    RMDir "$APPDATA\RadOnc-GPT"
    ${If} ${FileExists} "$APPDATA\RadOnc-GPT\*.*"
        Push "Left: $APPDATA\RadOnc-GPT (policy, trusted keys, model packs)"
        Call un.Say
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        Push "Left: $INSTDIR (uninstall.exe, which ran from there by _?=, and any file that the setup did not bring)"
        Call un.Say
    ${ElseIf} ${FileExists} "$INSTDIR\*.*"
        Push "Left: $INSTDIR (files that the setup did not bring)"
        Call un.Say
    ${EndIf}
    Push "Left: the case store of each user, in %LOCALAPPDATA%\radonc-gpt of his profile"
    Call un.Say
SectionEnd

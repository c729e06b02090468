/* Names of the Windows SDK that the headers of mingw-w64 10 lack; they are those of Microsoft's documentation of
   SetThreadInformation. */
#ifndef RADONC_MINGW_COMPAT_H
#define RADONC_MINGW_COMPAT_H
#define THREAD_POWER_THROTTLING_CURRENT_VERSION 1
#define THREAD_POWER_THROTTLING_EXECUTION_SPEED 0x1
#define THREAD_POWER_THROTTLING_STATE struct radonc_thread_power_throttling
struct radonc_thread_power_throttling {
    unsigned long Version, ControlMask, StateMask;
};
#endif

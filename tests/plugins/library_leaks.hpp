// No search for leaks: it takes for one what fontconfig and tesseract keep for the life of a process, and crashes at times in
// the storage of their threads. For the only source of a program.
#pragma once

extern "C" __attribute__((visibility("default"))) const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
